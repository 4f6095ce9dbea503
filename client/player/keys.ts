/**
 * The player's keys by `event.code`: the letter printed in Latin on the key, so that a Russian layout works.
 * Pure. Rules PL60–PL64; table in docs/spec/player.md.
 */
import { millis } from "../../shared/time.ts";
import type { PlayerAct } from "./acts.ts";

const SKIP = millis(10_000);
const SKIP_FAR = millis(30_000);
const VOLUME_STEP = 0.1;

const actByCode: Readonly<Record<string, PlayerAct>> = {
  Space: { type: "toggle-play" },
  KeyK: { type: "toggle-play" },
  ArrowLeft: { type: "skip", by: millis(-SKIP) },
  ArrowRight: { type: "skip", by: SKIP },
  KeyJ: { type: "skip", by: millis(-SKIP_FAR) },
  KeyL: { type: "skip", by: SKIP_FAR },
  ArrowUp: { type: "change-volume", by: VOLUME_STEP },
  ArrowDown: { type: "change-volume", by: -VOLUME_STEP },
  KeyM: { type: "toggle-mute" },
  KeyC: { type: "toggle-captions" },
  KeyF: { type: "toggle-fullscreen" },
  Home: { type: "go-to-start" },
  End: { type: "go-live" },
};

type Key = Pick<KeyboardEvent, "code" | "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/** «<» and «>»: on a Russian layout too. */
const actByShiftedCode: Readonly<Record<string, PlayerAct>> = {
  Comma: { type: "change-speed", by: -1 },
  Period: { type: "change-speed", by: 1 },
};

/** What has the focus: a button takes Space and Enter itself, a field takes every key. */
export type Focus = "button" | "field" | "other";

export function actOf(pressed: Key, focus: Focus): PlayerAct | null {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey || focus === "field") return null;
  // «?» stands on different keys of different layouts: what was typed counts, or the key that has it in Latin.
  if (pressed.key === "?" || (pressed.code === "Slash" && pressed.shiftKey)) return { type: "show-keys" };
  if (pressed.shiftKey) return actByShiftedCode[pressed.code] ?? null;
  if (pressed.code === "Space" && focus === "button") return null;
  return actByCode[pressed.code] ?? null;
}

/** What has the focus when `event` comes up to the player; looks into shadow roots. */
export function focusOf(event: Event): Focus {
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return "field";
  return target instanceof HTMLButtonElement ? "button" : "other";
}
