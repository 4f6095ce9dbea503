/** What a viewer chose, kept in this browser. Storage may be refused (private windows, policies): then it holds for the page. */
import { type Millis, millis } from "../../shared/time.ts";
import { type Delay, isDelay } from "./delay.ts";
import { type Speed, toSpeed, usualSpeed } from "./speed.ts";

export interface PlayerPreferences {
  readonly delay: Delay;
  /** Cards are shown this much earlier (negative: later) than the frame says; within ±1 s. */
  readonly nudge: Millis;
  /** From 0 to 1. */
  readonly volume: number;
  /** Of recordings. */
  readonly speed: Speed;
}

const NUDGE_LIMIT = 1000;
const keys = {
  delay: "efir.player.delay",
  nudge: "efir.player.nudge",
  volume: "efir.player.volume",
  speed: "efir.player.speed",
} as const;

export const clampNudge = (ms: number): Millis => millis(Math.max(-NUDGE_LIMIT, Math.min(NUDGE_LIMIT, Math.round(ms))));

export function recallPreferences(): PlayerPreferences {
  const delay = recall(keys.delay);
  return {
    delay: isDelay(delay) ? delay : "usual",
    nudge: clampNudge(number(recall(keys.nudge)) ?? 0),
    volume: Math.min(1, Math.max(0, number(recall(keys.volume)) ?? 1)),
    speed: toSpeed(number(recall(keys.speed)) ?? usualSpeed),
  };
}

export function rememberPreferences(preferences: PlayerPreferences): void {
  remember(keys.delay, preferences.delay);
  remember(keys.nudge, String(preferences.nudge));
  remember(keys.volume, String(preferences.volume));
  remember(keys.speed, String(preferences.speed));
}

function number(text: string | null): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not remembered: the choice holds for this page.
  }
}
