import { TICKS_PER_SECOND } from "../../../shared/time.ts";
import type { Lineup } from "../lineup.ts";
import { TRACK_ID } from "../lineup.ts";
import { BoxWriter } from "./box-writer.ts";
import { writeAudioEntry, writeVideoEntry } from "./sample-entry.ts";

const BOXES_AROUND_CONFIGS = 2048;
const UNDETERMINED_LANGUAGE = 0x55c4;
const UNITY_MATRIX = [0x00010000, 0, 0, 0, 0x00010000, 0, 0, 0, 0x40000000] as const;
const AUDIO_SAMPLE_FLAGS = 0x02000000;

/** The `ftyp` and `moov` that EXT-X-MAP points to (HL1). Every track runs at 90 kHz, so that one clock serves them all. */
export function initSegment(lineup: Lineup): Buffer {
  const configs = (lineup.video?.config.byteLength ?? 0) + (lineup.audio?.config.byteLength ?? 0);
  const bytes = Buffer.allocUnsafeSlow(BOXES_AROUND_CONFIGS + configs);
  const out = new BoxWriter(bytes);
  out.box("ftyp", () => {
    out.ascii("iso6");
    out.u32(0);
    out.ascii("iso6mp41");
  });
  out.box("moov", () => {
    writeMovieHeader(out);
    if (lineup.video !== null) writeVideoTrack(out, lineup.video);
    if (lineup.audio !== null) writeAudioTrack(out, lineup.audio);
    out.box("mvex", () => {
      if (lineup.video !== null) writeTrackExtends(out, TRACK_ID.video, 0);
      if (lineup.audio !== null) writeTrackExtends(out, TRACK_ID.audio, AUDIO_SAMPLE_FLAGS);
    });
  });
  return bytes.subarray(0, out.length);
}

function writeMovieHeader(out: BoxWriter): void {
  out.fullBox("mvhd", 0, 0, () => {
    out.zeros(8); // created, modified
    out.u32(TICKS_PER_SECOND);
    out.u32(0); // duration: what the fragments say
    out.u32(0x00010000); // rate
    out.u16(0x0100); // volume
    out.zeros(10);
    writeMatrix(out);
    out.zeros(24);
    out.u32(TRACK_ID.audio + 1);
  });
}

function writeVideoTrack(out: BoxWriter, track: NonNullable<Lineup["video"]>): void {
  out.box("trak", () => {
    writeTrackHeader(out, { id: TRACK_ID.video, volume: 0, widthPx: track.widthPx, heightPx: track.heightPx });
    writeMedia(out, "vide", () => {
      out.fullBox("vmhd", 0, 1, () => out.zeros(8));
      writeTables(out, () => writeVideoEntry(out, track));
    });
  });
}

function writeAudioTrack(out: BoxWriter, track: NonNullable<Lineup["audio"]>): void {
  out.box("trak", () => {
    writeTrackHeader(out, { id: TRACK_ID.audio, volume: 0x0100, widthPx: 0, heightPx: 0 });
    writeMedia(out, "soun", () => {
      out.fullBox("smhd", 0, 0, () => out.zeros(4));
      writeTables(out, () => writeAudioEntry(out, track));
    });
  });
}

interface TrackHeader {
  readonly id: number;
  readonly volume: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

function writeTrackHeader(out: BoxWriter, header: TrackHeader): void {
  const enabledInMovie = 0x03;
  out.fullBox("tkhd", 0, enabledInMovie, () => {
    out.zeros(8); // created, modified
    out.u32(header.id);
    out.zeros(4 + 4 + 8 + 2 + 2); // reserved, duration, reserved, layer, group
    out.u16(header.volume);
    out.u16(0);
    writeMatrix(out);
    out.u32(header.widthPx * 0x10000);
    out.u32(header.heightPx * 0x10000);
  });
}

function writeMedia(out: BoxWriter, handler: "vide" | "soun", information: () => void): void {
  out.box("mdia", () => {
    out.fullBox("mdhd", 0, 0, () => {
      out.zeros(8);
      out.u32(TICKS_PER_SECOND);
      out.u32(0);
      out.u16(UNDETERMINED_LANGUAGE);
      out.u16(0);
    });
    out.fullBox("hdlr", 0, 0, () => {
      out.u32(0);
      out.ascii(handler);
      out.zeros(13);
    });
    out.box("minf", information);
  });
}

/** Where the samples are: nowhere yet, hence the empty tables. */
function writeTables(out: BoxWriter, entry: () => void): void {
  out.box("dinf", () =>
    out.fullBox("dref", 0, 0, () => {
      out.u32(1);
      out.fullBox("url ", 0, 1, () => {});
    }),
  );
  out.box("stbl", () => {
    out.fullBox("stsd", 0, 0, () => {
      out.u32(1);
      entry();
    });
    out.fullBox("stts", 0, 0, () => out.u32(0));
    out.fullBox("stsc", 0, 0, () => out.u32(0));
    out.fullBox("stsz", 0, 0, () => out.zeros(8));
    out.fullBox("stco", 0, 0, () => out.u32(0));
  });
}

function writeTrackExtends(out: BoxWriter, id: number, sampleFlags: number): void {
  out.fullBox("trex", 0, 0, () => {
    out.u32(id);
    out.u32(1); // sample description
    out.zeros(8);
    out.u32(sampleFlags);
  });
}

function writeMatrix(out: BoxWriter): void {
  for (const value of UNITY_MATRIX) out.u32(value);
}
