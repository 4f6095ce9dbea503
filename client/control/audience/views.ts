/** Whose page the program monitor shows, and how far that page lags. Pure. Rules CR60–CR62. */
import { lagAt } from "../../../shared/audience.ts";
import type { AudienceSummary, Signal } from "../../../shared/protocol.ts";
import type { Millis } from "../../../shared/time.ts";

/** `hall`: without any lag. `half`: the median viewer. `slowest`: where the slowest tenth begins. */
export const views = ["hall", "half", "slowest"] as const;
export type View = (typeof views)[number];

export const nextView = (view: View): View => views[(views.indexOf(view) + 1) % views.length] ?? "hall";

/** How far that page lags behind the programme clock; `null`: nobody is there to lag. */
export function lagOf(view: Exclude<View, "hall">, audience: AudienceSummary | null): Millis | null {
  if (audience === null) return null;
  return view === "half" ? (lagAt(audience, 0.5) ?? audience.medianLagMs) : (lagAt(audience, 0.9) ?? audience.p90LagMs);
}

/** What the monitor can show of the view that was chosen. */
export type Sees =
  | { readonly by: "hall"; readonly why: "chosen" | "nobody" | "rehearsal" | "noSignal" }
  | { readonly by: "lag"; readonly lag: Millis };

export function seesOf({
  view,
  audience,
  signal,
  isRehearsal,
}: {
  readonly view: View;
  readonly audience: AudienceSummary | null;
  readonly signal: Signal | null;
  readonly isRehearsal: boolean;
}): Sees {
  if (view === "hall") return { by: "hall", why: "chosen" };
  // Viewers see the meeting, not its rehearsal.
  if (isRehearsal) return { by: "hall", why: "rehearsal" };
  const lag = lagOf(view, audience);
  if (lag === null) return { by: "hall", why: "nobody" };
  // Without a picture cards have nothing to wait for, on viewers' pages too (VW2).
  return signal === "none" ? { by: "hall", why: "noSignal" } : { by: "lag", lag };
}
