import type { JobPictures, ShareJob } from "./share-job.ts";

/** What the child is to draw. It draws one at a time. */
export interface DrawOrder {
  readonly id: number;
  readonly job: ShareJob;
  readonly pictures: JobPictures;
}

/** `rssBytes`: what the child holds now. `isWithoutSome`: a picture could not be decoded, and the image does without it. */
export type DrawAnswer =
  | { readonly id: number; readonly png: Uint8Array; readonly rssBytes: number; readonly isWithoutSome: boolean }
  | { readonly id: number; readonly failed: string };

/** `null`: not one of ours. The child has decoded uploaded pictures, so its word is checked like a stranger's. */
export function parseAnswer(said: unknown): DrawAnswer | null {
  if (typeof said !== "object" || said === null || !("id" in said) || typeof said.id !== "number") return null;
  const { id } = said;
  if ("failed" in said) return { id, failed: String(said.failed).slice(0, 500) };
  if (!("png" in said && "rssBytes" in said && "isWithoutSome" in said)) return null;
  if (!isPng(said.png) || typeof said.rssBytes !== "number") return null;
  return { id, png: said.png, rssBytes: said.rssBytes, isWithoutSome: said.isWithoutSome === true };
}

const isPng = (value: unknown): value is Uint8Array =>
  value instanceof Uint8Array && value[0] === 0x89 && value[1] === 0x50 && value.byteLength < 16 * 1024 * 1024;
