import type { CardOf } from "../../../shared/cards/index.ts";
import { programTime } from "../../../shared/time.ts";
import type { Showing } from "../../../shared/timeline/record.ts";
import { formatTime } from "../../i18n/format.ts";
import type { OnAirNews } from "./on-air-voice.ts";
import type { PagePhase } from "./phase.ts";
import { t } from "./strings.ts";

/** What of the page may be worth saying. */
export interface Heard {
  readonly phase: PagePhase;
  /** Whether a frame and the record have come: what they found is no news. */
  readonly isWatching: boolean;
  /** Cards are shown, with a picture or while there is none; those that the reader found are no news. */
  readonly seesCards: boolean;
  readonly speaking: Showing | null;
  /** The item of the agenda that is on. */
  readonly chapter: Showing | null;
  /** The break that stands on the stage. */
  readonly pause: CardOf<"break"> | null;
  /** A still picture is on air until the next source. */
  readonly isSlate: boolean;
}

/** What to say when the page goes from one moment to the next, in order (VW16). */
export function announcements(before: Heard, now: Heard): readonly string[] {
  const said: string[] = [];
  const isOn = now.phase === "live" || now.phase === "waiting" || now.phase === "break";
  if ((before.phase === "planned" || before.phase === "adjourned") && isOn) said.push(t("started"));
  // Whoever was watching hears it from the player.
  const isNews = before.phase !== "connecting" && before.phase !== "ended";
  if (isNews && now.phase === "ended" && !now.isWatching) said.push(t("endedLead"));
  if (before.phase === "ended" && now.phase === "replay") said.push(t("recordingReady"));
  if (before.seesCards && now.pause !== null && now.pause.id !== before.pause?.id) said.push(breakInWords(now.pause));
  if (before.phase === "break" && now.phase === "live") said.push(t("slateOver"));
  if (now.isWatching && now.isSlate && !before.isSlate) said.push(t("slate"));
  if (before.isSlate && now.phase === "live") said.push(t("slateOver"));
  return said;
}

/** Who and what is new on air, for the voice that says both in one (VW55). */
export function onAirNews(before: Heard, now: Heard): OnAirNews {
  return { item: newItem(before, now), speaker: newSpeaker(before, now) };
}

/** `Технический перерыв. Продолжим в 11:55` */
export const breakInWords = ({ reason, until }: CardOf<"break">): string =>
  until === undefined ? reason : t("breakUntil", { reason, time: formatTime(programTime(until)) });

/** A correction of the card on air, or the same person after a pause, is not a new speaker. */
function newSpeaker(before: Heard, { speaking, seesCards }: Heard): string | null {
  if (!before.seesCards || !seesCards || speaking?.card.kind !== "speaker") return null;
  return before.speaking?.card.id === speaking.card.id ? null : speaking.card.name;
}

function newItem(before: Heard, { chapter, seesCards }: Heard): string | null {
  if (!before.seesCards || !seesCards || chapter?.card.kind !== "agenda") return null;
  if (before.chapter?.card.id === chapter.card.id) return null;
  const { number, title } = chapter.card;
  return number === undefined ? title : t("item", { number, title });
}
