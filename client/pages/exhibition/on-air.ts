/** What an exhibition gains from the meeting that goes on: the bar of the broadcast, the stand it speaks of, visits. */
import { carryPlaying, takeCarriedPlaying } from "../../player/carried-playing.ts";
import { openPageSession } from "../../session/page-session.ts";
import { FollowEvent, LedEvent } from "../now-bar/events.ts";
import { NowBarElement } from "../now-bar/now-bar.ts";
import { addressOf, markOnAir, standHere } from "./plan-marks.ts";
import { StandVisit } from "./stand-visit.ts";
import type { Walk } from "./walk.ts";

/** @returns what is to be called when another page stands in `main` */
export function joinBroadcast(slug: string, stage: string, base: string, walk: Walk): () => void {
  const bar = document.querySelector("efir-now-bar");
  if (!(bar instanceof NowBarElement)) return () => {};
  const session = openPageSession(slug);
  const visit = new StandVisit(session);
  let onAir: string | null = null;
  const arrive = (): void => {
    const here = standHere(document);
    visit.at(here);
    bar.standId = here;
    // A film that was taken away with its page says nothing of having stopped.
    bar.hush(false);
    markOnAir(document, onAir);
  };
  bar.addEventListener(LedEvent.type, ({ led }) => {
    onAir = led?.standId ?? null;
    markOnAir(document, onAir);
  });
  bar.addEventListener(FollowEvent.type, ({ led }) => {
    if (!isWriting()) walk.go(new URL(addressOf(document, base, led), location.href));
  });
  for (const type of ["play", "pause", "ended"] as const)
    document.addEventListener(type, ({ target }) => isFilm(target) && bar.hush(type === "play"), { capture: true });
  addEventListener("pagehide", () => carryPlaying(slug, bar.playing));
  bar.addressOf = (led) => addressOf(document, base, led);
  bar.stage = stage;
  bar.carried = takeCarriedPlaying(slug);
  bar.session = session;
  arrive();
  return arrive;
}

/** Nobody is led away from what they are writing. */
function isWriting(): boolean {
  const { activeElement } = document;
  const isField = activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement;
  return isField && activeElement.closest("main") !== null && activeElement.value !== "";
}

const isFilm = (target: EventTarget | null): boolean =>
  target instanceof HTMLVideoElement && target.closest("main") !== null;
