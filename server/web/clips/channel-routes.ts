import { Router } from "express";
import { clipChannel } from "../../../shared/clips/commands.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import { inRoom } from "../meetings/in-room.ts";
import type { MeetingDirectory } from "../ports.ts";

/** Whether a meeting's approved clips are shown between meetings. Implemented in server/clips, joined in wiring. */
export interface ClipChannelSwitch {
  isOn(meeting: string): boolean;
  turn(meeting: string, isOn: boolean): void;
}

export interface ClipChannelDeps {
  readonly channel: ClipChannelSwitch;
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly log: Log;
}

/** The switch of PO45. */
export function channelRoutes(deps: ClipChannelDeps): Router {
  const { channel, log } = deps;
  const router = Router();
  const address = "/api/meetings/:slug/clips/channel";

  router.get(address, async (request, response) => {
    const { slug } = await inRoom(deps, request, "see-clips");
    response.set("Cache-Control", "no-store").json({ isOn: channel.isOn(slug) });
  });

  router.put(address, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "review-clips");
    const { isOn } = parsed(clipChannel, request.body);
    channel.turn(slug, isOn);
    log.info("clips on the channel", { slug, isOn, accountId: actor.id });
    response.set("Cache-Control", "no-store").json({ isOn });
  });

  return router;
}
