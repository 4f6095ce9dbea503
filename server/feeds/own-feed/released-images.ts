import type { ShareShape } from "../../../shared/feeds.ts";
import type { Log } from "../../log.ts";

export interface ReleasedImagesDeps {
  /** Of a revision that is or was public, by shape, drawn or kept from before. `null`: there is none such. @throws when they cannot be drawn */
  readonly filesOf: (
    code: string,
    rev: number,
  ) => Promise<Readonly<Record<ShareShape, { readonly file: string }>> | null>;
  /** Of what was taken back: that it was, and not a word of it. */
  readonly withdrawnFiles: (code: string) => Promise<Readonly<Record<ShareShape, { readonly file: string }>>>;
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
  image(code: string, rev: number, shape: ShareShape): Promise<SentImage | null> {
    return this.#once(`${code} ${rev} ${shape}`, () => this.#made(code, shape, this.#deps.filesOf(code, rev)));
  }

  /** What stands in the place of any revision of a highlight that was taken back. `null`: it could not be drawn. */
  withdrawn(code: string, shape: ShareShape): Promise<SentImage | null> {
    return this.#once(`${code} gone ${shape}`, () => this.#made(code, shape, this.#deps.withdrawnFiles(code)));
  }

  async #once(name: string, make: () => Promise<SentImage | null>): Promise<SentImage | null> {
    const now = performance.now();
    const known = this.#keptByName.get(name);
    const kept = known !== undefined && now < known.until ? known : { until: now + KEPT_MS, image: make() };
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

  async #made(
    code: string,
    shape: ShareShape,
    drawn: Promise<Readonly<Record<ShareShape, { readonly file: string }>> | null>,
  ): Promise<SentImage | null> {
    const { read, log } = this.#deps;
    try {
      const file = (await drawn)?.[shape].file;
      const bytes = file === undefined ? null : await read(file);
      // A file's name is its content's hash.
      return file === undefined || bytes === null ? null : { bytes, etag: `"${file.split(".", 1)[0]}"` };
    } catch (error) {
      log.fault("share image not drawn", error, { code });
      return null;
    }
  }
}
