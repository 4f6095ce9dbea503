import { createHash } from "node:crypto";
import type { HighlightContent, HighlightKind, ShareShape } from "../../../shared/feeds.ts";

/** Raised whenever the same input is to be drawn otherwise: what lies on the shelf is then made anew. */
const TEMPLATE_VERSION = 1;

/** What a share image says. `dateWords`: `30 января 2026 года`. */
export interface ShareInput {
  readonly content: HighlightContent;
  readonly meetingTitle: string;
  readonly dateWords: string;
  /** Absolute; its host stands on the image, and the QR code holds it whole. */
  readonly permalink: string;
  readonly code: string;
  /** From 2 on the image says that it was corrected. */
  readonly rev: number;
}

/** One image to draw: the words that stand on it, and nothing else of the highlight. */
export interface ShareJob {
  readonly shape: ShareShape;
  readonly kind: HighlightKind;
  readonly text: string;
  readonly big: string | null;
  readonly unit: string | null;
  readonly who: { readonly name: string; readonly post: string; readonly place: string } | null;
  readonly sourceWords: string | null;
  /** With its `#`. */
  readonly tag: string | null;
  readonly meetingTitle: string;
  readonly dateWords: string;
  readonly permalink: string;
  readonly code: string;
  readonly isCorrected: boolean;
  readonly hasMoment: boolean;
}

/** Bytes of the pictures that stand on it; `null`: it has none, or it could not be read. */
export interface JobPictures {
  readonly portrait: Uint8Array | null;
  readonly picture: Uint8Array | null;
}

export function jobOf({ content, rev, ...about }: ShareInput, shape: ShareShape): ShareJob {
  const { who, tags } = content;
  const [tag] = tags;
  return {
    shape,
    kind: content.kind,
    text: content.text,
    big: content.big ?? null,
    unit: content.unit ?? null,
    who: who === undefined ? null : { name: who.name, post: who.post ?? "", place: who.place ?? "" },
    sourceWords: content.sourceWords ?? null,
    tag: tag === undefined ? null : `#${tag}`,
    meetingTitle: about.meetingTitle,
    dateWords: about.dateWords,
    permalink: about.permalink,
    code: about.code,
    isCorrected: rev > 1,
    hasMoment: content.moment !== null,
  };
}

/** Names of the pictures as they are drawn. A picture's name is its content's hash, so a name stands for its bytes. */
export interface PictureNames {
  readonly portrait: string | null;
  readonly picture: string | null;
}

/** SHA-256, hex, of everything that an image is made of: equal keys are equal images. */
export const keyOf = (job: ShareJob, names: PictureNames): string =>
  createHash("sha256")
    .update(JSON.stringify([TEMPLATE_VERSION, job, names.portrait, names.picture]))
    .digest("hex");

export function sizeOf(shape: ShareShape): { readonly widthPx: number; readonly heightPx: number } {
  const [widthPx = 0, heightPx = 0] = shape.split("x").map(Number);
  return { widthPx, heightPx };
}
