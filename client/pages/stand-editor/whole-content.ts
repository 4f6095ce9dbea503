/** What of a draft the server takes: rows that are begun and not done wait on this device. Pure (EB84). */
import { standFields } from "../../../shared/exhibition/required.ts";
import type { StandContent, StandField, StandPerson, StandPhoto } from "../../../shared/exhibition.ts";

export function wholeContent(content: StandContent): StandContent {
  const { institution, place, title, lead, text, cover, film } = content;
  const linkRows = content.links.filter(({ url }) => isAddress(url));
  return {
    ...{ institution: line(institution), place: line(place), title: line(title), lead: line(lead) },
    text: text.replace(/\r\n?/gu, "\n").replaceAll("\t", " ").replace(controls, "").trim(),
    ...(cover === undefined ? {} : { cover: photo(cover) }),
    gallery: content.gallery.map(photo),
    figures: content.figures.filter(isFigureWhole).map(({ figureId, content: figure }) => ({
      ...(figureId === undefined ? {} : { figureId }),
      // Value and label are there; the rest may go.
      content: lines(figure) as typeof figure,
    })),
    ...(film === undefined ? {} : { film: { clipId: film.clipId, title: line(film.title) || film.clipId } }),
    documents: content.documents.map(({ title: name, file }) => ({ title: line(name) || file.name, file })),
    links: linkRows.map(({ title: name, url }) => ({ title: line(name) || url.trim().slice(0, 200), url: url.trim() })),
    people: content.people.filter(({ name }) => name.trim() !== "").map(person),
  };
}

/** Fields with rows that wait. */
export const waitingFields = (content: StandContent): readonly StandField[] => {
  const whole = wholeContent(content);
  return standFields.filter((field) => {
    const [all, sent] = [content[field], whole[field]];
    return Array.isArray(all) && Array.isArray(sent) && all.length !== sent.length;
  });
};

/** Only these open a page and nothing else. */
export const isAddress = (text: string): boolean =>
  URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol);

/** As the schema of the server has it. */
export const isMailbox = (text: string): boolean =>
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/.test(text.trim());

const isFigureWhole = ({ content }: StandContent["figures"][number]): boolean =>
  content.value.trim() !== "" && content.label.trim() !== "";

const photo = ({ image, alt, caption = "", credit = "" }: StandPhoto): StandPhoto => ({
  image,
  alt: line(alt),
  ...(line(caption) === "" ? {} : { caption: line(caption) }),
  ...(line(credit) === "" ? {} : { credit: line(credit) }),
});

function person({ name, post = "", phone = "", email = "" }: StandPerson): StandPerson {
  return {
    name: line(name),
    ...(line(post) === "" ? {} : { post: line(post) }),
    ...(/\d/.test(phone) ? { phone: line(phone) } : {}),
    ...(isMailbox(email) ? { email: line(email) } : {}),
  };
}

/** Signs that turn a line about or hide in it; what is pasted from a table or a page brings them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/gu;
const line = (text: string): string =>
  text
    .replaceAll(/[\n\t]/gu, " ")
    .replace(controls, "")
    .trim();

const lines = (words: object): object =>
  Object.fromEntries(
    Object.entries(words).flatMap(([name, value]) => {
      const said = typeof value === "string" ? line(value) : value;
      return said === "" || said === undefined ? [] : [[name, said]];
    }),
  );
