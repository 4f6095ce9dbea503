import { TICKS_PER_SECOND } from "../../../shared/time.ts";
import { boxAt, boxesIn } from "./box-reader.ts";
import { FilmFault } from "./film.ts";

export type TrackType = "video" | "audio";

/** How the samples of one track are to be decoded, as an init segment says it. */
export interface TrackDescription {
  readonly type: TrackType;
  readonly id: number;
  /** The sample entry with its codec configuration, box head and all. Copied as it is, whatever the codec. */
  readonly entry: Buffer;
}

const typeByHandler: Readonly<Record<string, TrackType>> = { vide: "video", soun: "audio" };

/**
 * @param init `ftyp` and `moov` of our packager.
 * @throws {FilmFault} when it is not.
 */
export function tracksOf(init: Uint8Array): readonly TrackDescription[] {
  const bytes = Buffer.from(init.buffer, init.byteOffset, init.byteLength);
  const moov = boxAt(bytes, { type: "file", from: 0, to: bytes.length }, "moov");
  return boxesIn(bytes, moov.from, moov.to)
    .filter(({ type }) => type === "trak")
    .map((trak) => {
      const mdia = boxAt(bytes, trak, "mdia");
      const handler = boxAt(bytes, mdia, "hdlr").from + 8;
      const type = typeByHandler[bytes.toString("latin1", handler, handler + 4)];
      // mdhd version 0: flags, created, modified, and then the time scale.
      const timescale = bytes.readUInt32BE(boxAt(bytes, mdia, "mdhd").from + 12);
      if (type === undefined || timescale !== TICKS_PER_SECOND) throw new FilmFault("a track is not of our making");
      const stsd = boxAt(bytes, mdia, "minf", "stbl", "stsd");
      return {
        type,
        // tkhd version 0: flags, created, modified, and then the id.
        id: bytes.readUInt32BE(boxAt(bytes, trak, "tkhd").from + 12),
        entry: bytes.subarray(stsd.from + 8, stsd.to),
      };
    });
}
