import type { FileRef } from "../../../../shared/cards/field.ts";
import { fileSize } from "../../../../shared/cards/file-size.ts";
import type { CardOf } from "../../../../shared/cards/index.ts";
import type { ProgramTime } from "../../../../shared/time.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { cardsShown } from "../../../../shared/timeline/shown-cards.ts";
import { type Markup, markup } from "../markup.ts";
import { count, type Section } from "./section.ts";

export const materials: Section = {
  path: "materialy",
  title: "Материалы",
  describe: ({ record }, now) => {
    const titles = cardsShown(record, "handout", now).map(({ card }) => card.title);
    return titles.length === 0 ? "Материалы и слайды заседания" : titles.join("; ");
  },
  empty: "Материалы появятся здесь, когда их покажут на заседании.",
  body: ({ record }, now) => {
    const shown = cardsShown(record, "handout", now).map(({ card }) => card);
    const handouts = shown.map(({ title, file, detail }) => document(title, file, detail));
    const slides = cardsShown(record, "slide", now).map(({ card }) => card);
    const isHandedOut = (file: string) => shown.some((card) => card.file.file === file);
    const decks = new Map(
      slides.flatMap(({ original }) =>
        original === undefined || isHandedOut(original.file) ? [] : [[original.file, original]],
      ),
    );
    const files = [...handouts, ...[...decks.values()].map((file) => document(file.name, file))];
    const tours = toursOf(record, now);
    if (files.length === 0 && slides.length === 0 && tours === null) return null;
    return markup`${files.length === 0 ? null : markup`<ul class="rows rows--plain">\n${files}</ul>\n`}${
      slides.length === 0 ? null : markup`<h2>Слайды</h2>\n<ul class="pictures">\n${slides.map(slide)}</ul>\n`
    }${tours}`;
  },
};

function toursOf(record: MeetingRecord, now: ProgramTime): Markup | null {
  const tours = cardsShown(record, "tour", now).map(({ card }) => tour(card));
  return tours.length === 0 ? null : markup`<h2 id="ekskursii">Экскурсии</h2>\n<ul class="pictures">\n${tours}</ul>\n`;
}

function tour({ place, text, photo, photoAlt }: CardOf<"tour">): Markup {
  const picture = markup`${photo === undefined ? null : markup`<a href="/i/${photo.file}"><img src="/i/${photo.file}" alt="${photoAlt ?? place}" width="${photo.widthPx}" height="${photo.heightPx}" loading="lazy"></a>\n`}`;
  return markup`<li><figure>${picture}<figcaption><b>${place}</b><p class="note pre-line">${text}</p></figcaption></figure></li>\n`;
}

function document(title: string, { file, name, bytes, pages }: FileRef, detail?: string): Markup {
  const kind = (file.split(".")[1] ?? "").toUpperCase();
  const facts = [kind, fileSize(bytes), pages === undefined ? "" : count(pages, "страница", "страницы", "страниц")];
  return markup`<li><div><a href="/f/${file}?name=${encodeURIComponent(name)}" download>${title}</a> <span class="hint">${facts
    .filter(Boolean)
    .join(", ")}</span>${detail === undefined ? null : markup`<p class="note">${detail}</p>`}</div></li>\n`;
}

function slide({ image, small, title, alt, number }: CardOf<"slide">): Markup {
  const picture = small ?? image;
  return markup`<li><figure><a href="/i/${image.file}"><img src="/i/${picture.file}" alt="${number === undefined ? title : `Слайд ${number}. ${title}`}" width="${picture.widthPx}" height="${picture.heightPx}" loading="lazy"></a>
<figcaption><b>${number === undefined ? title : `${number}. ${title}`}</b>${alt === undefined ? null : markup`<p class="note pre-line">${alt}</p>`}</figcaption></figure></li>\n`;
}
