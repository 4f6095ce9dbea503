import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { DataStore, ERRORS, Upload } from "@tus/server";
import type { ClipFolders } from "../clip-folders.ts";
import type { Intake } from "../intake.ts";
import type { ClipLimits } from "../limits.ts";

/** What tus's handlers answer a fault with. */
const noRoom = { status_code: 507, body: JSON.stringify({ error: { code: "NO_ROOM" } }) };

/**
 * Uploads as tus asks for them: each is its clip's file, and how long it is to be stands in the clip's row. Written past no
 * buffer of ours, so that what was said to have come is on the disk (BZ12).
 */
export class UploadStore extends DataStore {
  readonly #folders: ClipFolders;
  readonly #intake: Intake;
  readonly #limits: ClipLimits;

  constructor(deps: { readonly folders: ClipFolders; readonly intake: Intake; readonly limits: ClipLimits }) {
    super();
    this.#folders = deps.folders;
    this.#intake = deps.intake;
    this.#limits = deps.limits;
    this.extensions = ["creation", "termination", "expiration"];
  }

  override getExpiration(): number {
    return this.#limits.expiryMs;
  }

  override async create(upload: Upload): Promise<Upload> {
    if ((await this.#intake.progress(upload.id)) === null) await this.#folders.begin(upload.id);
    const created = await this.getUpload(upload.id);
    // Its header says until when it may be resumed.
    upload.creation_date = created.creation_date;
    return created;
  }

  override async getUpload(id: string): Promise<Upload> {
    const progress = await this.#intake.progress(id);
    if (progress === null) throw ERRORS.FILE_NO_LONGER_EXISTS;
    const { bytes: offset, of: size, at } = progress;
    // Counted from the last byte that came.
    return new Upload({ id, size, offset, creation_date: at.toISOString(), metadata: { clip: id } });
  }

  /** @returns where the next byte belongs; what came before a line broke stays. */
  override async write(body: Readable, id: string, offset: number): Promise<number> {
    const handle = await open(this.#folders.incomingOf(id), "r+");
    let position = offset;
    try {
      for await (const chunk of body) position += await writeAll(handle, chunk, position);
    } finally {
      try {
        await handle.datasync();
      } finally {
        await handle.close();
      }
    }
    return position;
  }

  override async remove(id: string): Promise<void> {
    await this.#intake.giveUp(id);
  }
}

async function writeAll(
  handle: Awaited<ReturnType<typeof open>>,
  chunk: Uint8Array,
  position: number,
): Promise<number> {
  try {
    for (let done = 0; done < chunk.byteLength; ) {
      done += (await handle.write(chunk, done, chunk.byteLength - done, position + done)).bytesWritten;
    }
    return chunk.byteLength;
  } catch (error) {
    throw error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT")
      ? noRoom
      : error;
  }
}
