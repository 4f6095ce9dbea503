import { slugPattern } from "../../../shared/ids.ts";
import { PART_SIZES, type PartSize } from "../../playlist/part-view.ts";

/** What an address under `/hls/` names. Numbers and names only: nothing here is ever joined to a path. */
export type HlsAddress =
  | PlaylistAddress
  | { readonly type: "init"; readonly stage: string; readonly epoch: string; readonly id: number }
  | { readonly type: "segment"; readonly stage: string; readonly epoch: string; readonly msn: number }
  | PartAddress;

export interface PlaylistAddress {
  readonly type: "playlist";
  readonly stage: string;
  readonly size: PartSize;
  readonly extent: "live" | "whole";
}

export interface PartAddress {
  readonly type: "part";
  readonly stage: string;
  readonly epoch: string;
  readonly msn: number;
  /** Its first fragment. */
  readonly first: number;
  readonly size: PartSize;
}

const PREFIX = "/hls/";
const REPLAY_PREFIX = "/replay/";
/** The playlist without a number in its name: right for the internet, good enough for all (HL19). */
const DEFAULT_SIZE: PartSize = 2;

const STAGE = "(?<stage>[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?)";
const EPOCH = "(?<epoch>[a-z0-9]{1,32})";
const NUMBER = String.raw`\d{1,15}`;
const playlistPattern = new RegExp(String.raw`^/hls/${STAGE}/(?:index|(?<whole>dvr)|p(?<size>\d))\.m3u8$`);
const initPattern = new RegExp(String.raw`^/hls/${STAGE}/${EPOCH}/init-(?<id>${NUMBER})\.mp4$`);
const segmentPattern = new RegExp(String.raw`^/hls/${STAGE}/${EPOCH}/(?<msn>${NUMBER})\.m4s$`);
const partPattern = new RegExp(
  String.raw`^/hls/${STAGE}/${EPOCH}/(?<msn>${NUMBER})\.(?<first>\d{1,4})-(?<size>\d)\.m4s$`,
);

export const isHlsPath = (path: string): boolean => path.startsWith(PREFIX) || path.startsWith(REPLAY_PREFIX);

/** Whose replay an address names; `null` where it names none. */
export function parseReplayAddress(path: string): string | null {
  const slug = /^\/replay\/([^/]{1,64})\/index\.m3u8$/.exec(path)?.[1] ?? "";
  return slugPattern.test(slug) ? slug : null;
}

/** @returns null for whatever we never give out. The path is taken as it came: nothing that is escaped can match. */
export function parseHlsAddress(path: string): HlsAddress | null {
  return parsePlaylist(path) ?? parsePart(path) ?? parseSegment(path) ?? parseInit(path);
}

function parsePlaylist(path: string): HlsAddress | null {
  const groups = playlistPattern.exec(path)?.groups;
  if (groups === undefined) return null;
  const size = groups["size"] === undefined ? DEFAULT_SIZE : partSize(groups["size"]);
  const extent = groups["whole"] === undefined ? "live" : "whole";
  return size === null ? null : { type: "playlist", stage: groups["stage"] ?? "", size, extent };
}

function parsePart(path: string): HlsAddress | null {
  const groups = partPattern.exec(path)?.groups;
  const size = partSize(groups?.["size"]);
  if (groups === undefined || size === null) return null;
  const { stage = "", epoch = "", msn, first } = groups;
  return { type: "part", stage, epoch, msn: Number(msn), first: Number(first), size };
}

function parseSegment(path: string): HlsAddress | null {
  const groups = segmentPattern.exec(path)?.groups;
  if (groups === undefined) return null;
  const { stage = "", epoch = "", msn } = groups;
  return { type: "segment", stage, epoch, msn: Number(msn) };
}

function parseInit(path: string): HlsAddress | null {
  const groups = initPattern.exec(path)?.groups;
  if (groups === undefined) return null;
  const { stage = "", epoch = "", id } = groups;
  return { type: "init", stage, epoch, id: Number(id) };
}

const partSize = (digit: string | undefined): PartSize | null =>
  PART_SIZES.find((size) => String(size) === digit) ?? null;
