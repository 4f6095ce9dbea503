import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { ClipDesk, type ClipDeskDeps } from "../../server/clips/clip-desk.ts";
import { ClipFolders } from "../../server/clips/clip-folders.ts";
import type { ConvertJob, CutJob, ShapeJob, ShapeMaker, Workshop } from "../../server/clips/convert/ports.ts";
import type { Registration } from "../../server/clips/intake.ts";
import type { Sender } from "../../server/clips/ports.ts";
import { systemClock } from "../../server/clock.ts";
import { silentLog } from "../../server/log.ts";
import { createAssignments } from "../../server/store/assignments.ts";
import { createClips } from "../../server/store/clips.ts";
import { createConsents } from "../../server/store/consents.ts";
import { openDatabase } from "../../server/store/database.ts";
import type { NewReporterClip } from "../../shared/clips/commands.ts";
import type { Clip, ClipMedia, ClipProblem, ClipShape } from "../../shared/clips.ts";
import { accept, type Result } from "../../shared/result.ts";
import { millis, programTime } from "../../shared/time.ts";
import { someMedia } from "./clip-builders.ts";
import { anEmptyFolder } from "./data-folders.ts";
import { filmBytes } from "./film-bytes.ts";
import { ledgersAtHand } from "./ledgers-at-hand.ts";

export const reporter: Sender = { sort: "pass", id: "pass-0001", meeting: "meeting", name: "Пётр, съёмка" };
export const otherReporter: Sender = { sort: "pass", id: "pass-0002", meeting: "meeting", name: "Анна, съёмка" };

export const anOrder = (more: Partial<NewReporterClip> = {}): NewReporterClip & { readonly sort: "blitz" } => ({
  sort: "blitz",
  id: "clip-0001",
  subject: { name: "Ирина Ветрова", post: "Хранитель" },
  consent: { name: "Ирина Ветрова", words: "Я согласна на показ записи.", at: programTime(Date.UTC(2026, 0, 30)) },
  bytes: 1_000,
  type: "video/mp4",
  ...more,
});

/** Makes nothing of what it is given, and says what it was asked for. What it is to answer, and when, the test decides. */
export class StubWorkshop implements Workshop, ShapeMaker {
  readonly canConvert = true;
  readonly asked: string[] = [];
  readonly signals: AbortSignal[] = [];
  answer: () => Promise<Result<ClipMedia, ClipProblem>> = () => Promise.resolve(accept(someMedia));
  shapesMade: readonly ClipShape[] = [];

  convert({ clipId, folder, signal }: ConvertJob): Promise<Result<ClipMedia, ClipProblem>> {
    return this.#make(`convert ${clipId}`, folder, signal);
  }
  async cut({ clipId, folder, trim, signal }: CutJob): Promise<Result<ClipMedia, ClipProblem>> {
    const made = await this.#make(
      `cut ${clipId} ${trim === null ? "all" : `${trim.fromMs}-${trim.toMs}`}`,
      folder,
      signal,
    );
    const durationMs = trim === null ? someMedia.durationMs : millis(trim.toMs - trim.fromMs);
    return made.ok ? accept({ ...made.value, durationMs }) : made;
  }
  shapes({ clipId }: ShapeJob): Promise<Result<readonly ClipShape[], ClipProblem>> {
    this.asked.push(`shapes ${clipId}`);
    return Promise.resolve(accept(this.shapesMade));
  }

  async #make(what: string, folder: string, signal: AbortSignal) {
    this.asked.push(what);
    this.signals.push(signal);
    const made = await this.answer();
    if (made.ok) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "film.mp4"), what);
    }
    return made;
  }
}

/** The clips' desk over a database in memory, a folder of its own and real ledgers with the meeting `meeting`. */
export async function aClipHouse(more: Partial<ClipDeskDeps> & { readonly folder?: string } = {}) {
  const folder = more.folder ?? anEmptyFolder();
  const database = openDatabase(":memory:");
  const [clips, consents, assignments] = [createClips(database), createConsents(database), createAssignments(database)];
  const house = ledgersAtHand();
  await house.openMeeting();
  const workshop = new StubWorkshop();
  const changed: string[] = [];
  const droppedImages: string[] = [];
  const withdrawn: string[] = [];
  const folders = await ClipFolders.open(folder);
  const deps: ClipDeskDeps = {
    ...{ clips, consents, assignments, folders, workshop, meetings: house.ledgers, clock: systemClock, log: silentLog },
    onChanged: (meeting) => void changed.push(meeting),
    dropImage: (file) => Promise.resolve(void droppedImages.push(file)),
    onWithdrawn: (id) => Promise.resolve(void withdrawn.push(id)),
    ...more,
  };
  const open = async () => {
    const desk = new ClipDesk(deps);
    await desk.start();
    onTestFinished(() => desk.close());
    return desk;
  };
  const desk = await open();
  return {
    ...{
      desk,
      folder,
      folders,
      workshop,
      clips,
      consents,
      assignments,
      database,
      changed,
      droppedImages,
      withdrawn,
      deps,
    },
    ...house,
    /** Another life of the server over the same files and rows. */
    reopen: open,
    /** A clip that was registered, with its bytes laid down as an upload would. */
    arrived: async (
      order: Registration = anOrder(),
      sender = reporter,
      bytes = filmBytes(order.bytes),
    ): Promise<Clip> => {
      const registered = await desk.register("meeting", sender, order);
      if (!registered.ok) throw new Error(registered.problem.code);
      await folders.begin(order.id);
      await writeFile(folders.incomingOf(order.id), bytes);
      await desk.intake.arrived(order.id);
      await desk.idle();
      return clipNow(desk, order.id);
    },
    now: (id = "clip-0001") => clipNow(desk, id),
    /** What lies on the disk of all clips, by path, in order. */
    files: async () => (await readdir(folder, { recursive: true })).filter((name) => name !== "incoming").toSorted(),
  };
}

function clipNow(desk: ClipDesk, id: string): Clip {
  const clip = desk.clip(id);
  if (clip === null) throw new Error(`no clip ${id}`);
  return clip;
}
