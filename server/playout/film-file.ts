import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { millis, type Ticks, ticks } from "../../shared/time.ts";
import { parseAacConfig } from "../media/aac-config.ts";
import { parseAvcConfig } from "../media/avc-config.ts";
import type { Track } from "../media/track.ts";
import type { ClipSample } from "./clip.ts";
import type { Film } from "./film.ts";

/** 16.16, and where it stands in `tkhd` version 0 (ISO 14496-12 8.3.2). */
const UNITY = 0x00010000;
const TKHD_TO_MATRIX = 48;
const VIDEO_TRACK = 1;

/**
 * A converted clip as the channel shows it: its own segments (BZ65), read one at a time.
 * @returns `null` when its picture has to be turned, which our window cannot say: without ffmpeg phones' films are left so.
 * @throws when a file is gone, or is not of our own making
 */
export async function openFilm(id: string, folder: string): Promise<Film | null> {
  const init = await readFile(join(folder, "init.mp4"));
  if (init.readInt32BE(init.indexOf("tkhd") - 4 + TKHD_TO_MATRIX) !== UNITY) return null;
  const list = await readFile(join(folder, "index.m3u8"), "utf8");
  const lengths = [...list.matchAll(/#EXTINF:([\d.]+),/g)].map(([, seconds]) => Number(seconds) * 1000);
  return {
    id,
    tracks: tracksOf(init),
    length: millis(lengths.reduce((sum, length) => sum + length, 0)),
    piece: async (number) =>
      number < lengths.length ? samplesOf(await readFile(join(folder, `${number}.m4s`))) : null,
  };
}

function tracksOf(init: Buffer): readonly Track[] {
  const avc = contentOf(init, "avcC");
  const esds = contentOf(init, "esds");
  return [
    ...(avc === null ? [] : [parseAvcConfig(avc).track]),
    ...(esds === null ? [] : [parseAacConfig(specificConfigOf(esds)).track]),
  ];
}

/** A box inside of sample entries; its name stands nowhere else in what we write. */
function contentOf(init: Buffer, type: string): Buffer | null {
  const at = init.indexOf(type, 0, "latin1");
  return at < 4 ? null : init.subarray(at + 4, at - 4 + init.readUInt32BE(at - 4));
}

/** DecoderSpecificInfo, tag 5, its length as four bytes of seven bits: as our boxes are written. */
function specificConfigOf(esds: Buffer): Buffer {
  const at = esds.indexOf(Buffer.from([0x05, 0x80, 0x80, 0x80]));
  if (at < 0) throw new Error("no AAC configuration in a clip of ours");
  return esds.subarray(at + 5, at + 5 + esds.readUInt8(at + 4));
}

/** One `moof` and its `mdat`, as `mediaFragment` writes them (HL2). */
function samplesOf(segment: Buffer): readonly ClipSample[] {
  const samples: ClipSample[] = [];
  const moofEnd = segment.readUInt32BE(0);
  for (
    let at = segment.indexOf("traf", 0, "latin1");
    at >= 0 && at < moofEnd;
    at = segment.indexOf("traf", at + 4, "latin1")
  ) {
    samples.push(...runOf(segment, at + 4));
  }
  return samples.sort((one, other) => one.dts - other.dts);
}

const TFHD = 16;
const TFDT = 20;
const TRUN_HEAD = 20;
const NOT_SYNC = 0x00010000;

/** @param at where the boxes in `traf` begin: `tfhd`, `tfdt`, `trun` */
function runOf(segment: Buffer, at: number): readonly ClipSample[] {
  const isVideo = segment.readUInt32BE(at + 12) === VIDEO_TRACK;
  let dts: Ticks = ticks(Number(segment.readBigUInt64BE(at + TFHD + 12)));
  const trun = at + TFHD + TFDT;
  let from = segment.readInt32BE(trun + 16);
  const row = isVideo ? 16 : 8;
  return Array.from({ length: segment.readUInt32BE(trun + 12) }, (_, place): ClipSample => {
    const cell = trun + TRUN_HEAD + place * row;
    const size = segment.readUInt32BE(cell + 4);
    const sample: ClipSample = {
      type: isVideo ? "video" : "audio",
      dts,
      compositionOffset: ticks(isVideo ? segment.readInt32BE(cell + 12) : 0),
      isKeyframe: !isVideo || (segment.readUInt32BE(cell + 8) & NOT_SYNC) === 0,
      // Of its own, so that the whole segment does not live as long as one sample of it.
      data: Uint8Array.from(segment.subarray(from, from + size)),
    };
    dts = ticks(dts + segment.readUInt32BE(cell));
    from += size;
    return sample;
  });
}
