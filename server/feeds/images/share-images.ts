import { readFile } from "node:fs/promises";
import type { ImageRef } from "../../../shared/cards/field.ts";
import { type ShareShape, shareShapes } from "../../../shared/feeds.ts";
import type { Log } from "../../log.ts";
import { Drawer, type DrawerLimits } from "./drawer.ts";
import { type LaunchChild, launchDrawingChild } from "./drawing-child.ts";
import {
  type JobPictures,
  jobOf,
  keyOf,
  type PictureNames,
  type ShareInput,
  type ShareJob,
  sizeOf,
} from "./share-job.ts";
import { Shelf, type ShelfFile } from "./shelf.ts";

export type { ShareInput } from "./share-job.ts";

export interface ShareImage {
  /** `{sha256}.png` */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

interface ShareDeps {
  readonly folder: string;
  readonly log: Log;
  /** A stored picture's bytes, PNG, JPEG or WebP; `null`: it is not there any more. */
  readonly readPicture: (ref: ImageRef) => Promise<Uint8Array | null>;
  readonly mostBytes?: number;
  readonly limits?: Partial<DrawerLimits>;
  readonly launch?: LaunchChild;
}

const MOST_BYTES = 1024 ** 3;

/** Draws each highlight as PNG in three shapes, once, and keeps them. Rules FD90–FD99 in docs/spec/feeds.md. */
export class ShareImages {
  readonly #deps: ShareDeps;
  readonly #shelf: Shelf;
  readonly #drawer: Drawer;
  /** By key: whoever asks for what is being drawn waits for that. */
  readonly #drawing = new Map<string, Promise<ShelfFile>>();

  private constructor(deps: ShareDeps, shelf: Shelf) {
    this.#deps = deps;
    this.#shelf = shelf;
    const { launch = launchDrawingChild, limits = {}, log } = deps;
    this.#drawer = new Drawer({ launch, limits, log });
  }

  static async open(deps: ShareDeps): Promise<ShareImages> {
    return new ShareImages(deps, await Shelf.open(deps.folder));
  }

  /**
   * The same input is the same files. A picture that is missing or broken is left out.
   * @throws {DrawFault} when it was not drawn, and whatever the disk throws
   */
  async make(input: ShareInput): Promise<Readonly<Record<ShareShape, ShareImage>>> {
    const pictures = await this.#picturesOf(input);
    const made = await Promise.all(
      shareShapes.map(async (shape) => [shape, await this.#one(jobOf(input, shape), pictures)] as const),
    );
    // One entry for each shape of the table.
    return Object.fromEntries(made) as Record<ShareShape, ShareImage>;
  }

  async read(file: string): Promise<Uint8Array | null> {
    const path = this.#shelf.pathOf(file);
    return path === null ? null : await readFile(path);
  }

  /** Absolute; `null`: no such file on this shelf. */
  pathOf(file: string): string | null {
    return this.#shelf.pathOf(file);
  }

  /** Names all files that are still needed; of the others the longest unused go where all take more room than they may. */
  async keep(files: Iterable<string>): Promise<void> {
    await this.#shelf.prune(new Set(files), this.#deps.mostBytes ?? MOST_BYTES);
  }

  /** Whatever shows the highlight of this code goes from the disk, also what is being drawn. */
  async forget(code: string): Promise<void> {
    await Promise.allSettled(this.#drawing.values());
    await this.#shelf.forget(code);
  }

  close(): void {
    this.#drawer.close();
  }

  async #one(job: ShareJob, pictures: FoundPictures): Promise<ShareImage> {
    const key = keyOf(job, pictures.names);
    const { file, bytes } = this.#shelf.find(key) ?? (await (this.#drawing.get(key) ?? this.#draw(key, job, pictures)));
    return { file, sha256: file.slice(0, 64), bytes, ...sizeOf(job.shape) };
  }

  #draw(key: string, job: ShareJob, pictures: FoundPictures): Promise<ShelfFile> {
    const drawing = this.#drawer
      .draw(job, pictures.bytes)
      // Drawn without pictures, it is not what was asked for: next time it is tried again with them.
      .then(({ png, isBare }) => this.#shelf.put(isBare ? keyOf(job, noNames) : key, png, job.code))
      .finally(() => this.#drawing.delete(key));
    this.#drawing.set(key, drawing);
    return drawing;
  }

  async #picturesOf({ content }: ShareInput): Promise<FoundPictures> {
    const [portrait, picture] = await Promise.all([this.#read(content.who?.portrait), this.#read(content.picture)]);
    return {
      bytes: { portrait: portrait?.bytes ?? null, picture: picture?.bytes ?? null },
      names: { portrait: portrait?.name ?? null, picture: picture?.name ?? null },
    };
  }

  async #read(ref: ImageRef | undefined): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
    if (ref === undefined) return null;
    try {
      const bytes = await this.#deps.readPicture(ref);
      return bytes === null ? null : { name: ref.file, bytes };
    } catch (error) {
      this.#deps.log.fault("picture of a share image not read", error);
      return null;
    }
  }
}

interface FoundPictures {
  readonly bytes: JobPictures;
  readonly names: PictureNames;
}

const noNames: PictureNames = { portrait: null, picture: null };
