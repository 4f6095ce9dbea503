import { randomUUID } from "node:crypto";
import { ledgerId } from "../../../shared/ids.ts";
import type { CommandOutcome } from "../../../shared/protocol.ts";
import type { Refusal } from "../../../shared/refusals.ts";
import type { Actor } from "../../../shared/roles.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import type { ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import type { Meetings } from "../ports.ts";

interface Taken {
  readonly slug: string;
  readonly record: MeetingRecord;
  /** `null`: the programme stays. */
  readonly programme: readonly ProgrammeItem[] | null;
  readonly cues: readonly Cue[];
  readonly basedOn: number;
}

const done: CommandOutcome = { ok: true, seq: 0 };

/**
 * Plan and cards, both or neither (EX6). Sent in one turn they are one transaction (TL18), so no fault of the store parts
 * them; and where one ledger refuses what the other has accepted, that is taken back. `null`: they are in.
 */
export async function takeInSheet(meetings: Meetings, taken: Taken, by: Actor): Promise<Refusal | null> {
  const planning = plan(meetings, taken, by);
  const adding = add(meetings, taken, by);
  const [planned, added] = [await planning, await adding];
  if (planned.ok && added.ok) return null;
  if (planned.ok && taken.programme !== null) await putBack(meetings, taken, planned.seq, by);
  if (added.ok) await Promise.all(taken.cues.map(({ id }) => drop(meetings, taken.slug, id, by)));
  return planned.ok ? (added.ok ? null : added.refusal) : planned.refusal;
}

function plan(meetings: Meetings, { slug, record, programme, basedOn }: Taken, by: Actor) {
  if (programme === null) return done;
  const { title, about } = record;
  const command = { type: "plan", title, about, programme: [...programme], basedOn } as const;
  return meetings.submit({ id: randomUUID(), ledger: ledgerId("timeline", slug), command }, by);
}

function add(meetings: Meetings, { slug, cues }: Taken, by: Actor) {
  if (cues.length === 0) return done;
  const command = { type: "add-all", cues } as const;
  return meetings.submit({ id: randomUUID(), ledger: ledgerId("rundown", slug), command }, by);
}

/** Unless somebody has planned it anew since: then that stands. */
function putBack(meetings: Meetings, { slug, record }: Taken, basedOn: number, by: Actor) {
  const { title, about, programme } = record;
  const command = { type: "plan", title, about, programme: [...programme], basedOn } as const;
  return meetings.submit({ id: randomUUID(), ledger: ledgerId("timeline", slug), command }, by);
}

const drop = (meetings: Meetings, slug: string, id: string, by: Actor) =>
  meetings.submit({ id: randomUUID(), ledger: ledgerId("rundown", slug), command: { type: "drop", id } }, by);
