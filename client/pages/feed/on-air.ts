/** What a feed's page gains from the line to the server: news of the feed, and the bar of the broadcast. */
import { type Millis, millis } from "../../../shared/time.ts";
import { carryPlaying, takeCarriedPlaying } from "../../player/carried-playing.ts";
import { PlayerStateEvent } from "../../player/events.ts";
import { isPlaying } from "../../player/state.ts";
import { FeedLine } from "../../session/feed-line.ts";
import type { FeedReading } from "../../session/feed-reading.ts";
import { openPageSession } from "../../session/page-session.ts";
import type { Connection } from "../../session/session-state.ts";
import { socketTransport } from "../../session/socket-transport.ts";
import { browserSurroundings, newId } from "../../session/surroundings.ts";
import { NowBarElement } from "../now-bar/now-bar.ts";

interface Page {
  /** Slug of the meeting whose bar stands on the page; `""`: none. */
  readonly slug: string;
  readonly stage: string;
  readonly reading: FeedReading | null;
  /** @param offset the server's clock minus this machine's */
  readonly onConnection: (connection: Connection, offset: Millis) => void;
}

export function joinBroadcast({ slug, stage, reading, onConnection }: Page): void {
  if (slug === "") {
    if (reading !== null) readAlone(reading, onConnection);
    return;
  }
  // Whoever reads is not among those who watch: a highlight that is shared widely would look like a full hall.
  const session = openPageSession(slug, { counts: false });
  const tell = () => onConnection(session.state.connection, session.state.serverOffset);
  session.reading = reading;
  session.subscribe(tell);
  tell();
  const bar = document.querySelector("efir-now-bar");
  if (!(bar instanceof NowBarElement)) return;
  bar.stage = stage;
  bar.carried = takeCarriedPlaying(slug);
  bar.session = session;
  addEventListener("pagehide", () => carryPlaying(slug, bar.playing));
  // What plays on the page is not heard over the broadcast: a film, and a moment's player.
  for (const type of ["play", "pause", "ended"] as const)
    document.addEventListener(type, ({ target }) => isFilm(target) && bar.hush(type === "play"), { capture: true });
  document.body.addEventListener(PlayerStateEvent.type, ({ target, state }) => {
    if (target instanceof Element && target.closest("main") !== null) bar.hush(isPlaying(state));
  });
}

function readAlone(reading: FeedReading, onConnection: Page["onConnection"]): void {
  const line = new FeedLine({
    reading,
    viewerId: newId(),
    transport: socketTransport,
    surroundings: browserSurroundings,
  });
  const hurry = () => line.hurry();
  addEventListener("online", hurry);
  addEventListener("pageshow", hurry);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hurry());
  // Nothing ticks here, so nobody says what time it is.
  line.subscribe(() => onConnection(line.connection, millis(0)));
  line.open();
}

const isFilm = (target: EventTarget | null): boolean =>
  target instanceof HTMLVideoElement && target.closest("main") !== null;
