import { randomUUID } from "node:crypto";
import { ledgerId } from "../../../shared/ids.ts";
import type { ArchiveRefusal } from "../../../shared/meeting-archive.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Actor } from "../../../shared/roles.ts";
import type { Meetings } from "../ports.ts";
import type { MeetingContents } from "./contents.ts";

type Planned = Pick<MeetingContents, "meeting" | "cards">;

/**
 * Makes the meeting with its cards, both or neither: sent in one turn of the event loop they are one transaction (TL18).
 * The hashtag follows by itself, since another meeting may have it. @returns whether it has its hashtag
 */
export async function planMeeting(
  meetings: Meetings,
  { meeting, cards }: Planned,
  by: Actor,
): Promise<Result<boolean, ArchiveRefusal>> {
  const { slug, title, programme } = meeting;
  const { hashtag, ...about } = meeting.about;
  // In the same turn as what follows: nobody can come in between, and cards never go into somebody else's meeting.
  if (meetings.recordOf(slug) !== null) return refuse({ code: "SLUG_TAKEN", detail: slug });
  const made = meetings.createMeeting({ slug, title, programme, about }, by, randomUUID());
  const added = submitCards(meetings, { meeting, cards }, by);
  for (const outcome of [await made, await added]) if (!outcome.ok) return refuse(outcome.refusal);
  if (hashtag === undefined) return accept(true);
  const whole = { type: "plan", title, programme: [...programme], about: meeting.about } as const;
  const named = await meetings.submit({ id: randomUUID(), ledger: ledgerId("timeline", slug), command: whole }, by);
  return accept(named.ok);
}

function submitCards(meetings: Meetings, { meeting: { slug }, cards }: Planned, by: Actor) {
  if (cards.length === 0) return { ok: true } as const;
  const command = { type: "add-all", cues: cards } as const;
  return meetings.submit({ id: randomUUID(), ledger: ledgerId("rundown", slug), command }, by);
}
