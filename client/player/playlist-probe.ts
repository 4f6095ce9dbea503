/** Asks for the playlist outside the engine: is there anything new to play, and how long does a round trip take? Rules PL44–PL46. */
import { type Millis, millis } from "../../shared/time.ts";
import { type PlaylistHead, readHead } from "./playlist-text.ts";

export type Probe =
  | { readonly kind: "listed"; readonly head: PlaylistHead; readonly roundTrip: Millis }
  /** The server answers that there is nothing (yet). */
  | { readonly kind: "absent" }
  | { readonly kind: "unreachable" };

const PATIENCE = 3000;

export async function probePlaylist(url: string): Promise<Probe> {
  const sentAt = performance.now();
  try {
    const response = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    const roundTrip = millis(performance.now() - sentAt);
    if (!response.ok) return { kind: "absent" };
    return { kind: "listed", head: readHead(await response.text()), roundTrip };
  } catch {
    return { kind: "unreachable" };
  }
}
