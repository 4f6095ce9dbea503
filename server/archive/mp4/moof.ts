import { type Ticks, ticks } from "../../../shared/time.ts";
import { boxAt, boxesIn, type FoundBox } from "./box-reader.ts";
import { FilmFault } from "./film.ts";

/** The samples of one track in one fragment, in decode order. */
export interface FragmentRun {
  readonly trackId: number;
  /** Decode time of the first sample. */
  readonly startsAt: Ticks;
  /** Where its bytes begin, from the start of the `moof`. */
  readonly dataOffset: number;
  readonly samples: readonly FragmentSample[];
}

export interface FragmentSample {
  readonly duration: Ticks;
  readonly size: number;
  readonly compositionOffset: Ticks;
  readonly isSync: boolean;
}

const DATA_OFFSET = 0x01;
const DURATION = 0x100;
const SIZE = 0x200;
const FLAGS = 0x400;
const COMPOSITION_OFFSET = 0x800;
const ALWAYS = DATA_OFFSET | DURATION | SIZE;
const NOT_SYNC = 0x00010000;

/** How many bytes the `moof` at the start of a fragment has. Needs its first eight. */
export const moofSizeOf = (fragment: Buffer): number => fragment.readUInt32BE(0);

/**
 * What our packager says of a fragment in its `moof` (HL2); the `mdat` after it is not needed.
 * @throws {FilmFault} when it was not written by it.
 */
export function readMoof(fragment: Buffer): readonly FragmentRun[] {
  const whole = boxesIn(fragment, 0, moofSizeOf(fragment))[0];
  if (whole?.type !== "moof") throw new FilmFault("a fragment does not begin with moof");
  return boxesIn(fragment, whole.from, whole.to)
    .filter(({ type }) => type === "traf")
    .map((traf) => ({
      trackId: fragment.readUInt32BE(boxAt(fragment, traf, "tfhd").from + 4),
      startsAt: ticks(Number(fragment.readBigUInt64BE(boxAt(fragment, traf, "tfdt").from + 4))),
      ...readTrun(fragment, boxAt(fragment, traf, "trun")),
    }));
}

function readTrun(bytes: Buffer, trun: FoundBox): Pick<FragmentRun, "dataOffset" | "samples"> {
  const flags = bytes.readUInt32BE(trun.from) & 0xffffff;
  const hasFlags = (flags & FLAGS) !== 0;
  const hasOffset = (flags & COMPOSITION_OFFSET) !== 0;
  const row = 8 + (hasFlags ? 4 : 0) + (hasOffset ? 4 : 0);
  const count = bytes.readUInt32BE(trun.from + 4);
  const first = trun.from + 12;
  if ((flags & ALWAYS) !== ALWAYS || first + count * row !== trun.to)
    throw new FilmFault("a trun is not of our making");
  const samples = Array.from({ length: count }, (_, place): FragmentSample => {
    const at = first + place * row;
    return {
      duration: ticks(bytes.readUInt32BE(at)),
      size: bytes.readUInt32BE(at + 4),
      isSync: !hasFlags || (bytes.readUInt32BE(at + 8) & NOT_SYNC) === 0,
      compositionOffset: ticks(hasOffset ? bytes.readInt32BE(at + row - 4) : 0),
    };
  });
  return { dataOffset: bytes.readInt32BE(trun.from + 8), samples };
}
