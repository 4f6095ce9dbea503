/** What has to be settled at a target before a row of the same highlight may leave. Pure. */
import type { OutboxRow } from "../ports.ts";
import type { Verdict } from "./checks.ts";
import { createsOf, deleteOf, isToStay, latest } from "./standing.ts";

const waits: Verdict = { type: "wait", reason: "WAITS_FOR_PART", until: null };
const failed: Verdict = { type: "end", state: "held", reason: "PART_FAILED" };

/** `null`: nothing. @param mine rows of the highlight at the target */
export const orderOf = (row: OutboxRow, mine: readonly OutboxRow[]): Verdict | null =>
  row.op === "edit"
    ? ofEdit(row, mine)
    : (afterOlder(row, mine) ?? underWhatItAnswers(row, mine) ?? afterItsPart(row, mine));

function ofEdit(row: OutboxRow, mine: readonly OutboxRow[]): Verdict | null {
  const about = latest(mine, row.part);
  // What still waits of an earlier revision never goes: this one is out already.
  if (about === null) return { type: "create-instead" };
  if (about.state === "held") return { type: "end", state: "held", reason: "LOOK_BY_HAND" };
  if (about.state !== "sent") return waits;
  // Two edits of one post never overtake each other.
  const earlier = mine.some((one) => one.op === "edit" && one.part === row.part && one.rev < row.rev && isMoving(one));
  return earlier ? waits : null;
}

/** Earlier revisions of the part are there, or gone: never «perhaps». */
function afterOlder(row: OutboxRow, mine: readonly OutboxRow[]): Verdict | null {
  for (const older of createsOf(mine).filter(({ rev }) => rev < row.rev)) {
    if (older.state === "sending" || older.state === "unknown") return waits;
    const gone = deleteOf(mine, older);
    if (gone !== null && isMoving(gone)) return waits;
    if (gone !== null && (gone.state === "held" || gone.state === "dead")) return failed;
    const isUnclear = older.state === "held" && older.isDoubtful;
    if (isUnclear) return failed;
  }
  return null;
}

const isMoving = ({ state }: OutboxRow): boolean => state === "queued" || state === "sending" || state === "unknown";

function underWhatItAnswers(row: OutboxRow, mine: readonly OutboxRow[]): Verdict | null {
  const answered = row.answers === null ? undefined : mine.find(({ id }) => id === row.answers);
  // What it was to answer never came there: then it stands by itself.
  if (answered === undefined || answered.state === "sent" || !answered.isDoubtful) return null;
  return answered.state === "held" ? failed : waits;
}

/** A thread is there from its first post on, or not at all. */
function afterItsPart(row: OutboxRow, mine: readonly OutboxRow[]): Verdict | null {
  if (row.part === 0) return null;
  const previous = mine.find((one) => one.op === "create" && one.part === row.part - 1 && one.rev === row.rev);
  const under = previous ?? latest(mine, row.part - 1);
  if (under === null) return failed;
  if (under.state === "sent") return isToStay(mine, under) ? null : failed;
  return under.state === "queued" || under.state === "sending" || under.state === "unknown" ? waits : failed;
}
