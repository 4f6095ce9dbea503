import type { SampleFiles } from "../../../../server/playout/sample-meeting.ts";
import { samplePapers, samplePictures } from "../../../../server/playout/sample-pictures.ts";

/** Refs as a library would answer them, each of its own. */
export const sampleFiles = {
  imageOf: (picture) => {
    const { widthPx, heightPx } = samplePictures[picture];
    return { file: `${hash(Object.keys(samplePictures).indexOf(picture))}.webp`, widthPx, heightPx };
  },
  fileOf: (paper) => {
    const { name, pages } = samplePapers[paper];
    return { file: `${hash(Object.keys(samplePapers).indexOf(paper))}.pdf`, name, bytes: 54_189, pages };
  },
} satisfies SampleFiles;

const hash = (place: number): string => place.toString(16).padStart(32, "0");
