import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, statfs, utimes } from "node:fs/promises";
import { join, resolve } from "node:path";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { isDiskFull, syncFolder, writeAside } from "./durable-file.ts";
import { type ImageFacts, imageFacts } from "./image-size.ts";
import { withoutExif } from "./jpeg-exif.ts";

/** A picture as it lies in the library. */
export interface StoredImage {
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Pictures that lie aside: all of them are kept, or all dropped. */
export interface StagedImages {
  /** As they will be, in the order they were given. */
  readonly images: readonly StoredImage[];
  /** Durable when it returns. */
  readonly keep: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

export type ImageRefusal = "NOT_AN_IMAGE" | "TOO_LARGE" | "TOO_MANY_PIXELS" | "NO_ROOM";

export interface ImageLimits {
  readonly bytes: number;
  /** Width × height. A small file may unpack to gigabytes in each viewer's browser. */
  readonly pixels: number;
  readonly sidePx: number;
  /** All kept pictures together. */
  readonly quotaBytes: number;
  /** The disk keeps at least this much free: the ledgers need it more than pictures do. */
  readonly freeBytes: number;
}

const usualLimits: ImageLimits = {
  bytes: 8 * 1024 * 1024,
  pixels: 40_000_000,
  sidePx: 20_000,
  quotaBytes: 4 * 1024 ** 3,
  freeBytes: 512 * 1024 ** 2,
};

interface LaidAside {
  readonly image: StoredImage;
  /** `null`: it is a kept picture already. */
  readonly aside: string | null;
  readonly bytes: number;
}

const filePattern = /^[0-9a-f]{32}\.(?:png|jpg|webp)$/;

/** Uploaded pictures, each a file named by the hash of its content. Rules WB33–WB37 in docs/spec/web.md. */
export class Images {
  readonly #folder: string;
  readonly #limits: ImageLimits;
  readonly #files: Set<string>;
  #usedBytes: number;

  private constructor(folder: string, limits: ImageLimits, files: Set<string>, usedBytes: number) {
    this.#folder = folder;
    this.#limits = limits;
    this.#files = files;
    this.#usedBytes = usedBytes;
  }

  /** Makes the folder where it is missing and clears what an interrupted upload left. */
  static async open(path: string, limits: Partial<ImageLimits> = {}): Promise<Images> {
    const folder = resolve(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const files = new Set<string>();
    let usedBytes = 0;
    for (const name of await readdir(folder)) {
      if (name.endsWith(".tmp")) await rm(join(folder, name), { force: true });
      if (!filePattern.test(name)) continue;
      files.add(name);
      usedBytes += (await stat(join(folder, name))).size;
    }
    return new Images(folder, { ...usualLimits, ...limits }, files, usedBytes);
  }

  /** Keeps a picture and says its name. The same picture kept twice is one file. Durable when it returns. */
  async keep(uploaded: Uint8Array): Promise<Result<StoredImage, ImageRefusal>> {
    const laid = await this.#layAside(uploaded);
    if (!laid.ok) return laid;
    await this.#settle([laid.value]);
    return accept(laid.value.image);
  }

  /**
   * Writes all of these files aside, or none. They become pictures at a word, for whoever must first see something else
   * succeed; until then they are not served. One is held in memory at a time. A restart drops what was not kept.
   */
  async stage(paths: readonly string[]): Promise<Result<StagedImages, ImageRefusal>> {
    const laid: LaidAside[] = [];
    const drop = () => this.#drop(laid);
    for (const path of paths) {
      const next = await this.#layAside(await readFile(path)).catch(async (cause: unknown) => {
        await drop();
        throw cause;
      });
      if (!next.ok) {
        await drop();
        return next;
      }
      laid.push(next.value);
    }
    return accept({ images: laid.map(({ image }) => image), keep: () => this.#settle(laid), drop });
  }

  /** Absolute path of a kept picture. A look-up: whatever is not a kept picture's name is `null`. */
  pathOf(file: string): string | null {
    return this.#files.has(file) ? join(this.#folder, file) : null;
  }

  /** Names of pictures that nobody has uploaded since, UTC milliseconds. */
  async untouchedSince(moment: number): Promise<readonly string[]> {
    const old: string[] = [];
    for (const file of this.#files) {
      if ((await stat(join(this.#folder, file))).mtimeMs < moment) old.push(file);
    }
    return old;
  }

  async drop(file: string): Promise<void> {
    if (!this.#files.delete(file)) return;
    const path = join(this.#folder, file);
    const { size } = await stat(path);
    await rm(path, { force: true });
    this.#usedBytes -= size;
  }

  async #layAside(uploaded: Uint8Array): Promise<Result<LaidAside, ImageRefusal>> {
    if (uploaded.byteLength > this.#limits.bytes) return refuse("TOO_LARGE");
    const facts = imageFacts(uploaded);
    if (facts === null) return refuse("NOT_AN_IMAGE");
    if (this.#isTooVast(facts)) return refuse("TOO_MANY_PIXELS");
    const { bytes, isSideways } = facts.kind === "jpg" ? withoutExif(uploaded) : { bytes: uploaded, isSideways: false };
    const file = `${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}.${facts.kind}`;
    const image = { file, ...(isSideways ? turned(facts) : upright(facts)) };
    if (this.#files.has(file)) {
      // Uploaded anew: nobody may take it for forgotten (LB26).
      await utimes(join(this.#folder, file), new Date(), new Date());
      return accept({ image, aside: null, bytes: 0 });
    }
    // Counted before anything is awaited: uploads that run at once must not pass the quota together.
    if (this.#usedBytes + bytes.byteLength > this.#limits.quotaBytes) return refuse("NO_ROOM");
    this.#usedBytes += bytes.byteLength;
    try {
      await this.#checkDisk(bytes.byteLength);
      return accept({ image, aside: await writeAside(this.#folder, file, bytes), bytes: bytes.byteLength });
    } catch (cause) {
      this.#usedBytes -= bytes.byteLength;
      if (isDiskFull(cause)) return refuse("NO_ROOM");
      throw new Error("image not written", { cause });
    }
  }

  async #settle(laid: readonly LaidAside[]): Promise<void> {
    if (laid.every(({ aside }) => aside === null)) return;
    for (const { image, aside, bytes } of laid) {
      if (aside === null) continue;
      // The same picture may have come twice at once, or stand twice in a deck: one file, counted once.
      if (this.#files.has(image.file)) this.#usedBytes -= bytes;
      await rename(aside, join(this.#folder, image.file));
      this.#files.add(image.file);
    }
    await syncFolder(this.#folder);
  }

  async #drop(laid: readonly LaidAside[]): Promise<void> {
    for (const { aside, bytes } of laid) {
      if (aside !== null) await rm(aside, { force: true });
      this.#usedBytes -= bytes;
    }
  }

  #isTooVast({ widthPx, heightPx }: ImageFacts): boolean {
    const { pixels, sidePx } = this.#limits;
    return widthPx > sidePx || heightPx > sidePx || widthPx * heightPx > pixels;
  }

  async #checkDisk(byteLength: number): Promise<void> {
    const disk = await statfs(this.#folder);
    if (disk.bavail * disk.bsize - byteLength < this.#limits.freeBytes) throw new FullDisk("below the floor");
  }
}

/** Nearly full: what is left belongs to the ledgers. */
class FullDisk extends Error {
  readonly code = "ENOSPC";
}

const upright = ({ widthPx, heightPx }: ImageFacts) => ({ widthPx, heightPx });
const turned = ({ widthPx, heightPx }: ImageFacts) => ({ widthPx: heightPx, heightPx: widthPx });
