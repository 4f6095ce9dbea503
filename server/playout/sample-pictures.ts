/** The bundled files of the sample meeting. Made by tools/sample/make-sample.mjs. */

export const sampleClipFile = new URL("./sample/primer.flv", import.meta.url);

const slide = { widthPx: 1280, heightPx: 720, mediaType: "image/webp" } as const;
const portrait = { widthPx: 480, heightPx: 480, mediaType: "image/webp" } as const;

/** To be copied into the image library at the first start; cards refer to what the library answers. */
export const samplePictures = {
  "slide-summary": { ...slide, file: fileOf("slide-summary") },
  "slide-care": { ...slide, file: fileOf("slide-care") },
  "slide-workshops": { ...slide, file: fileOf("slide-workshops") },
  "slide-contract": { ...slide, file: fileOf("slide-contract") },
  "portrait-vorontsova": { ...portrait, file: fileOf("portrait-vorontsova") },
  "portrait-lebedev": { ...portrait, file: fileOf("portrait-lebedev") },
  "portrait-gareeva": { ...portrait, file: fileOf("portrait-gareeva") },
  "portrait-sokolov": { ...portrait, file: fileOf("portrait-sokolov") },
} as const;

export type SamplePicture = keyof typeof samplePictures;

function fileOf(name: string): URL {
  return new URL(`./sample/${name}.webp`, import.meta.url);
}
