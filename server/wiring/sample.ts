import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Layer } from "../../shared/cards/card-kind.ts";
import { ledgerId } from "../../shared/ids.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Stands } from "../exhibition/stands.ts";
import type { Submission } from "../ledger/decide-on.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Log } from "../log.ts";
import { systemAlarm } from "../playout/alarm.ts";
import { readClip } from "../playout/clip.ts";
import { ClipLoop } from "../playout/clip-loop.ts";
import { adopted } from "../playout/sample-cards.ts";
import { SampleDirector } from "../playout/sample-director.ts";
import { sampleSlug } from "../playout/sample-meeting.ts";
import { sampleClipFile } from "../playout/sample-pictures.ts";
import { sampleSchedule } from "../playout/sample-schedule.ts";
import type { Loop, SignalChange } from "../playout/stage-switch.ts";
import type { Settings } from "../store/settings.ts";
import { ensureSampleExhibition } from "./sample-exhibition.ts";
import { ensureSampleMeeting, type SampleStores, sampleActor } from "./sample-plan.ts";

export interface SampleParts extends SampleStores {
  readonly isWanted: boolean;
  readonly dvrMinutes: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly ledgers: Ledgers;
  readonly settings: Settings;
  /** Absent: the sample meeting has no exhibition. */
  readonly stands?: Stands;
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
  await ensureSampleMeeting(parts);
  // A meeting that somebody closed stays as it ended.
  const isClosed = parts.ledgers.recordOf(sampleSlug)?.phase === "closed";
  if (parts.stands !== undefined && !isClosed) await ensureSampleExhibition({ ...parts, stands: parts.stands });
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

function deskOf({ ledgers, log }: SampleParts) {
  const say = (command: Submission["command"], at: ProgramTime) => {
    const submission = { id: randomUUID(), ledger: ledgerId("timeline", sampleSlug), command };
    ledgers.submit(submission, sampleActor, at).then(
      (outcome) => {
        if (!outcome.ok) log.debug("sample refused", { type: command.type, code: outcome.refusal.code });
      },
      (error: unknown) => log.fault("sample command failed", error, { type: command.type }),
    );
  };
  return {
    take: (cueId: string, at: ProgramTime) => say({ type: "take", cueId }, at),
    clear: (layer: Layer, at: ProgramTime) => say({ type: "clear", layer }, at),
    adopt: (cueId: string, at: ProgramTime) => {
      const cue = ledgers.planOf(sampleSlug)?.cues.find(({ id }) => id === cueId);
      if (cue !== undefined) say({ type: "change", card: adopted(cue.card) }, at);
    },
    mark: (highlightId: string, text: string, at: ProgramTime) => say({ type: "mark", highlightId, text }, at),
  };
}
