import type { FileRef } from "../../../shared/cards/field.ts";
import { readFigure } from "../../../shared/cards/figure.ts";
import { fileSize } from "../../../shared/cards/file-size.ts";
import type { StandContent, StandField, StandPhoto } from "../../../shared/exhibition.ts";
import { language } from "../../i18n/language.ts";
import { t } from "./strings.ts";

/** What the form calls it. */
export const fieldName = (field: StandField): string => t(field);

/** A field's contents in lines, for somebody who compares two versions of it; none: it is empty. */
export function fieldLines(content: StandContent, field: StandField): readonly string[] {
  switch (field) {
    case "institution":
    case "place":
    case "title":
    case "lead":
    case "text":
      return content[field].trim() === "" ? [] : content[field].split("\n");
    case "cover":
      return content.cover === undefined ? [] : [photoLine(content.cover)];
    case "gallery":
      return content.gallery.map(photoLine);
    case "figures":
      return content.figures.map(({ content: figure }) =>
        [`${readFigure(figure)}: ${figure.label}`, figure.period, figure.source].filter(Boolean).join(", "),
      );
    case "film":
      return content.film === undefined ? [] : [content.film.title];
    case "documents":
      return content.documents.map(({ title, file }) => `${title} (${file.name})`);
    case "links":
      return content.links.map(({ title, url }) => `${title}: ${url}`);
    case "people":
      return content.people.map(({ name, post, phone, email }) =>
        [name, post, phone, email].filter(Boolean).join(", "),
      );
  }
}

/** What is missing in it: words for pictures that are there, or all of it. */
export const lackName = (content: StandContent, field: StandField): string =>
  lacksWords(content, field) ? t("lacksWords", { field: fieldName(field) }) : fieldName(field);

/** Of a field that is missing: its pictures are there. */
export const lacksWords = ({ cover, gallery }: StandContent, field: StandField): boolean =>
  field === "cover" ? cover !== undefined : field === "gallery" && gallery.length > 0;

/** The pictures of a field. */
export function photosOf(content: StandContent, field: StandField): readonly StandPhoto[] {
  if (field === "gallery") return content.gallery;
  return field === "cover" && content.cover !== undefined ? [content.cover] : [];
}

const photoLine = ({ alt, caption, credit }: StandPhoto): string =>
  [caption, alt === "" ? t("photo.altMissing") : alt, credit && t("photo.by", { name: credit })]
    .filter(Boolean)
    .join(". ");

/** `PDF, 1,2 МБ, 24 страницы` */
export function fileFacts({ name, bytes, pages }: FileRef): string {
  const kind = /\.([^.]+)$/u.exec(name)?.[1]?.toUpperCase();
  return [kind, fileSize(bytes, language()), pages === undefined ? undefined : t("filePages", { count: pages })]
    .filter(Boolean)
    .join(", ");
}
