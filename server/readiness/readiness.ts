import type { StreamHealth } from "../../shared/protocol.ts";
import { type Readiness, type ReadinessLine, readinessLevels } from "../../shared/readiness.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { checkAgenda } from "./agenda-checks.ts";
import { type CardFacts, checkCards, checkProgrammeSpeakers } from "./card-checks.ts";
import { filesIn } from "./files-in.ts";
import { type BackupState, checkBackups, checkHouse, checkStream } from "./house-checks.ts";
import { plannedLength } from "./planned-hours.ts";

/** All that a report is made of. */
export interface ReadinessFacts extends CardFacts {
  readonly record: MeetingRecord;
  readonly cues: readonly Cue[];
  readonly health: StreamHealth;
  readonly backups: BackupState | null;
  readonly now: ProgramTime;
}

/** What is still to be done before a meeting, worst first. Pure: it is told all that it looks at. Rules SH20–SH25. */
export function readinessOf(facts: ReadinessFacts): Readiness {
  const { record, cues, health, backups, now } = facts;
  const { programme, about } = record;
  const lines = [
    ...checkCards(cues, facts),
    ...checkProgrammeSpeakers(programme, cues),
    ...checkPage(facts),
    ...checkAgenda(programme, cues, about),
    ...checkStream(health),
    ...checkHouse(health, plannedLength(programme, about)),
    ...checkBackups(backups, now),
  ];
  return { at: now, lines: lines.toSorted((one, other) => rankOf(one) - rankOf(other)) };
}

function checkPage({ record: { about, programme }, isKept }: ReadinessFacts): readonly ReadinessLine[] {
  const missing = filesIn([about, programme]).filter((file) => !isKept(file));
  return [...new Set(missing)].map((about) => ({ code: "FILE_MISSING", level: "stop", about }));
}

const rankOf = ({ level }: ReadinessLine): number => readinessLevels.indexOf(level);
