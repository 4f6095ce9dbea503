import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { ConvertedDeck, DeckRefusal } from "../../server/library/decks/deck.ts";
import type { DeckShelves } from "../../server/library/decks/deck-shelves.ts";
import { DeckWorkshop } from "../../server/library/decks/deck-workshop.ts";
import type { DeckLimits } from "../../server/library/decks/limits.ts";
import type { Office } from "../../server/library/decks/office.ts";
import { type ImageLimits, Images } from "../../server/library/images.ts";
import { silentLog } from "../../server/log.ts";
import type { Result } from "../../shared/result.ts";

export const deckFixture = (name: string): string => join(import.meta.dirname, "..", "fixtures", "decks", name);

/** A workshop with folders of its own. */
export class WorkshopAtHand {
  readonly workshop: DeckWorkshop;
  readonly images: Images;
  readonly #folder: string;

  private constructor(folder: string, images: Images, workshop: DeckWorkshop) {
    this.#folder = folder;
    this.images = images;
    this.workshop = workshop;
  }

  static async open(
    more: {
      readonly limits?: Partial<DeckLimits>;
      readonly office?: Office;
      readonly imageLimits?: Partial<ImageLimits>;
      readonly originals?: DeckShelves["originals"];
    } = {},
  ): Promise<WorkshopAtHand> {
    const folder = await mkdtemp(join(tmpdir(), "efir-decks-"));
    const images = await Images.open(join(folder, "images"), more.imageLimits ?? {});
    const workshop = await DeckWorkshop.open({
      folder: join(folder, "work"),
      shelves: { images, originals: more.originals ?? originalsIn(join(folder, "originals")) },
      office: more.office ?? null,
      log: silentLog,
      limits: more.limits ?? {},
    });
    return new WorkshopAtHand(folder, images, workshop);
  }

  /** A file as someone uploads it. */
  async uploaded(bytes: Uint8Array, name = "upload.bin"): Promise<string> {
    const path = join(this.#folder, name);
    await writeFile(path, bytes);
    return path;
  }

  async convert(...uploads: readonly (Uint8Array | string)[]): Promise<Result<ConvertedDeck, DeckRefusal>> {
    const paths = uploads.map((one, index) => (typeof one === "string" ? one : this.uploaded(one, `${index}.bin`)));
    return await this.workshop.convert(await Promise.all(paths));
  }

  /** Everything that lies on the disk but the uploads: folders of work, pages, originals. */
  async left(): Promise<readonly string[]> {
    const folders = ["work", "images", "originals"].map((name) => readdir(join(this.#folder, name)).catch(() => []));
    return (await Promise.all(folders)).flat();
  }

  async remove(): Promise<void> {
    await this.workshop.close();
    await rm(this.#folder, { recursive: true });
  }

  /** Colours of a kept picture at these places, each side counted from 0 to 1. */
  async coloursOf(file: string, ...places: readonly (readonly [x: number, y: number])[]): Promise<readonly string[]> {
    const picture = await loadImage(await readFile(join(this.#folder, "images", file)));
    const context = createCanvas(picture.width, picture.height).getContext("2d");
    context.drawImage(picture, 0, 0);
    return places.map(([x, y]) => {
      const at = [Math.floor(x * (picture.width - 1)), Math.floor(y * (picture.height - 1))] as const;
      return colourName(context.getImageData(...at, 1, 1).data);
    });
  }
}

/** Lossy pictures are never quite a colour. */
function colourName([red = 0, green = 0, blue = 0]: Uint8ClampedArray): string {
  if (Math.min(red, green, blue) > 235) return "white";
  if (Math.max(red, green, blue) < 60) return "black";
  if (red > green + 60 && red > blue + 60) return "red";
  return blue > red + 60 ? "blue" : "other";
}

export async function converted(outcome: Promise<Result<ConvertedDeck, DeckRefusal>>): Promise<ConvertedDeck> {
  const deck = await outcome;
  if (!deck.ok) throw new Error(`${deck.problem.code} at ${deck.problem.page}`);
  return deck.value;
}

const originalsIn = (folder: string): DeckShelves["originals"] => ({
  keep: async (path, extension) => {
    const bytes = await readFile(path);
    const file = `${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}.${extension}`;
    await mkdir(folder, { recursive: true });
    await copyFile(path, join(folder, file));
    return { ok: true, value: { file, bytes: bytes.byteLength } };
  },
});
