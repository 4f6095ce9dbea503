import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FileRef, ImageRef } from "../../shared/cards/field.ts";
import { ledgerId } from "../../shared/ids.ts";
import type { CommandOutcome } from "../../shared/protocol.ts";
import type { Result } from "../../shared/result.ts";
import type { Actor } from "../../shared/roles.ts";
import { type Millis, millis } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Ledgers, NewMeeting } from "../ledger/ledgers.ts";
import type { Images } from "../library/images.ts";
import type { LibraryStore } from "../library/library-store.ts";
import { sampleAbout, sampleProgramme, sampleTitle } from "../playout/sample-agenda.ts";
import { earlierCueIds, type SampleFiles, sampleCues, sampleLibrary, sampleSlug } from "../playout/sample-meeting.ts";
import { type SamplePaper, type SamplePicture, samplePapers, samplePictures } from "../playout/sample-pictures.ts";
import type { Settings } from "../store/settings.ts";

/**
 * The clip goes round for days: its record keeps as much as can be rewound to, and a little, but not four hours of it. A
 * page that opens is sent all of it: some 400 bytes a card, a card every two and a half seconds.
 */
const LONGEST_RECORD_MINUTES = 12;
const keepForOf = (dvrMinutes: number): Millis => millis((Math.min(dvrMinutes, LONGEST_RECORD_MINUTES) + 2) * 60_000);

/** Grows when the sample meeting of a new version should take the place of the one before. */
const EDITION = "3";

/** Every version's title begins so. A person who has renamed the meeting has made it their own. */
const sampleMark = "Пробная трансляция";

export const sampleActor: Actor = { id: "sample", role: "system", name: sampleMark };

/** What keeps documents: server/library/files.ts. */
export interface PaperStore {
  keep(path: string, extension: string): Promise<Result<Pick<FileRef, "file" | "bytes">, string>>;
}

/** Where the sample puts what it brings. */
export interface SampleStores {
  readonly images: Images;
  /** Absent: the sample meeting has no handouts. */
  readonly papers?: PaperStore | undefined;
  /** Absent: its speakers, figures, papers and deck stand in its cards alone. */
  readonly library?: Pick<LibraryStore, "add"> | undefined;
}

interface Parts extends SampleStores {
  readonly dvrMinutes: number;
  readonly ledgers: Ledgers;
  readonly clock: Clock;
  readonly settings: Settings;
}

/**
 * Makes the sample meeting, or renews the one that an earlier version made. What was cut short is finished by the next
 * start: each command has the same id at each try, and what was done is not done twice (PO36).
 */
export async function ensureSampleMeeting(parts: Parts): Promise<void> {
  const { ledgers, settings, dvrMinutes } = parts;
  const keepFor = keepForOf(dvrMinutes);
  const record = ledgers.recordOf(sampleSlug);
  if (record?.phase === "closed") return;
  const isCurrent = settings.get("sample.edition") === EDITION;
  if (record !== null && record.phase !== "planned" && isCurrent) {
    if (record.keepFor === keepFor) return;
    await replan(ledgers, { title: record.title, programme: record.programme, keepFor });
    return;
  }
  const files = { imageOf: await keptPictures(parts.images), fileOf: await keptPapers(parts.papers) };
  shelve(parts, files);
  await ensurePlan(ledgers, files.imageOf, keepFor);
  await ensureCues(ledgers, files);
  const open = { type: "open" } as const;
  await ledgers.submit({ id: "sample-open", ledger: ledgerId("timeline", sampleSlug), command: open }, sampleActor);
  settings.set("sample.edition", EDITION);
}

/** Before the cards that name them. What is there already, from a start that was cut short, stays as it is. */
function shelve({ library, clock }: Parts, files: SampleFiles): void {
  const hand = { at: clock.now(), actorId: sampleActor.id, actorName: sampleActor.name };
  for (const item of sampleLibrary(files)) library?.add(item, hand);
}

async function ensurePlan(ledgers: Ledgers, imageOf: SampleFiles["imageOf"], keepFor: Millis): Promise<void> {
  const record = ledgers.recordOf(sampleSlug);
  if (record !== null && !record.title.startsWith(sampleMark)) {
    await replan(ledgers, { title: record.title, programme: record.programme, keepFor });
    return;
  }
  const whole = { title: sampleTitle, programme: sampleProgramme(imageOf), about: sampleAbout(imageOf), keepFor };
  const plan = (said: Plan): Promise<CommandOutcome> =>
    record === null
      ? ledgers.createMeeting({ slug: sampleSlug, ...said }, sampleActor, "sample-plan")
      : replan(ledgers, said);
  const outcome = await plan(whole);
  if (outcome.ok || outcome.refusal.code !== "HASHTAG_TAKEN") return;
  // Somebody's own meeting has the hashtag: the sample does without.
  const { hashtag: _, ...about } = whole.about;
  await plan({ ...whole, about });
}

async function ensureCues(ledgers: Ledgers, files: SampleFiles): Promise<void> {
  const rundown = ledgerId("rundown", sampleSlug);
  for (const id of earlierCueIds) {
    await ledgers.submit({ id: `sample-drop-${id}`, ledger: rundown, command: { type: "drop", id } }, sampleActor);
  }
  for (const cue of sampleCues(files)) {
    await ledgers.submit({ id: `sample-${cue.id}`, ledger: rundown, command: { type: "add", cue } }, sampleActor);
  }
}

type Plan = Pick<NewMeeting, "title" | "programme" | "about"> & { readonly keepFor: Millis };

function replan(ledgers: Ledgers, { programme, ...plan }: Plan): Promise<CommandOutcome> {
  const command = { type: "plan" as const, programme: [...programme], ...plan };
  return ledgers.submit({ id: randomUUID(), ledger: ledgerId("timeline", sampleSlug), command }, sampleActor);
}

export async function keptPictures(images: Images): Promise<SampleFiles["imageOf"]> {
  const kept = new Map<SamplePicture, ImageRef>();
  for (const [name, { file }] of entriesOf(samplePictures)) {
    const image = await images.keep(await readFile(file));
    if (!image.ok) throw new Error("a bundled picture was not kept", { cause: { name, problem: image.problem } });
    kept.set(name, image.value);
  }
  return (name) => found(kept, name);
}

export async function keptPapers(papers: PaperStore | undefined): Promise<SampleFiles["fileOf"]> {
  if (papers === undefined) return null;
  const kept = new Map<SamplePaper, FileRef>();
  for (const [paper, { file, name, pages }] of entriesOf(samplePapers)) {
    const stored = await papers.keep(fileURLToPath(file), "pdf");
    // No room for a handout is no reason to have no sample.
    if (!stored.ok) return null;
    kept.set(paper, { ...stored.value, name, pages });
  }
  return (paper) => found(kept, paper);
}

/** The tables are constants: they have no other keys than their type says. */
const entriesOf = <Name extends string, Value>(table: Readonly<Record<Name, Value>>): readonly [Name, Value][] =>
  Object.entries(table) as [Name, Value][];

function found<Name, Value>(kept: ReadonlyMap<Name, Value>, name: Name): Value {
  const value = kept.get(name);
  if (value === undefined) throw new Error("a bundled file is not in its table", { cause: { name } });
  return value;
}
