import type { PostMedia } from "../../../shared/feeds.ts";
import type { TargetSurroundings } from "../target-kind.ts";

/** What a post names is not there any more: without it the post is another one. */
export class NotOnShelf extends Error {
  constructor(cause: unknown) {
    super("not on our shelf", { cause });
    this.name = "NotOnShelf";
  }
}

/** @throws {NotOnShelf} */
export async function fromShelf({ readMedia }: TargetSurroundings, media: PostMedia): Promise<Uint8Array<ArrayBuffer>> {
  try {
    // A copy: what was read may be a part of shared memory, which a request's body cannot be made of.
    return new Uint8Array(await readMedia(media));
  } catch (error) {
    throw new NotOnShelf(error);
  }
}
