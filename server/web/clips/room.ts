import type { Request } from "express";
import type { Actor, MeetingRight } from "../../../shared/roles.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { requireRight } from "../signed-in.ts";
import type { ClipDeps } from "./parts.ts";

/** What a call of a control room is about, and who calls. */
export interface InRoom {
  readonly slug: string;
  readonly actor: Actor;
}

/** @throws {HttpProblem} 401, 403, 404 UNKNOWN_MEETING. */
export async function inRoom(
  { auth, meetings }: Pick<ClipDeps, "auth" | "meetings">,
  request: Request<{ slug: string }>,
  right: MeetingRight,
): Promise<InRoom> {
  const actor = await requireRight(auth, request, right, request.params.slug);
  const { slug } = await meetingNamed(meetings, request.params.slug);
  return { slug, actor };
}
