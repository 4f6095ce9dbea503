/** The sample meeting's exhibition: nine stands of a made-up region. Roles stand where names will; numbers are an example. */
import { emptyStand, type StandContent, type StandFigure, type StandSize } from "../../shared/exhibition.ts";
import { sampleFigures } from "./sample-figures.ts";
import type { FileOf, ImageOf, SamplePaper } from "./sample-pictures.ts";
import { type StandPicture, standPhoto } from "./sample-stand-pictures.ts";
import { type StandWords, standWords } from "./sample-stand-words.ts";
import { ru } from "./sample-words.ts";

export interface SampleStand {
  readonly id: string;
  readonly size: StandSize;
  readonly content: StandContent;
}

interface Furniture {
  readonly size: StandSize;
  readonly cover: StandPicture;
  readonly gallery?: readonly (readonly [picture: StandPicture, caption: string])[];
  /** Of the sample's library, by id. */
  readonly figures?: readonly string[];
  readonly papers?: readonly (readonly [paper: SamplePaper, title: string])[];
}

/** By the stand's name, in the order of the plan. */
const furniture: Readonly<Record<keyof typeof standWords, Furniture>> = {
  ministry: {
    size: "wide",
    cover: "stand-presidium",
    figures: ["primer-figure-people", "primer-figure-helped"],
    papers: [
      ["report", "Доклад министра"],
      ["draft", "Проект решения коллегии"],
    ],
  },
  brigade: {
    size: "small",
    cover: "stand-van",
    gallery: [
      ["tour-brigade", "Маршрут в~северный район: два рейса в~неделю"],
      ["award-brigade", "Бригада северного района~— лучшая в~области"],
    ],
    figures: ["primer-figure-reached", "primer-figure-trips"],
  },
  home: { size: "small", cover: "stand-music", gallery: [["award-carer", "Сиделка года учит ухаживать за~лежачими"]] },
  care: {
    size: "large",
    cover: "stand-centre",
    gallery: [
      ["stand-workshop", "Гончарная: занятия трижды в~неделю, группы по~8~человек"],
      ["stand-music", "Хор и~гармонь: три поколения в~одном составе"],
      ["stand-van", "Выездная бригада: 11~сёл, два рейса в~неделю"],
    ],
    papers: [["deck", "Описание практики"]],
  },
  family: { size: "small", cover: "tour-family", gallery: [["award-family", "Приёмная семья года"]] },
  rehabilitation: { size: "small", cover: "stand-workshop" },
  veterans: { size: "wide", cover: "cover" },
  living: { size: "wide", cover: "award-family" },
  contract: { size: "wide", cover: "tour-canteen" },
};

// `keyof` of the table above: every stand is a key.
const names = Object.keys(furniture) as readonly (keyof typeof standWords)[];

export const sampleStands = (imageOf: ImageOf, fileOf: FileOf | null): readonly SampleStand[] =>
  names.map((name) => {
    const { size, cover, gallery = [], figures = [], papers = [] } = furniture[name];
    const { cover: coverCaption, own = [], links = [], people, ...words }: StandWords = standWords[name];
    return {
      id: `primer-stand-${name}`,
      size,
      content: {
        ...emptyStand,
        ...words,
        cover: standPhoto(imageOf, cover, coverCaption),
        gallery: gallery.map(([picture, caption]) => standPhoto(imageOf, picture, caption)),
        figures: [...figures.flatMap(ofLibrary), ...own.map(([value, label]) => ({ content: { value, label } }))],
        documents: fileOf === null ? [] : papers.map(([paper, title]) => ({ title: ru(title), file: fileOf(paper) })),
        links,
        people,
      },
    };
  });

const ofLibrary = (figureId: string): readonly StandFigure[] => {
  const figure = sampleFigures.find(({ id }) => id === figureId);
  return figure === undefined ? [] : [{ figureId, content: figure.content }];
};
