/** What a stand still lacks before it may be submitted. Pure (EB12). */
import type { StandContent, StandField, StandPhoto } from "../exhibition.ts";

/** Every field, in the order that a form and a reader meet them. */
export const standFields: readonly StandField[] = [
  "institution",
  "place",
  "title",
  "lead",
  "text",
  "cover",
  "gallery",
  "figures",
  "film",
  "documents",
  "links",
  "people",
];

/** Without a name and a title a stand cannot be found or addressed, whatever the organisers ask for. */
const always: readonly StandField[] = ["institution", "title"];

/** Fields that are asked for and empty, and pictures that nobody has put into words yet; in the order of a form. */
export function missingFields(content: StandContent, required: readonly StandField[]): readonly StandField[] {
  return standFields.filter(
    (field) =>
      ((always.includes(field) || required.includes(field)) && isEmpty(content[field])) || isSilent(content, field),
  );
}

const isEmpty = (value: StandContent[StandField]): boolean =>
  value === undefined || (typeof value === "string" ? value.trim() === "" : Array.isArray(value) && value.length === 0);

/** A picture without words is nothing to who cannot see it, asked for or not. */
function isSilent({ cover, gallery }: StandContent, field: StandField): boolean {
  if (field === "cover") return cover !== undefined && lacksWords(cover);
  return field === "gallery" && gallery.some(lacksWords);
}

const lacksWords = ({ alt }: StandPhoto): boolean => alt.trim() === "";
