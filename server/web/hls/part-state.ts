import type { SegmentView } from "../../packager/segment.ts";
import type { Window } from "../../packager/window.ts";
import { headOf } from "../../playlist/part-view.ts";
import type { PartAddress } from "./address.ts";

/** A part asked for: here, named by a preload hint and soon here, or not to be had. */
export type PartState =
  | { readonly type: "ready"; readonly segment: SegmentView }
  | { readonly type: "hinted" }
  | { readonly type: "absent" };

/** HL32: only the part that the preload hint names is worth waiting for. */
export function partState(window: Window, { msn, first, size }: PartAddress): PartState {
  if (first % size !== 0) return { type: "absent" };
  const segment = window.find(msn);
  if (segment !== null && isReady(segment, first, size)) return { type: "ready", segment };
  const head = headOf(window, size);
  const isHinted = window.targets !== null && msn === head.msn && first === head.part * size;
  return { type: isHinted ? "hinted" : "absent" };
}

function isReady(segment: SegmentView, first: number, size: number): boolean {
  const count = segment.fragments.length;
  return first + size <= count || (segment.isClosed && first < count);
}
