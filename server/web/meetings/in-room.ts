import type { Request } from "express";
import type { Actor, MeetingRight } from "../../../shared/roles.ts";
import type { Auth } from "../auth/auth.ts";
import type { MeetingDirectory } from "../ports.ts";
import { requireRight } from "../signed-in.ts";
import { meetingNamed } from "./meeting-named.ts";

/** What a call of a control room is about, and who calls. */
export interface InRoom {
  readonly slug: string;
  readonly actor: Actor;
}

/** @throws {HttpProblem} 401, 403, 404 UNKNOWN_MEETING. */
export async function inRoom(
  { auth, meetings }: { readonly auth: Auth; readonly meetings: MeetingDirectory },
  request: Request<{ slug: string }>,
  right: MeetingRight,
): Promise<InRoom> {
  const actor = await requireRight(auth, request, right, request.params.slug);
  const { slug } = await meetingNamed(meetings, request.params.slug);
  return { slug, actor };
}
