import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { ArchiveRefusal } from "../../../shared/meeting-archive.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Papers, Pictures, Shelf } from "../ports.ts";
import type { UnpackedFile } from "./read-archive.ts";

interface NewFile {
  readonly shelf: Shelf;
  readonly file: string;
  readonly mtimeMs: number;
}

/** Files that came onto their shelves and may have to go again. */
export class KeptFiles {
  readonly #images: Pictures;
  readonly #files: Papers;
  readonly #fresh: NewFile[] = [];

  constructor(images: Pictures, files: Papers) {
    this.#images = images;
    this.#files = files;
  }

  /** Judges the pictures as an upload is judged, then keeps all. What was kept before a refusal is for `undo`. */
  async keep(images: readonly UnpackedFile[], files: readonly UnpackedFile[]): Promise<Result<null, ArchiveRefusal>> {
    const staged = await this.#images.stage(images.map(({ path }) => path));
    if (!staged.ok) {
      return refuse(staged.problem === "NO_ROOM" ? { code: "NO_ROOM" } : { code: "BAD_FILE", detail: staged.problem });
    }
    const { images: pictures, keep, drop } = staged.value;
    try {
      const misnamed = images.find(({ file }, index) => pictures[index]?.file !== file);
      if (misnamed !== undefined) return await dropped(drop, { code: "BAD_FILE", detail: `images/${misnamed.file}` });
      for (const { file, path } of files) {
        const problem = await this.#receive(file, path);
        if (problem !== null) return await dropped(drop, problem);
      }
      const newImages = images.filter(({ file }) => this.#images.pathOf(file) === null);
      await keep();
      for (const { file } of newImages) await this.#note(this.#images, file);
      return accept(null);
    } catch (error) {
      await drop();
      throw error;
    }
  }

  /** Removes what came in, but for what somebody has uploaded since. */
  async undo(): Promise<void> {
    for (const { shelf, file, mtimeMs } of this.#fresh.splice(0)) {
      const path = shelf.pathOf(file);
      if (path !== null && (await stat(path)).mtimeMs === mtimeMs) await shelf.drop(file);
    }
  }

  async #receive(file: string, path: string): Promise<ArchiveRefusal | null> {
    const isNew = this.#files.pathOf(file) === null;
    const kept = await this.#files.receive(createReadStream(path), {
      name: file,
      declaredBytes: (await stat(path)).size,
    });
    if (!kept.ok)
      return kept.problem === "NO_ROOM" ? { code: "NO_ROOM" } : { code: "BAD_FILE", detail: `files/${file}` };
    if (isNew) await this.#note(this.#files, kept.value.file);
    return kept.value.file === file ? null : { code: "BAD_FILE", detail: `files/${file}` };
  }

  /** Whoever uploads the same again is known by the file's new time (LB26). */
  async #note(shelf: Shelf, file: string): Promise<void> {
    const path = shelf.pathOf(file);
    if (path !== null) this.#fresh.push({ shelf, file, mtimeMs: (await stat(path)).mtimeMs });
  }
}

async function dropped(drop: () => Promise<void>, problem: ArchiveRefusal): Promise<Result<null, ArchiveRefusal>> {
  await drop();
  return refuse(problem);
}
