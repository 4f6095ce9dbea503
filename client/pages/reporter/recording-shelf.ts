import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ReporterBriefing } from "../../../shared/clips.ts";
import type { Recording } from "./recording.ts";

interface Piece {
  readonly recordingId: string;
  readonly index: number;
  readonly bytes: ArrayBuffer;
}

interface Schema extends DBSchema {
  recordings: { key: string; value: Recording };
  pieces: { key: [string, number]; value: Piece };
  briefings: { key: string; value: { readonly token: string; readonly briefing: ReporterBriefing } };
}

/**
 * What the phone keeps: takes, their pieces, and the last briefing of each link. A piece and the take that counts it are
 * written in one transaction, so a count never promises what is not there (BZ108).
 */
export class RecordingShelf {
  readonly #database: IDBPDatabase<Schema>;
  /** Pieces that found no room on the disk: whole as long as the page lives (BZ112). */
  readonly #spare = new Map<string, ArrayBuffer>();

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  /** @throws where the browser keeps nothing, as in some private windows. */
  static async open(name = "efir-reporter"): Promise<RecordingShelf> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(made) {
        made.createObjectStore("recordings", { keyPath: "id" });
        made.createObjectStore("pieces", { keyPath: ["recordingId", "index"] });
        made.createObjectStore("briefings", { keyPath: "token" });
      },
    });
    return new RecordingShelf(database);
  }

  close(): void {
    this.#database.close();
  }

  /** Those of a meeting, oldest first, each with as many pieces as are really there. */
  async of(meeting: string): Promise<readonly Recording[]> {
    const all = await this.#database.getAll("recordings");
    const own = all.filter((one) => one.meeting === meeting).sort((a, b) => a.madeAt - b.madeAt);
    return Promise.all(own.map((one) => this.#counted(one)));
  }

  async save(recording: Recording): Promise<void> {
    await this.#database.put("recordings", recording);
  }

  /**
   * Adds the next piece to a take; resolves when it is on the disk.
   * @returns the take with the piece counted, and whether it found room. Without room it is held in memory.
   */
  async append(recording: Recording, bytes: ArrayBuffer): Promise<{ recording: Recording; isKept: boolean }> {
    const index = recording.pieceBytes.length;
    const counted = { ...recording, pieceBytes: [...recording.pieceBytes, bytes.byteLength] };
    try {
      await this.#write(counted, { recordingId: recording.id, index, bytes });
      return { recording: counted, isKept: true };
    } catch (error) {
      if (!isFull(error)) throw error;
      this.#spare.set(spareKey(recording.id, index), bytes);
      return { recording: counted, isKept: false };
    }
  }

  /** @throws when the take has no such piece. */
  async piece(id: string, index: number): Promise<ArrayBuffer> {
    const spare = this.#spare.get(spareKey(id, index));
    if (spare !== undefined) return spare;
    const piece = await this.#database.get("pieces", [id, index]);
    if (piece === undefined) throw new Error("a piece of the recording is gone");
    return piece.bytes;
  }

  /** As one file, for whoever looks at it. */
  async film({ id, pieceBytes, type }: Recording): Promise<Blob> {
    const parts: Blob[] = [];
    // One by one: a chosen file may be larger than memory, and browsers put large blobs on the disk.
    for (const index of pieceBytes.keys()) parts.push(new Blob([await this.piece(id, index)]));
    return new Blob(parts, { type });
  }

  async dropPieces(id: string): Promise<void> {
    await this.#database.delete("pieces", piecesOf(id));
    for (const key of this.#spare.keys()) if (key.startsWith(`${id} `)) this.#spare.delete(key);
  }

  async drop(id: string): Promise<void> {
    await this.dropPieces(id);
    await this.#database.delete("recordings", id);
  }

  async briefing(token: string): Promise<ReporterBriefing | null> {
    return (await this.#database.get("briefings", token))?.briefing ?? null;
  }

  async keepBriefing(token: string, briefing: ReporterBriefing): Promise<void> {
    await this.#database.put("briefings", { token, briefing });
  }

  async #write(recording: Recording, piece: Piece): Promise<void> {
    // Strict: a telephone that goes out with its battery has written what it was told is written.
    const transaction = this.#database.transaction(["recordings", "pieces"], "readwrite", { durability: "strict" });
    const written = [
      transaction.objectStore("pieces").put(piece),
      transaction.objectStore("recordings").put(recording),
    ];
    await Promise.all([...written, transaction.done]);
  }

  async #counted(recording: Recording): Promise<Recording> {
    const keys = await this.#database.getAllKeys("pieces", piecesOf(recording.id));
    const there = new Set(keys.map(([, index]) => index));
    const isThere = (index: number) => there.has(index) || this.#spare.has(spareKey(recording.id, index));
    const missing = recording.pieceBytes.findIndex((_, index) => !isThere(index));
    return missing === -1 ? recording : { ...recording, pieceBytes: recording.pieceBytes.slice(0, missing) };
  }
}

const piecesOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
const spareKey = (id: string, index: number): string => `${id} ${index}`;
const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === "QuotaExceededError";
