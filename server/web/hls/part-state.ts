import type { SegmentView } from "../../packager/segment.ts";
import type { Window } from "../../packager/window.ts";
import { headOf } from "../../playlist/part-view.ts";
import type { PartAddress } from "./address.ts";

/** A part asked for: in memory, named by a preload hint and soon there, perhaps on the disk, or not to be had. */
export type PartState =
  | { readonly type: "ready"; readonly segment: SegmentView }
  | { readonly type: "hinted" }
  | { readonly type: "departed" }
  | { readonly type: "absent" };

/** HL32: only the part that the preload hint names is worth waiting for. */
export function partState(window: Window, { epoch, msn, first, size }: PartAddress): PartState {
  if (first % size !== 0) return { type: "absent" };
  const segment = window.find(epoch, msn);
  if (segment === null)
    return { type: epoch !== window.epoch || msn < window.nextMsn ? "departed" : hinted(window, { msn, first, size }) };
  if (segment.isClosed && segment.fragments.length === 0) return { type: "departed" };
  return isReady(segment, first, size) ? { type: "ready", segment } : { type: hinted(window, { msn, first, size }) };
}

function hinted(
  window: Window,
  { msn, first, size }: Pick<PartAddress, "msn" | "first" | "size">,
): "hinted" | "absent" {
  const head = headOf(window, size);
  return window.targets !== null && msn === head.msn && first === head.part * size ? "hinted" : "absent";
}

function isReady(segment: SegmentView, first: number, size: number): boolean {
  const count = segment.fragments.length;
  return first + size <= count || (segment.isClosed && first < count);
}
