import { randomUUID } from "node:crypto";
import { mkdir, open, rm, statfs } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ArchiveRefusal, ImportedMeeting } from "../../../shared/meeting-archive.ts";
import { isMeetingSlug } from "../../../shared/reserved-slugs.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Actor } from "../../../shared/roles.ts";
import { emptyPlan } from "../../../shared/rundown/reduce.ts";
import type { Clock } from "../../clock.ts";
import { exportMeeting } from "./export-meeting.ts";
import { type ArchiveLimits, usualLimits } from "./format.ts";
import { contentsOf } from "./gather.ts";
import { readArchive } from "./read-archive.ts";
import { type House, takeIn } from "./take-in.ts";
import type { ZipOut } from "./zip-out.ts";

interface ExchangeDeps extends House {
  /** Where archives lie while they are read. Its own: cleared at the start. */
  readonly folder: string;
  readonly clock: Clock;
  readonly limits?: Partial<ArchiveLimits>;
}

export interface ArchiveUpload {
  /** What the sender says it will send. */
  readonly declaredBytes: number;
  /** Instead of the archive's own. */
  readonly slug?: string | undefined;
}

/** Unpacked, its files lie there beside it, and once more beside those that are kept. */
const TIMES_ON_DISK = 3;

/** Meetings as files. Rules EX10–EX20 in docs/spec/exchange.md. */
export class MeetingExchange {
  readonly #deps: ExchangeDeps;
  readonly #limits: ArchiveLimits;
  #isBusy = false;

  private constructor(deps: ExchangeDeps) {
    this.#deps = deps;
    this.#limits = { ...usualLimits, ...deps.limits };
  }

  /** Clears what a killed server left half-done. */
  static async open(deps: ExchangeDeps): Promise<MeetingExchange> {
    const folder = resolve(deps.folder);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new MeetingExchange({ ...deps, folder });
  }

  async export(slug: string): Promise<Result<ZipOut, ArchiveRefusal>> {
    const { meetings, items, images, files } = this.#deps;
    const record = meetings.recordOf(slug);
    if (record === null) return refuse({ code: "UNKNOWN_MEETING" });
    const plan = meetings.planOf(slug) ?? emptyPlan;
    const contents = contentsOf(slug, record, plan, (id) => items.find(id));
    return await exportMeeting(contents, { images, files }, this.#limits);
  }

  /**
   * Takes in a meeting, all of it or nothing. One at a time.
   * @throws what the body throws when its sender goes away; nothing is left then.
   */
  async import(
    body: AsyncIterable<Uint8Array>,
    { declaredBytes, slug }: ArchiveUpload,
    by: Actor,
  ): Promise<Result<ImportedMeeting, ArchiveRefusal>> {
    // Taken before anything is waited for: of two that come at once the first has it.
    if (this.#isBusy) return refuse({ code: "BUSY" });
    this.#isBusy = true;
    try {
      const problem = await this.#unwelcome(declaredBytes, slug);
      return problem === null ? await this.#receiveAndTakeIn(body, slug, by) : refuse(problem);
    } finally {
      this.#isBusy = false;
    }
  }

  async #receiveAndTakeIn(
    body: AsyncIterable<Uint8Array>,
    slug: string | undefined,
    by: Actor,
  ): Promise<Result<ImportedMeeting, ArchiveRefusal>> {
    const folder = join(this.#deps.folder, randomUUID());
    try {
      await mkdir(folder, { mode: 0o700 });
      const path = join(folder, "archive.zip");
      const received = await receive(body, path, this.#limits.bytes);
      if (!received.ok) return received;
      return await this.#takeIn({ path, folder, slug }, by);
    } catch (cause) {
      if (isDiskFull(cause)) return refuse({ code: "NO_ROOM" });
      throw cause;
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async #takeIn(
    source: { readonly path: string; readonly folder: string; readonly slug: string | undefined },
    by: Actor,
  ): Promise<Result<ImportedMeeting, ArchiveRefusal>> {
    const { files, clock } = this.#deps;
    const judge = (path: string, name: string) => files.kindOf(path, name);
    const archive = await readArchive({ ...source, limits: this.#limits, judge });
    if (!archive.ok) return archive;
    const slug = source.slug ?? archive.value.contents.meeting.slug;
    const problem = this.#unfit(slug);
    if (problem !== null) return refuse(problem);
    return await takeIn(this.#deps, { archive: archive.value, slug, by, at: clock.now() });
  }

  async #unwelcome(declaredBytes: number, slug: string | undefined): Promise<ArchiveRefusal | null> {
    if (declaredBytes > this.#limits.bytes) return { code: "TOO_LARGE" };
    if (slug !== undefined) {
      const problem = this.#unfit(slug);
      if (problem !== null) return problem;
    }
    const disk = await statfs(this.#deps.folder);
    const free = disk.bavail * disk.bsize - declaredBytes * TIMES_ON_DISK;
    return free < this.#limits.freeBytes ? { code: "NO_ROOM" } : null;
  }

  #unfit(slug: string): ArchiveRefusal | null {
    if (!isMeetingSlug(slug)) return { code: "BAD_SLUG", detail: slug.slice(0, 64) };
    return this.#deps.meetings.recordOf(slug) === null ? null : { code: "SLUG_TAKEN", detail: slug };
  }
}

/** Never more than a piece of it in memory. */
async function receive(
  body: AsyncIterable<Uint8Array>,
  path: string,
  most: number,
): Promise<Result<null, ArchiveRefusal>> {
  let bytes = 0;
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > most) return refuse({ code: "TOO_LARGE" });
      await handle.writeFile(chunk);
    }
  } finally {
    await handle.close();
  }
  return bytes === 0 ? refuse({ code: "EMPTY" }) : accept(null);
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
