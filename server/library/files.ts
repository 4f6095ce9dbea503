import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { FileRef } from "../../shared/cards/field.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { isDiskFull, syncFolder, writeAside } from "./durable-file.ts";
import { type FileKindRefusal, fileKind } from "./file-kind.ts";
import { fileNameFor } from "./file-name.ts";
import { withoutExif } from "./jpeg-exif.ts";
import { hasRoom, type LaidAside, layAside, type UploadLimits, type UploadRefusal } from "./lay-aside.ts";

export type FileRefusal = UploadRefusal | FileKindRefusal;

export interface FileLimits extends UploadLimits {
  /** All kept files together. */
  readonly quotaBytes: number;
}

const usualLimits: FileLimits = {
  bytes: 200 * 1024 ** 2,
  quotaBytes: 20 * 1024 ** 3,
  freeBytes: 512 * 1024 ** 2,
};

/** A photograph's EXIF is taken out in memory. */
const MOST_JPEG = 32 * 1024 ** 2;

const filePattern = /^[0-9a-f]{32}\.[a-z]{3,4}$/;

/** Documents that viewers may download, each a file named by the hash of its content. Rules LB20–LB25 in docs/spec/library.md. */
export class Files {
  readonly #folder: string;
  readonly #limits: FileLimits;
  readonly #bytesByFile: Map<string, number>;
  /** Of uploads that are not files yet. */
  #pledgedBytes = 0;

  private constructor(folder: string, limits: FileLimits, bytesByFile: Map<string, number>) {
    this.#folder = folder;
    this.#limits = limits;
    this.#bytesByFile = bytesByFile;
  }

  /** Makes the folder where it is missing and clears what an interrupted upload left. */
  static async open(path: string, limits: Partial<FileLimits> = {}): Promise<Files> {
    const folder = resolve(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const bytesByFile = new Map<string, number>();
    for (const name of await readdir(folder)) {
      if (name.endsWith(".tmp")) await rm(join(folder, name), { force: true });
      else if (filePattern.test(name)) bytesByFile.set(name, (await stat(join(folder, name))).size);
    }
    return new Files(folder, { ...usualLimits, ...limits }, bytesByFile);
  }

  get usedBytes(): number {
    return [...this.#bytesByFile.values()].reduce((sum, bytes) => sum + bytes, this.#pledgedBytes);
  }

  /**
   * Takes in an upload. Durable when it returns; what is refused leaves nothing on the disk.
   * @param name as the sender calls it @param declaredBytes what it says it will send
   * @throws what the body throws when its sender goes away.
   */
  async receive(
    body: AsyncIterable<Uint8Array>,
    { name, declaredBytes }: { readonly name: string; readonly declaredBytes: number },
  ): Promise<Result<FileRef, FileRefusal>> {
    if (declaredBytes > this.#limits.bytes) return refuse("TOO_LARGE");
    return await this.#withPledge(declaredBytes, async () => {
      const laid = await layAside(body, this.#folder, this.#limits);
      return laid.ok ? await this.#judge(laid.value, name) : laid;
    });
  }

  /** Keeps a copy of a file that was judged by who calls: the original of a deck. Durable when it returns. */
  async keep(
    path: string,
    extension: string,
  ): Promise<Result<Pick<FileRef, "file" | "bytes">, "TOO_LARGE" | "NO_ROOM">> {
    const { size } = await stat(path);
    if (size > this.#limits.bytes) return refuse("TOO_LARGE");
    return await this.#withPledge(size, async () => {
      const laid = await layAside(createReadStream(path), this.#folder, this.#limits);
      if (laid.ok) return accept(await this.#settle(laid.value, extension));
      return refuse(laid.problem === "NO_ROOM" ? "NO_ROOM" : "TOO_LARGE");
    });
  }

  /** Absolute path of a kept file. A look-up: whatever is not a kept file's name is `null`. */
  pathOf(file: string): string | null {
    return this.#bytesByFile.has(file) ? join(this.#folder, file) : null;
  }

  /** Names of files that nobody has uploaded since, UTC milliseconds. */
  async untouchedSince(moment: number): Promise<readonly string[]> {
    const old: string[] = [];
    for (const file of this.#bytesByFile.keys()) {
      if ((await stat(join(this.#folder, file))).mtimeMs < moment) old.push(file);
    }
    return old;
  }

  async drop(file: string): Promise<void> {
    if (!this.#bytesByFile.delete(file)) return;
    await rm(join(this.#folder, file), { force: true });
  }

  /** Counted before anything is awaited: uploads that run at once must not pass the quota together. */
  async #withPledge<Value, Problem>(
    bytes: number,
    work: () => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value, Problem | "NO_ROOM">> {
    if (this.usedBytes + bytes > this.#limits.quotaBytes) return refuse("NO_ROOM");
    this.#pledgedBytes += bytes;
    try {
      if (!(await hasRoom(this.#folder, bytes, this.#limits.freeBytes))) return refuse("NO_ROOM");
      return await work();
    } catch (cause) {
      if (isDiskFull(cause)) return refuse("NO_ROOM");
      throw cause;
    } finally {
      this.#pledgedBytes -= bytes;
    }
  }

  async #judge(laid: LaidAside, name: string): Promise<Result<FileRef, FileRefusal>> {
    try {
      const kind = await fileKind(laid.path, name);
      if (!kind.ok) return kind;
      const clean = kind.value === "jpg" ? await this.#withoutExif(laid) : accept(laid);
      if (!clean.ok) return clean;
      const kept = await this.#settle(clean.value, kind.value);
      return accept({ ...kept, name: fileNameFor(name, kind.value) });
    } finally {
      await rm(laid.path, { force: true });
    }
  }

  async #withoutExif(laid: LaidAside): Promise<Result<LaidAside, "TOO_LARGE">> {
    if (laid.bytes > MOST_JPEG) return refuse("TOO_LARGE");
    const { bytes } = withoutExif(await readFile(laid.path));
    const hash = hashOf(bytes);
    return accept({ path: await writeAside(this.#folder, hash, bytes), hash, bytes: bytes.byteLength });
  }

  async #settle({ path, hash, bytes }: LaidAside, extension: string): Promise<Pick<FileRef, "file" | "bytes">> {
    const file = `${hash}.${extension}`;
    const place = join(this.#folder, file);
    if (this.#bytesByFile.has(file)) {
      await rm(path, { force: true });
      // Uploaded anew: nobody may take it for forgotten (LB26).
      await utimes(place, new Date(), new Date());
    } else {
      await rename(path, place);
      this.#bytesByFile.set(file, bytes);
      await syncFolder(this.#folder);
    }
    return { file, bytes };
  }
}

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex").slice(0, 32);
