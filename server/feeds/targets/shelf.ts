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
    const bytes = await readMedia(media);
    const { buffer, byteOffset, byteLength } = bytes;
    // What stands in shared memory has to be copied to be a request's body; a film is not copied for nothing.
    return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(bytes);
  } catch (error) {
    throw new NotOnShelf(error);
  }
}
