import { html, nothing, type TemplateResult } from "lit";
import type { Clip } from "../../shared/clips.ts";
import type { Actor } from "../../shared/roles.ts";
import type { Program } from "../../shared/timeline/record.ts";
import "./clips/clip-shelf.ts";
import "./clips/quick-clip.ts";
import type { Desk } from "./desk.ts";
import "./highlight-panel.ts";
import "./highlights/highlight-shelf.ts";
import type { RoomFeed } from "./highlights/room-feed.ts";
import type { LogLine } from "./log-lines.ts";
import "./on-air-log.ts";

interface SideView {
  readonly desk: Desk;
  readonly feed: RoomFeed;
  readonly clips: readonly Clip[];
  readonly program: Program;
  readonly log: readonly LogLine[];
  readonly actor: Actor | null;
}

/** The room's right column: what is marked, what goes into the feed, blitz-interviews, the log. A template of the room's own. */
export function roomSide({ desk, feed, clips, program, log, actor }: SideView): TemplateResult {
  const { record, isRehearsal } = desk.line.state;
  const slug = desk.line.session?.slug ?? "";
  return html`<aside class="side">
    <efir-highlight-panel .highlights=${record.highlights} ?open=${record.phase === "open"} ?locked=${desk.isLocked}></efir-highlight-panel>
    <efir-highlight-shelf .told=${feed.told} .actor=${actor} slug=${slug}></efir-highlight-shelf>
    ${record.phase === "open" && !isRehearsal ? html`<efir-quick-clip .slug=${slug} .actor=${actor} ?locked=${desk.isLocked}></efir-quick-clip>` : nothing}
    <efir-clip-shelf
      .clips=${clips}
      .cues=${desk.line.cues}
      .preparedId=${desk.preparation.prepared?.cue.id ?? null}
      .program=${program}
      .slug=${slug}
      ?locked=${desk.isLocked}
    ></efir-clip-shelf>
    <efir-on-air-log .lines=${log} .showings=${feed.showings}></efir-on-air-log>
  </aside>`;
}
