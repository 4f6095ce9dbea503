import { createHash, randomBytes } from "node:crypto";
import { appendFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const INDEX = "index.jsonl";
const filePattern = /^[0-9a-f]{64}\.png$/;
const keyPattern = /^[0-9a-f]{64}$/;

export interface ShelfFile {
  /** `{sha256}.png` */
  readonly file: string;
  readonly bytes: number;
}

/**
 * Share images on the disk, each named by its content, found by what it was made of. The index is a list of lines that is only
 * added to: what is lost of it is drawn again, and comes out as the same file. Rules FD94, FD95.
 */
export class Shelf {
  readonly #folder: string;
  readonly #fileByKey: Map<string, Made>;
  /** Those used last come last. */
  readonly #bytesByFile: Map<string, number>;
  #indexing: Promise<void> = Promise.resolve();

  private constructor(folder: string, fileByKey: Map<string, Made>, bytesByFile: Map<string, number>) {
    this.#folder = folder;
    this.#fileByKey = fileByKey;
    this.#bytesByFile = bytesByFile;
  }

  /** Clears what an interrupted write left. */
  static async open(path: string): Promise<Shelf> {
    const folder = resolve(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const bytesByFile = new Map<string, number>();
    for (const { name, bytes } of await filesIn(folder)) {
      if (name.endsWith(".tmp") || (filePattern.test(name) && bytes === 0))
        await rm(join(folder, name), { force: true });
      else if (filePattern.test(name)) bytesByFile.set(name, bytes);
    }
    const fileByKey = await readIndex(join(folder, INDEX), bytesByFile);
    const shelf = new Shelf(folder, fileByKey, bytesByFile);
    await shelf.#writeIndex();
    return shelf;
  }

  find(key: string): ShelfFile | null {
    const file = this.#fileByKey.get(key)?.file;
    const bytes = file === undefined ? undefined : this.#bytesByFile.get(file);
    if (file === undefined || bytes === undefined) return null;
    this.#bytesByFile.delete(file);
    this.#bytesByFile.set(file, bytes);
    return { file, bytes };
  }

  /** Whole or absent, and on the disk when it returns: an approval will name it. @param code of the highlight that it shows */
  async put(key: string, png: Uint8Array, code: string): Promise<ShelfFile> {
    const file = `${createHash("sha256").update(png).digest("hex")}.png`;
    if (!this.#bytesByFile.has(file)) await this.#write(file, png);
    this.#bytesByFile.set(file, png.byteLength);
    this.#fileByKey.set(key, { file, code });
    await appendFile(join(this.#folder, INDEX), lineOf(key, { file, code }));
    return { file, bytes: png.byteLength };
  }

  /** Absolute; a look-up: whatever is not the name of a kept file is `null`. */
  pathOf(file: string): string | null {
    return this.#bytesByFile.has(file) ? join(this.#folder, file) : null;
  }

  /** Drops those that are not kept, longest unused first, until all together are within `mostBytes`. */
  async prune(kept: ReadonlySet<string>, mostBytes: number): Promise<void> {
    let bytes = [...this.#bytesByFile.values()].reduce((sum, one) => sum + one, 0);
    const sizeBefore = this.#bytesByFile.size;
    for (const [file, size] of [...this.#bytesByFile]) {
      if (bytes <= mostBytes) break;
      if (kept.has(file)) continue;
      this.#bytesByFile.delete(file);
      await rm(join(this.#folder, file), { force: true });
      bytes -= size;
    }
    if (this.#bytesByFile.size < sizeBefore) await this.#writeIndex();
  }

  /** Drops all that show this highlight: each has its code on it. */
  async forget(code: string): Promise<void> {
    const files = [...this.#fileByKey.values()].flatMap((made) => (made.code === code ? [made.file] : []));
    if (files.length === 0) return;
    for (const file of files) {
      this.#bytesByFile.delete(file);
      await rm(join(this.#folder, file), { force: true });
    }
    await this.#writeIndex();
  }

  async #write(file: string, png: Uint8Array): Promise<void> {
    const aside = join(this.#folder, `${file}.${randomBytes(4).toString("hex")}.tmp`);
    try {
      const handle = await open(aside, "wx", 0o600);
      try {
        await handle.writeFile(png);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(aside, join(this.#folder, file));
    } catch (cause) {
      await rm(aside, { force: true });
      throw new Error("share image not written", { cause });
    }
  }

  /** One at a time: all write beside the same file. */
  #writeIndex(): Promise<void> {
    const written = this.#indexing.then(() => this.#writeIndexNow());
    this.#indexing = written.catch(() => undefined);
    return written;
  }

  async #writeIndexNow(): Promise<void> {
    for (const [key, { file }] of this.#fileByKey) if (!this.#bytesByFile.has(file)) this.#fileByKey.delete(key);
    const aside = join(this.#folder, `${INDEX}.tmp`);
    await writeFile(aside, [...this.#fileByKey].map(([key, made]) => lineOf(key, made)).join(""));
    await rename(aside, join(this.#folder, INDEX));
  }
}

interface Made {
  readonly file: string;
  /** Of the highlight that it shows. */
  readonly code: string;
}

const lineOf = (key: string, { file, code }: Made): string => `${JSON.stringify([key, file, code])}\n`;

async function filesIn(folder: string): Promise<readonly { name: string; bytes: number; usedAt: number }[]> {
  const names = await readdir(folder);
  const files = names.map(async (name) => {
    const { size, mtimeMs } = await stat(join(folder, name));
    return { name, bytes: size, usedAt: mtimeMs };
  });
  return (await Promise.all(files)).sort((one, other) => one.usedAt - other.usedAt);
}

/** A line that was cut short, or names a file that is not there, is passed over. */
async function readIndex(path: string, files: ReadonlyMap<string, number>): Promise<Map<string, Made>> {
  const lines = await readFile(path, "utf8").catch(() => "");
  const fileByKey = new Map<string, Made>();
  for (const line of lines.split("\n")) {
    const [key, file, code] = parsed(line);
    const isKey = typeof key === "string" && keyPattern.test(key);
    if (isKey && typeof file === "string" && typeof code === "string" && files.has(file))
      fileByKey.set(key, { file, code });
  }
  return fileByKey;
}

function parsed(line: string): readonly unknown[] {
  try {
    const said: unknown = JSON.parse(line);
    return Array.isArray(said) ? said : [];
  } catch {
    return [];
  }
}
