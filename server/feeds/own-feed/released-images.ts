import { createHash } from "node:crypto";
import type { Highlight, HighlightContent, ShareShape } from "../../../shared/feeds.ts";
import type { Log } from "../../log.ts";
import type { HighlightRows } from "../ports.ts";

export interface ReleasedImagesDeps {
  readonly highlights: Pick<HighlightRows, "byCode">;
  /** Drawn, or kept from before; by shape. @throws when they cannot be drawn */
  readonly draw: (
    highlight: Highlight,
    content: HighlightContent,
  ) => Promise<Readonly<Record<ShareShape, { readonly file: string }>>>;
  /** `null`: no such file. @throws when it is gone */
  readonly read: (file: string) => Promise<Uint8Array | null>;
  readonly log: Log;
}

export interface SentImage {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

/** So many are at hand: a link that many share is asked for by each of their crawlers. */
const MOST_KEPT = 24;

/** Share images of revisions that were released, drawn when they are first asked for (FD113). Whether they may still be seen is the reader's to ask. */
export class ReleasedImages {
  readonly #deps: ReleasedImagesDeps;
  readonly #keptByName = new Map<string, Promise<SentImage | null>>();

  constructor(deps: ReleasedImagesDeps) {
    this.#deps = deps;
  }

  /** `null`: there is no such revision, or it could not be drawn. */
  async image(code: string, rev: number, shape: ShareShape): Promise<SentImage | null> {
    const highlight = this.#deps.highlights.byCode(code);
    const revision = highlight?.released.find((one) => one.rev === rev);
    if (highlight == null || revision === undefined) return null;
    const name = `${highlight.id} ${rev} ${shape}`;
    const known = this.#keptByName.get(name);
    const image = known ?? this.#made({ ...highlight, rev }, revision.content, shape);
    this.#keptByName.delete(name);
    this.#keptByName.set(name, image);
    for (const oldest of this.#keptByName.keys()) {
      if (this.#keptByName.size <= MOST_KEPT) break;
      this.#keptByName.delete(oldest);
    }
    const made = await image;
    // What failed is tried again.
    if (made === null && this.#keptByName.get(name) === image) this.#keptByName.delete(name);
    return made;
  }

  async #made(highlight: Highlight, content: HighlightContent, shape: ShareShape): Promise<SentImage | null> {
    const { draw, read, log } = this.#deps;
    try {
      const { file } = (await draw(highlight, content))[shape];
      const bytes = await read(file);
      return bytes && { bytes, etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"` };
    } catch (error) {
      log.fault("share image not drawn", error, { code: highlight.code, rev: highlight.rev });
      return null;
    }
  }
}
