import { newExhibition } from "../../shared/exhibition/settings.ts";
import { type ExhibitionSettings, emptyStand, type Stand, type StandContent } from "../../shared/exhibition.ts";
import { at } from "./ledger-builders.ts";

/** A picture that the house has. */
export const anImage = (letter = "a") => ({ file: `${letter.repeat(32)}.webp`, widthPx: 960, heightPx: 720 });

/** Nothing that a new exhibition asks for is missing. */
export const aContent = (more: Partial<StandContent> = {}): StandContent => ({
  ...emptyStand,
  institution: "Центр «Забота»",
  place: "Усть-Ярск",
  title: "Ремесло возвращает к делу",
  lead: "Пять мастерских.",
  text: "Сюда приходят после болезни.",
  cover: { image: anImage(), alt: "Здание центра" },
  ...more,
});

export const aStand = (more: Partial<Stand> = {}): Stand => ({
  id: "stand-0001",
  meeting: "kollegiya",
  number: 1,
  slug: "tsentr-zabota",
  size: "small",
  state: "draft",
  version: 1,
  draft: aContent(),
  published: null,
  publishedAt: null,
  note: null,
  isHidden: false,
  updatedAt: at(1),
  ...more,
});

export const aPublishedStand = (more: Partial<Stand> = {}): Stand =>
  aStand({ state: "accepted", published: aContent(), publishedAt: at(1), ...more });

export const someSettings = (more: Partial<ExhibitionSettings> = {}): ExhibitionSettings => ({
  ...newExhibition,
  isOpen: true,
  ...more,
});
