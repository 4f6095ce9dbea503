import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ImageRef } from "../../shared/cards/field.ts";
import { ledgerId } from "../../shared/ids.ts";
import type { Actor } from "../../shared/roles.ts";
import { millis, type ProgramTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Submission } from "../ledger/decide-on.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Images } from "../library/images.ts";
import type { Log } from "../log.ts";
import { systemAlarm } from "../playout/alarm.ts";
import { readClip } from "../playout/clip.ts";
import { ClipLoop } from "../playout/clip-loop.ts";
import { SampleDirector } from "../playout/sample-director.ts";
import { sampleCues, sampleProgramme, sampleSlug, sampleTitle } from "../playout/sample-meeting.ts";
import { type SamplePicture, sampleClipFile, samplePictures } from "../playout/sample-pictures.ts";
import { sampleSchedule } from "../playout/sample-schedule.ts";
import type { Loop, SignalChange } from "../playout/stage-switch.ts";
import type { Settings } from "../store/settings.ts";

/**
 * The clip goes round for days: its record keeps as much as can be rewound to, and a little, but not four hours of it. A
 * page that opens is sent all of it: some 300 bytes a card, a card every five seconds.
 */
const LONGEST_RECORD_MINUTES = 30;
const keepForOf = (dvrMinutes: number) => millis((Math.min(dvrMinutes, LONGEST_RECORD_MINUTES) + 2) * 60_000);

const actor: Actor = { id: "sample", role: "system", name: "Пробная трансляция" };

export interface SampleParts {
  readonly isWanted: boolean;
  readonly dvrMinutes: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly ledgers: Ledgers;
  readonly images: Images;
  readonly settings: Settings;
}

export interface Sample {
  /** `null`: switched off or deleted. */
  readonly slug: string | null;
  readonly loop: Loop | null;
  signalChanged(change: SignalChange): void;
  stop(): void;
  /** Its meeting was deleted: it does not come back at the next start. */
  forget(): void;
}

const none: Sample = { slug: null, loop: null, signalChanged: () => {}, stop: () => {}, forget: () => {} };

/** The sample meeting and its clip. The first start makes it; a start that was cut short is finished by the next. */
export async function openSample(parts: SampleParts): Promise<Sample> {
  const { isWanted, settings, clock } = parts;
  if (!isWanted || settings.get("sample.deleted") !== null) return none;
  await ensureMeeting(parts);
  const loop = new ClipLoop(readClip(await readFile(sampleClipFile)), clock, systemAlarm);
  const director = new SampleDirector({
    steps: sampleSchedule,
    length: loop.length,
    desk: deskOf(parts),
    clock,
    alarm: systemAlarm,
  });
  return {
    slug: sampleSlug,
    loop,
    signalChanged: (change) => director.follow(change),
    stop: () => director.stop(),
    forget: () => {
      director.stop();
      settings.set("sample.deleted", "yes");
    },
  };
}

async function ensureMeeting({ ledgers, images, dvrMinutes }: SampleParts): Promise<void> {
  const keepFor = keepForOf(dvrMinutes);
  const timeline = ledgerId("timeline", sampleSlug);
  const record = ledgers.recordOf(sampleSlug);
  if (record === null) {
    const meeting = { slug: sampleSlug, title: sampleTitle, programme: sampleProgramme, keepFor };
    await ledgers.createMeeting(meeting, actor, "sample-plan");
  } else if (record.phase !== "closed" && record.keepFor !== keepFor) {
    const command = { type: "plan" as const, title: record.title, programme: [...record.programme], keepFor };
    await ledgers.submit({ id: randomUUID(), ledger: timeline, command }, actor);
  }
  if (ledgers.recordOf(sampleSlug)?.phase !== "planned") return;
  const imageByPicture = await keepPictures(images);
  const rundown = ledgerId("rundown", sampleSlug);
  for (const cue of sampleCues((picture) => imageByPicture[picture])) {
    // The same id at each try: what an earlier start has done is not done twice.
    await ledgers.submit({ id: `sample-${cue.id}`, ledger: rundown, command: { type: "add", cue } }, actor);
  }
  await ledgers.submit({ id: "sample-open", ledger: timeline, command: { type: "open" } }, actor);
}

async function keepPictures(images: Images): Promise<Record<SamplePicture, ImageRef>> {
  const kept = await Promise.all(
    Object.entries(samplePictures).map(async ([name, { file }]) => {
      const image = await images.keep(await readFile(file));
      if (!image.ok) throw new Error("a bundled picture was not kept", { cause: { name, problem: image.problem } });
      return [name, image.value] as const;
    }),
  );
  // Every name of the table is a key, since the table is what was gone through.
  return Object.fromEntries(kept) as Record<SamplePicture, ImageRef>;
}

function deskOf({ ledgers, log }: SampleParts) {
  const say = (command: Submission["command"], at: ProgramTime) => {
    const submission = { id: randomUUID(), ledger: ledgerId("timeline", sampleSlug), command };
    ledgers.submit(submission, actor, at).then(
      (outcome) => {
        if (!outcome.ok) log.debug("sample refused", { type: command.type, code: outcome.refusal.code });
      },
      (error: unknown) => log.fault("sample command failed", error, { type: command.type }),
    );
  };
  return {
    take: (cueId: string, at: ProgramTime) => say({ type: "take", cueId }, at),
    clear: (layer: "stage" | "lower-third" | "side", at: ProgramTime) => say({ type: "clear", layer }, at),
    mark: (highlightId: string, text: string, at: ProgramTime) => say({ type: "mark", highlightId, text }, at),
  };
}
