import type { Targets } from "../packager/targets.ts";
import type { WindowView } from "../packager/window.ts";
import { headOf, type PartSize, partCount } from "./part-view.ts";

/** The delivery directives of a playlist request, as they came (RFC 8216bis 6.2.5). Null: not there. */
export interface Directives {
  readonly msn: string | null;
  readonly part: string | null;
}

/** What a reload waits for. `part` null: the whole segment. */
export interface Wanted {
  readonly msn: number;
  readonly part: number | null;
}

export type ReloadDecision =
  | { readonly type: "answer" }
  | { readonly type: "wait"; readonly wanted: Wanted }
  | { readonly type: "refuse" };

const FURTHEST_SEGMENTS_AHEAD = 2;
const NUMBER = /^\d{1,15}$/;

/** Whether to answer a request for a playlist now, later or never. Pure. Rules HL28–HL31 in docs/spec/hls.md. */
export function decideReload(
  window: WindowView,
  targets: Targets,
  size: PartSize,
  directives: Directives,
): ReloadDecision {
  const { msn, part } = directives;
  if (msn === null) return part === null ? { type: "answer" } : { type: "refuse" };
  if (!NUMBER.test(msn) || (part !== null && !NUMBER.test(part))) return { type: "refuse" };
  const wanted = { msn: Number(msn), part: part === null ? null : Number(part) };
  if (isListed(window, size, wanted)) return { type: "answer" };
  return isTooFar(window, targets, size, wanted) ? { type: "refuse" } : { type: "wait", wanted };
}

/** The playlist holds this part or segment, or a later one. */
export function isListed(window: WindowView, size: PartSize, wanted: Wanted): boolean {
  const head = headOf(window, size);
  if (wanted.part === null) return wanted.msn < head.msn;
  const place = resolved(window, size, wanted.msn, wanted.part);
  return place.msn < head.msn || (place.msn === head.msn && place.part < head.part);
}

/** A part past the last of a closed segment means part 0 of the next one (RFC 8216bis 6.2.5.2). */
function resolved(window: WindowView, size: PartSize, msn: number, part: number) {
  const segment = window.segments.at(Math.max(msn - (window.segments.at(0)?.msn ?? 0), 0));
  if (segment === undefined || !segment.isClosed || part < partCount(segment, size)) return { msn, part };
  return { msn: msn + 1, part: 0 };
}

function isTooFar(window: WindowView, targets: Targets, size: PartSize, wanted: Wanted): boolean {
  const head = headOf(window, size);
  const lastMsn = window.segments.at(-1)?.msn ?? window.nextMsn;
  if (wanted.msn > lastMsn + FURTHEST_SEGMENTS_AHEAD) return true;
  const lastPart = wanted.msn === head.msn ? head.part - 1 : -1;
  return wanted.part !== null && wanted.part > lastPart + advancePartLimit(targets, size);
}

/** Three seconds' worth of parts, at least three (RFC 8216bis 6.2.5.2). */
function advancePartLimit(targets: Targets, size: PartSize): number {
  return Math.ceil(3 / Math.min((targets.partTarget * size) / 1000, 1));
}
