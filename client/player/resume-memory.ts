/**
 * Where a viewer left each recording, kept in this browser. Storage may be refused (private windows, policies): then nothing
 * is remembered. Rules PL89–PL91.
 */
import { type ProgramTime, programTime } from "../../shared/time.ts";

/** By the recording's address: where its picture was, and when that was written. */
type Places = Readonly<Record<string, { readonly at: number; readonly seenAt: number }>>;

const KEY = "efir.player.places";
const REMEMBERED = 20;

/** `null`: not seen yet, seen to the end, or forgotten. */
export function recallPlace(recording: string): ProgramTime | null {
  const place = read()[recording];
  return place === undefined ? null : programTime(place.at);
}

/** @param seenAt - this machine's UTC ms: the oldest are forgotten first */
export function rememberPlace(recording: string, at: ProgramTime, seenAt: number): void {
  const others = Object.entries(read()).filter(([address]) => address !== recording);
  const newestFirst = others.sort(([, one], [, other]) => other.seenAt - one.seenAt);
  write(Object.fromEntries([[recording, { at, seenAt }], ...newestFirst.slice(0, REMEMBERED - 1)]));
}

export function forgetPlace(recording: string): void {
  write(Object.fromEntries(Object.entries(read()).filter(([address]) => address !== recording)));
}

function read(): Places {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, place]) => isPlace(place)));
  } catch {
    return {};
  }
}

function write(places: Places): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(places));
  } catch {
    // Not remembered.
  }
}

const isPlace = (place: unknown): boolean =>
  typeof place === "object" &&
  place !== null &&
  "at" in place &&
  "seenAt" in place &&
  Number.isFinite(place.at) &&
  Number.isFinite(place.seenAt);
