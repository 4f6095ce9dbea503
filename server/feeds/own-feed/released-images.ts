import type { ShareShape } from "../../../shared/feeds.ts";
import type { Log } from "../../log.ts";

export interface ReleasedImagesDeps {
  /** Of a revision that is or was public, by shape, drawn or kept from before. `null`: there is none such. @throws when they cannot be drawn */
  readonly filesOf: (
    code: string,
    rev: number,
  ) => Promise<Readonly<Record<ShareShape, { readonly file: string }>> | null>;
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
const KEPT_MS = 60_000;

interface Kept {
  readonly until: number;
  readonly image: Promise<SentImage | null>;
}

/** Share images as they are sent, drawn when they are first asked for (FD113). Whether they may still be seen is the reader's to ask. */
export class ReleasedImages {
  readonly #deps: ReleasedImagesDeps;
  readonly #keptByName = new Map<string, Kept>();

  constructor(deps: ReleasedImagesDeps) {
    this.#deps = deps;
  }

  /** `null`: there is no such revision, or it could not be drawn. */
  async image(code: string, rev: number, shape: ShareShape): Promise<SentImage | null> {
    const name = `${code} ${rev} ${shape}`;
    const now = performance.now();
    const known = this.#keptByName.get(name);
    const kept =
      known !== undefined && now < known.until ? known : { until: now + KEPT_MS, image: this.#made(code, rev, shape) };
    this.#keptByName.delete(name);
    this.#keptByName.set(name, kept);
    for (const oldest of this.#keptByName.keys()) {
      if (this.#keptByName.size <= MOST_KEPT) break;
      this.#keptByName.delete(oldest);
    }
    const image = await kept.image;
    // What failed is tried again.
    if (image === null && this.#keptByName.get(name) === kept) this.#keptByName.delete(name);
    return image;
  }

  async #made(code: string, rev: number, shape: ShareShape): Promise<SentImage | null> {
    const { filesOf, read, log } = this.#deps;
    try {
      const file = (await filesOf(code, rev))?.[shape].file;
      const bytes = file === undefined ? null : await read(file);
      // A file's name is its content's hash.
      return file === undefined || bytes === null ? null : { bytes, etag: `"${file.split(".", 1)[0]}"` };
    } catch (error) {
      log.fault("share image not drawn", error, { code, rev });
      return null;
    }
  }
}
