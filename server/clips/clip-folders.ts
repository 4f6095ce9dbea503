import { mkdir, open, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { platform } from "node:os";
import { join, resolve } from "node:path";
import { idPattern } from "../../shared/ids.ts";
import { filmFiles } from "./convert/ports.ts";

/** Files that still come in. No clip has this id (`isClipId`). */
const INCOMING = "incoming";

/** What becomes the name of a folder. */
export const isClipId = (id: string): boolean => idPattern.test(id) && id.toLowerCase() !== INCOMING;

/** Where clips lie: `incoming/{id}` as it comes, `{id}/source` once it is whole, with what is made of it beside. */
export class ClipFolders {
  readonly #root: string;

  constructor(path: string) {
    this.#root = resolve(path);
  }

  /** Makes the folders where they are missing. */
  static async open(path: string): Promise<ClipFolders> {
    const folders = new ClipFolders(path);
    await mkdir(folders.incomingOf(""), { recursive: true, mode: 0o700 });
    return folders;
  }

  folderOf(id: string): string {
    return join(this.#root, id);
  }
  sourceOf(id: string): string {
    return join(this.#root, id, filmFiles.source);
  }
  incomingOf(id: string): string {
    return join(this.#root, INCOMING, id);
  }

  /** How much has come of a file, and when the last of it; `null`: nothing was begun. */
  async received(id: string): Promise<{ readonly bytes: number; readonly at: number } | null> {
    const found = await statOf(this.incomingOf(id));
    return found === null ? null : { bytes: found.size, at: found.mtimeMs };
  }

  async hasSource(id: string): Promise<boolean> {
    return (await statOf(this.sourceOf(id))) !== null;
  }

  /** Begins an empty file in place of what may be left of another. Durable when it returns. */
  async begin(id: string): Promise<void> {
    const handle = await open(this.incomingOf(id), "w", 0o600);
    await handle.close();
    await syncFolder(join(this.#root, INCOMING));
  }

  /** What came whole becomes the clip's source. Durable when it returns. */
  async settle(id: string): Promise<void> {
    await mkdir(this.folderOf(id), { recursive: true, mode: 0o700 });
    await rename(this.incomingOf(id), this.sourceOf(id));
    for (const folder of [this.folderOf(id), join(this.#root, INCOMING), this.#root]) await syncFolder(folder);
  }

  async dropIncoming(id: string): Promise<void> {
    await rm(this.incomingOf(id), { force: true });
  }

  /** All of the clip. No fault when it is gone already. */
  async drop(id: string): Promise<void> {
    await this.dropIncoming(id);
    // A program that was killed this moment may write still.
    await rm(this.folderOf(id), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }

  /** Ids that anything lies on the disk of. */
  async ids(): Promise<readonly string[]> {
    const [clips, incoming] = await Promise.all([readdir(this.#root), readdir(join(this.#root, INCOMING))]);
    return [...new Set([...clips.filter((name) => name !== INCOMING), ...incoming])];
  }

  /** Of those that still come in, by their ids. */
  async incoming(): Promise<readonly string[]> {
    return readdir(join(this.#root, INCOMING));
  }

  /** Room left on the disk for us, not for root. */
  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.#root);
    return bavail * bsize;
  }
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its renames are durable by themselves.
  if (platform() === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
