/** Asks for the playlist outside the engine: is there anything new to play, and how long does a round trip take? Rules PL44–PL46. */
import { later, type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";

export type Probe =
  | { readonly kind: "listed"; readonly head: PlaylistHead; readonly roundTrip: Millis }
  /** The server answers that there is nothing (yet). */
  | { readonly kind: "absent" }
  | { readonly kind: "unreachable" };

export interface PlaylistHead {
  /** End of the newest listed media on the programme clock; `null` without dates. */
  readonly edge: ProgramTime | null;
  /** Changes when the server restarts: media sequence numbers start anew, and old addresses mean other media. */
  readonly epoch: string | null;
  readonly hasEnded: boolean;
}

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

/** Reads what `Probe` needs of a media playlist; unknown lines are skipped. */
export function readHead(playlist: string): PlaylistHead {
  let edge: ProgramTime | null = null;
  let partsOfOpenSegment = 0;
  for (const line of playlist.split(/\r?\n/)) {
    const [, date] = line.match(/^#EXT-X-PROGRAM-DATE-TIME:(.+)$/) ?? [];
    const [, segment] = line.match(/^#EXTINF:([\d.]+)/) ?? [];
    const [, part] = line.match(/^#EXT-X-PART:.*\bDURATION=([\d.]+)/) ?? [];
    if (date !== undefined) edge = programTime(Date.parse(date));
    if (part !== undefined) partsOfOpenSegment += Number(part);
    if (segment !== undefined) {
      // A finished segment lists its parts before itself: they are the same media.
      partsOfOpenSegment = 0;
      edge = edge === null ? null : later(edge, millis(Number(segment) * 1000));
    }
  }
  return {
    edge: edge === null ? null : later(edge, millis(partsOfOpenSegment * 1000)),
    epoch: playlist.match(/^#EXT-X-MAP:.*URI="([^"]*?)[^/"]*"/m)?.[1] ?? null,
    hasEnded: /^#EXT-X-ENDLIST/m.test(playlist),
  };
}
