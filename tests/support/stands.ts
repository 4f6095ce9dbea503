/** Stands as the public reads them, and who reads them out. */
import type { ExhibitionReader } from "../../server/web/exhibition-ports.ts";
import {
  emptyStand,
  type PublicExhibition,
  type PublicStand,
  type StandBrief,
  type StandContent,
  type StandPhoto,
} from "../../shared/exhibition.ts";

export const aPhoto = (alt: string, more: Partial<StandPhoto> = {}): StandPhoto => ({
  image: { file: `${"a1".repeat(16)}.png`, widthPx: 1280, heightPx: 860 },
  alt,
  ...more,
});

export const aStandContent = (more: Partial<StandContent> = {}): StandContent => ({
  ...emptyStand,
  institution: "Комплексный центр «Забота»",
  place: "Усть-Ярск",
  title: "Ремесло возвращает к делу",
  lead: "Пять мастерских трудовой терапии.",
  ...more,
});

export function aStand({
  content,
  ...more
}: Partial<Omit<PublicStand, "content">> & { readonly content?: Partial<StandContent> } = {}): PublicStand {
  const number = more.number ?? 4;
  return {
    id: `stand-${number}`,
    number,
    slug: "centr-zabota",
    size: "small",
    takesQuestions: true,
    answers: [],
    ...more,
    content: aStandContent(content),
  };
}

const briefOf = ({ id, number, slug, size, content, visits }: PublicStand): StandBrief => ({
  id,
  number,
  slug,
  size,
  institution: content.institution,
  place: content.place,
  title: content.title,
  lead: content.lead,
  cover: content.cover,
  visits,
});

/** An open exhibition of these stands, of whichever meeting is asked. */
export function anExhibitionOf(stands: readonly PublicStand[], more: Partial<PublicExhibition> = {}): ExhibitionReader {
  return {
    exhibition: () => ({ title: "Практики года", intro: "", stands: stands.map(briefOf), ...more }),
    stand: (_meeting, id) => stands.find((stand) => stand.id === id) ?? null,
  };
}
