/** What plays a moment, fetched when it is asked for: the house's player over what was recorded, or the clip's own film. */
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { PlayerStateEvent, PlayheadEvent } from "../../player/events.ts";
import { PlayerElement } from "../../player/player.ts";
import { forgetPlace } from "../../player/resume-memory.ts";
import { pressFilm } from "./film-keys.ts";
import { t } from "./strings.ts";

export interface MomentPlayer {
  readonly element: HTMLElement;
  /** From the moment's beginning, with sound: somebody has pressed. */
  start(): void;
  stop(): void;
}

interface Told {
  readonly onEnd: () => void;
  readonly onFailure: () => void;
}

/** @param span where it begins and ends within the list, which is cut at segments; `null`: all of it */
export function playList(
  how: {
    readonly list: string;
    readonly span: { readonly from: ProgramTime; readonly until: ProgramTime } | null;
    readonly makePlayer?: () => PlayerElement;
  } & Told,
): MomentPlayer {
  const { list, span, onEnd, makePlayer = () => new PlayerElement() } = how;
  // Where somebody left it last time is nobody's wish: the moment begins at its beginning.
  forgetPlace(list);
  const element = makePlayer();
  element.className = "moment__player";
  element.tabIndex = -1;
  element.recording = list;
  let isReady = false;
  let isWanted = false;
  let before: ProgramTime | null = null;
  const begin = (): void => {
    isWanted = false;
    before = null;
    element.watchFrom(span?.from ?? programTime(0));
  };
  element.addEventListener(PlayerStateEvent.type, ({ state: { phase } }) => {
    if (phase === "finished") onEnd();
    if (phase !== "ready" || isReady) return;
    isReady = true;
    if (isWanted) begin();
  });
  element.addEventListener(PlayheadEvent.type, ({ at }) => {
    const isPast = span !== null && at !== null && at >= span.until;
    // Once: whoever plays on past the end wants to.
    if (isPast && before !== null && before < span.until) {
      element.pause();
      onEnd();
    }
    before = at;
  });
  return {
    element,
    start: () => {
      isWanted = true;
      if (isReady) begin();
    },
    stop: () => forgetPlace(list),
  };
}

export function playFilm(
  how: {
    readonly film: string;
    readonly captions: string | null;
    readonly poster: string | null;
  } & Told,
): MomentPlayer {
  const { film, captions, poster, onEnd, onFailure } = how;
  const video = document.createElement("video");
  video.className = "moment__film";
  video.controls = true;
  video.playsInline = true;
  video.tabIndex = 0;
  video.preload = "auto";
  if (poster !== null) video.poster = poster;
  video.setAttribute("aria-label", t("play"));
  if (captions !== null) video.append(captionsOf(captions));
  video.src = film;
  video.addEventListener("ended", onEnd);
  video.addEventListener("error", onFailure);
  video.addEventListener("keydown", (event) => pressFilm(event, video));
  return {
    element: video,
    start: () => {
      if (video.error !== null) video.load();
      video.currentTime = 0;
      video.play().catch(() => {
        // Stopped in between, or refused: its own controls stand there.
      });
    },
    stop: () => video.pause(),
  };
}

function captionsOf(address: string): HTMLTrackElement {
  const track = document.createElement("track");
  Object.assign(track, { kind: "captions", srclang: "ru", label: "Субтитры", src: address, default: true });
  return track;
}
