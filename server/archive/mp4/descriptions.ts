import { FilmFault, type FilmSegment } from "./film.ts";
import { type TrackDescription, type TrackType, tracksOf } from "./init-tracks.ts";
import { parameterSetsOf } from "./parameter-sets.ts";

/** A track of an init segment, and which of the film's sample entries it is. */
export interface DescribedTrack extends TrackDescription {
  /** From 1, as `stsc` counts. */
  readonly description: number;
  /** Stands before each of its keyframes; `null`: the sample entry is enough. */
  readonly keyframePrefix: Uint8Array | null;
}

/** The sample entries of the film: one for each configuration, however often an encoder came back with it (RC5). */
export class Descriptions {
  readonly #entries: Readonly<Record<TrackType, Buffer[]>> = { video: [], audio: [] };
  readonly #prefixes = new Map<number, Uint8Array>();
  readonly #tracksByInit: ReadonlyMap<string, ReadonlyMap<number, DescribedTrack>>;

  /** @throws {FilmFault} when an init segment is not of our making. */
  constructor(segments: readonly FilmSegment[]) {
    const inits = new Map(segments.map(({ init }) => [nameOf(init), tracksOf(init.bytes)]));
    for (const track of [...inits.values()].flat()) this.#place(track);
    this.#tracksByInit = new Map([...inits].map(([name, tracks]) => [name, this.#described(tracks)]));
  }

  entries(type: TrackType): readonly Buffer[] {
    return this.#entries[type];
  }

  /** Tracks by their id in this segment's fragments. */
  tracksOf({ init }: FilmSegment): ReadonlyMap<number, DescribedTrack> {
    const tracks = this.#tracksByInit.get(nameOf(init));
    if (tracks === undefined) throw new FilmFault("a segment of another film");
    return tracks;
  }

  #described(tracks: readonly TrackDescription[]): ReadonlyMap<number, DescribedTrack> {
    const isSeveral = this.#entries.video.length > 1;
    const described = tracks.map((track): [number, DescribedTrack] => {
      const description = this.#place(track);
      const keyframePrefix = isSeveral && track.type === "video" ? this.#prefix(description, track.entry) : null;
      return [track.id, { ...track, description, keyframePrefix }];
    });
    return new Map(described);
  }

  /** The same object for the same description. */
  #prefix(description: number, entry: Buffer): Uint8Array {
    const prefix = this.#prefixes.get(description) ?? parameterSetsOf(entry);
    this.#prefixes.set(description, prefix);
    return prefix;
  }

  #place({ type, entry }: TrackDescription): number {
    const entries = this.#entries[type];
    const known = entries.findIndex((one) => one.equals(entry));
    return known === -1 ? entries.push(entry) : known + 1;
  }
}

const nameOf = ({ epoch, id }: FilmSegment["init"]): string => `${epoch}/${id}`;
