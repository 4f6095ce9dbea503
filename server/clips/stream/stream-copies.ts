import { open } from "node:fs/promises";
import type { Log } from "../../log.ts";
import type { ClipBook } from "../clip-book.ts";
import type { ClipFolders } from "../clip-folders.ts";
import type { Conversions } from "../conversions.ts";
import type { KeptClip } from "../ports.ts";
import type { StreamShelf } from "./ports.ts";
import { isUnkept } from "./unkept.ts";

export interface CopyDeps {
  readonly book: ClipBook;
  readonly folders: ClipFolders;
  readonly conversions: Conversions;
  readonly log: Log;
}

/**
 * Copies what was marked out of the archive, one at a time: windows move on and recordings are deleted, a clip stays (BZ204).
 * What is read is on the disk already, so a minute of the broadcast takes well under a second.
 */
export class StreamCopies {
  readonly #deps: CopyDeps;
  readonly #closing = new AbortController();
  #last: Promise<void> = Promise.resolve();

  constructor(deps: CopyDeps) {
    this.#deps = deps;
  }

  begin(id: string, shelf: StreamShelf): void {
    this.#last = this.#last.then(() => this.#keep(id, shelf)).catch((error: unknown) => this.#failed(id, error));
  }

  async idle(): Promise<void> {
    await this.#last;
  }

  /** What is being copied is copied anew at the next start. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#last;
  }

  async #keep(id: string, shelf: StreamShelf): Promise<void> {
    const { book, folders, conversions, log } = this.#deps;
    const clip = book.find(id);
    if (this.#closing.signal.aborted || clip === null || !isUnkept(clip)) return;
    if (!(await folders.hasSource(id)) && !(await this.#copy(clip, shelf))) {
      log.warn("part of the stream not copied: it is not kept any more", { clipId: id });
      return;
    }
    // Dropped or withdrawn meanwhile: nothing of it must lie about.
    if (!isUnkept(book.find(id))) await folders.drop(id);
    else conversions.begin(id);
  }

  /** @returns `false`: there is nothing to copy. */
  async #copy({ id, source, title }: KeptClip, shelf: StreamShelf): Promise<boolean> {
    const { folders } = this.#deps;
    const film = source === null ? null : await (await shelf.part(source, title))?.whole();
    if (film === null || film === undefined) return false;
    await folders.begin(id);
    const file = await open(folders.incomingOf(id), "w", 0o600);
    try {
      for await (const piece of film.read(0, film.bytes)) {
        this.#closing.signal.throwIfAborted();
        await file.writeFile(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await folders.settle(id);
    return true;
  }

  async #failed(id: string, error: unknown): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#deps.log.fault("part of the stream not copied", error, { clipId: id });
    await this.#deps.folders.dropIncoming(id).catch(() => undefined);
  }
}
