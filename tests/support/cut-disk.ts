import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DiskStep } from "./disk-trace.ts";

type Change = Extract<DiskStep, { kind: "write" | "truncate" }>;

interface Sheet {
  /** What the disk has said to have. */
  durable: Buffer;
  /** What it was given since, in order. */
  pending: Change[];
  /** Whether the folder's own page says so: a name made or removed is sure once the folder was synced. */
  name: "sure" | "new" | "removed";
}

const SECTOR = 512;

/**
 * A disk that loses its power. What was synced is there. Of what was written since, each file may hold all, nothing, or any
 * part: every write kept, dropped, or torn into sectors of which some arrived, whatever their order. A name that the
 * folder was not synced after may be missing, or still there.
 */
export class CutDisk {
  readonly #sheetByName = new Map<string, Sheet>();
  readonly #random: (below: number) => number;

  constructor(random: (below: number) => number) {
    this.#random = random;
  }

  take(step: DiskStep): void {
    switch (step.kind) {
      case "create":
        this.#create(step.file);
        break;
      case "write":
      case "truncate":
        this.#sheet(step.file).pending.push(step);
        break;
      case "sync":
        this.#sync(this.#sheet(step.file));
        break;
      case "sync-folder":
        this.#syncNames();
        break;
      case "remove":
        this.#sheet(step.file).name = "removed";
        break;
      case "say":
        break;
    }
  }

  /** Lays out what a machine could find when the power is back. The disk itself goes on. */
  cut(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const [name, { durable, pending, name: state }] of this.#sheetByName) {
      if (state !== "sure" && this.#random(2) === 0) continue;
      writeFileSync(join(folder, name), this.#afterPower(durable, pending));
    }
  }

  #afterPower(durable: Buffer, pending: readonly Change[]): Buffer {
    switch (this.#random(4)) {
      case 0:
        return applied(durable, pending, () => wholly);
      case 1:
        return durable;
      default:
        return applied(durable, pending, () => this.#fate());
    }
  }

  #fate(): Arrival {
    switch (this.#random(3)) {
      case 0:
        return notAtAll;
      case 1:
        return wholly;
      default:
        return () => this.#random(2) === 0;
    }
  }

  #sync(sheet: Sheet): void {
    sheet.durable = applied(sheet.durable, sheet.pending, () => wholly);
    sheet.pending = [];
  }

  #create(file: string): void {
    const sheet = this.#sheetByName.get(file);
    if (sheet === undefined || sheet.name === "removed") {
      this.#sheetByName.set(file, { durable: Buffer.alloc(0), pending: [], name: "new" });
    }
  }

  #syncNames(): void {
    for (const [name, sheet] of this.#sheetByName) {
      if (sheet.name === "removed") this.#sheetByName.delete(name);
      else sheet.name = "sure";
    }
  }

  #sheet(file: string): Sheet {
    const sheet = this.#sheetByName.get(file);
    if (sheet === undefined) throw new Error(`${file} was never made`);
    return sheet;
  }
}

/** Whether the next sector of a write arrived. */
type Arrival = () => boolean;

const wholly: Arrival = () => true;
const notAtAll: Arrival = () => false;

/**
 * The file after its changes, each with its own fate. Sectors are those of the file, not of the write. What did not arrive
 * may still have made the file longer: a length travels by itself.
 */
function applied(durable: Buffer, changes: readonly Change[], fateOf: () => Arrival): Buffer {
  const bytes = Buffer.alloc(changes.reduce((most, change) => Math.max(most, endOf(change)), durable.length));
  durable.copy(bytes);
  let length = durable.length;
  for (const change of changes) {
    const arrives = fateOf();
    if (change.kind === "truncate") {
      if (!arrives()) continue;
      length = change.length;
      bytes.fill(0, length);
    } else {
      length = Math.max(length, endOf(change));
      copySectors(change, bytes, arrives);
    }
  }
  return bytes.subarray(0, length);
}

function copySectors({ offset, bytes: given }: Extract<Change, { kind: "write" }>, to: Buffer, arrives: Arrival): void {
  const end = offset + given.length;
  for (let from = offset; from < end; ) {
    const next = Math.min(end, (Math.floor(from / SECTOR) + 1) * SECTOR);
    if (arrives()) given.copy(to, from, from - offset, next - offset);
    from = next;
  }
}

const endOf = (change: Change): number =>
  change.kind === "truncate" ? change.length : change.offset + change.bytes.length;
