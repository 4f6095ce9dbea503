import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { clipShapes } from "../../../shared/clips.ts";
import { idPattern } from "../../../shared/ids.ts";
import { filmFiles } from "./ports.ts";

const plain: ReadonlySet<string> = new Set<string>([
  filmFiles.film,
  filmFiles.playlist,
  filmFiles.init,
  ...clipShapes.map((shape) => `${shape}.mp4`),
]);
const segment = /^(?:0|[1-9]\d{0,3})\.m4s$/;

/** The files of clips that may be looked at. Names are looked up, never joined as they came; `source` is none of them. */
export class FilmShelf {
  readonly #root: string;

  constructor(root: string) {
    this.#root = resolve(root);
  }

  /** `null`: it is not there, or no file of a clip. */
  async fileOf(id: string, name: string) {
    if (!idPattern.test(id) || !(plain.has(name) || segment.test(name))) return null;
    const path = join(this.#root, id, name);
    try {
      const found = await stat(path);
      return found.isFile() ? { path, bytes: found.size, changedAt: found.mtimeMs } : null;
    } catch (error) {
      if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
        return null;
      throw error;
    }
  }
}
