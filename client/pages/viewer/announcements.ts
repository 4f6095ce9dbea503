import type { Showing } from "../../../shared/timeline/record.ts";
import type { PagePhase } from "./phase.ts";
import { t } from "./strings.ts";

/** What of the page may be worth saying. */
export interface Heard {
  readonly phase: PagePhase;
  /** Whether a frame and the record have come: what they found is no news. */
  readonly isWatching: boolean;
  readonly speaking: Showing | null;
  /** A still picture is on air until the next source. */
  readonly isSlate: boolean;
}

/** What to say when the page goes from one moment to the next, in order (VW16). */
export function announcements(before: Heard, now: Heard): readonly string[] {
  const said: string[] = [];
  if (before.phase === "planned" && (now.phase === "live" || now.phase === "waiting")) said.push(t("started"));
  // Whoever was watching hears it from the player.
  const isNews = before.phase !== "connecting" && before.phase !== "ended";
  if (isNews && now.phase === "ended" && !now.isWatching) said.push(t("endedLead"));
  if (before.phase === "ended" && now.phase === "replay") said.push(t("recordingReady"));
  if (now.isWatching && now.isSlate && !before.isSlate) said.push(t("slate"));
  if (before.isSlate && now.phase === "live") said.push(t("slateOver"));
  const speaker = newSpeaker(before, now);
  if (speaker !== null) said.push(t("speaks", { name: speaker }));
  return said;
}

/** A correction of the card on air, or the same person after a pause, is not a new speaker. */
function newSpeaker(before: Heard, { speaking }: Heard): string | null {
  if (!before.isWatching || speaking?.card.kind !== "speaker") return null;
  return before.speaking?.card.id === speaking.card.id ? null : speaking.card.name;
}
