/** Where the stage is played from: which of its playlists, and what the server says of it apart from the engine. */
import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { Delay } from "./delay.ts";
import { playlistOf } from "./part-choice.ts";
import { PartPicker } from "./part-picker.ts";
import { probePlaylist } from "./playlist-probe.ts";
import type { Outlook } from "./recovery.ts";
import { roundTripOf } from "./round-trips.ts";
import { type StageList, windowListOf } from "./stage-lists.ts";

/** Newly listed media shorter than this is not worth going on for. */
const WORTH_RESUMING = 300;
/** A place so far beyond what is listed is a mistake about the place: waiting for the list to get there would be long. */
const NOT_SEEN_YET = 10_000;

export class StageSource {
  readonly parts = new PartPicker();
  #source = "";
  /** The live list chosen last: short, so questions are asked of it whatever is played. */
  #liveList = "";
  #epoch: string | null = null;
  #hasRestarted = true;

  /** @param source - The stage's index playlist. */
  open(source: string): void {
    this.#source = source;
    this.#liveList = source;
    const roundTrip = roundTripOf([...entriesOf("navigation"), ...entriesOf("resource")], location.origin);
    if (roundTrip !== null) this.parts.measured(roundTrip);
  }

  /** The playlist to open: of the live ones, that which suits the network now. */
  playlist(list: StageList, now: Millis, delay: Delay): string {
    this.#liveList = playlistOf(this.#source, this.parts.pick(now, delay));
    return list === "live" ? this.#liveList : windowListOf(this.#source);
  }

  /** The server counts anew under other addresses: going on with the old playlist leads nowhere. Until the next `look`. */
  get hasRestarted(): boolean {
    return this.#hasRestarted;
  }

  /** How long a small question takes now. Not asked in trouble: a dead network is not a slow one. */
  async measure(): Promise<void> {
    const probe = await probePlaylist(this.#liveList);
    if (probe.kind !== "listed") return;
    this.#epoch = probe.head.epoch;
    this.#hasRestarted = false;
    this.parts.measured(probe.roundTrip);
  }

  /** Asks the server once. `at`: what the viewer has seen. */
  async look(at: ProgramTime | null): Promise<Outlook> {
    const probe = await probePlaylist(this.#liveList);
    if (probe.kind !== "listed") return probe.kind;
    const { epoch, edge, hasEnded } = probe.head;
    this.#hasRestarted = epoch !== this.#epoch;
    this.#epoch = epoch;
    if (hasEnded) return "ended";
    if (edge === null || at === null || this.#hasRestarted) return "available";
    const hasNews = edge - at > WORTH_RESUMING || at - edge > NOT_SEEN_YET;
    return hasNews ? "available" : "absent";
  }
}

const entriesOf = (type: "navigation" | "resource"): PerformanceResourceTiming[] =>
  // Both entry types extend PerformanceResourceTiming.
  performance.getEntriesByType(type) as PerformanceResourceTiming[];
