/** The bundled files of the sample meeting. Made by tools/sample/make-sample.mjs. */
import type { FileRef, ImageRef } from "../../shared/cards/field.ts";

export const sampleClipFile = new URL("./sample/primer.flv", import.meta.url);

const slide = (name: string) => ({ widthPx: 1280, heightPx: 720, file: picture(`slide-${name}`) });
const smallSlide = (name: string) => ({ widthPx: 640, heightPx: 360, file: picture(`slide-${name}-640`) });
const portrait = (name: string) => ({ widthPx: 480, heightPx: 480, file: picture(`portrait-${name}`) });
const photo = (name: string) => ({ widthPx: 960, heightPx: 720, file: picture(name) });

/** To be copied into the image library at the first start; cards refer to what the library answers. */
export const samplePictures = {
  "slide-people": slide("people"),
  "slide-people-640": smallSlide("people"),
  "slide-helped": slide("helped"),
  "slide-helped-640": smallSlide("helped"),
  "slide-brigades": slide("brigades"),
  "slide-brigades-640": smallSlide("brigades"),
  "slide-families": slide("families"),
  "slide-families-640": smallSlide("families"),
  "slide-services": slide("services"),
  "slide-services-640": smallSlide("services"),
  "slide-canteens": slide("canteens"),
  "slide-canteens-640": smallSlide("canteens"),
  "slide-plans": slide("plans"),
  "slide-plans-640": smallSlide("plans"),
  "portrait-minister": portrait("minister"),
  "portrait-brigade": portrait("brigade"),
  "portrait-cook": portrait("cook"),
  "portrait-host": portrait("host"),
  "portrait-elder": portrait("elder"),
  "portrait-director": portrait("director"),
  "portrait-carer": portrait("carer"),
  "portrait-head": portrait("head"),
  "award-brigade": photo("award-brigade"),
  "award-family": photo("award-family"),
  "award-carer": photo("award-carer"),
  "tour-brigade": photo("tour-brigade"),
  "tour-canteen": photo("tour-canteen"),
  "tour-family": photo("tour-family"),
  cover: { widthPx: 960, heightPx: 540, file: picture("cover") },
  "stand-presidium": { widthPx: 1280, heightPx: 720, file: picture("stand-presidium") },
  "stand-centre": { widthPx: 1280, heightPx: 860, file: picture("stand-centre") },
  "stand-workshop": photo("stand-workshop"),
  "stand-music": photo("stand-music"),
  "stand-van": photo("stand-van"),
} as const;

export type SamplePicture = keyof typeof samplePictures;

/** What the image library answered for each of `samplePictures`. */
export type ImageOf = (picture: SamplePicture) => ImageRef;

/** To be copied among the documents at the first start; `name` is what a reader's disk will call it. */
export const samplePapers = {
  report: { file: paper("doklad"), name: "Доклад министра.pdf", pages: 2 },
  draft: { file: paper("proekt-resheniya"), name: "Проект решения коллегии.pdf", pages: 1 },
  deck: { file: paper("prezentaciya"), name: "Презентация доклада.pdf", pages: 7 },
} as const;

export type SamplePaper = keyof typeof samplePapers;

/** What the house answered for each of `samplePapers`. */
export type FileOf = (paper: SamplePaper) => FileRef;

function picture(name: string): URL {
  return new URL(`./sample/${name}.webp`, import.meta.url);
}

function paper(name: string): URL {
  return new URL(`./sample/${name}.pdf`, import.meta.url);
}
