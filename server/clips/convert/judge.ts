import type { ClipMedia, ClipProblem } from "../../../shared/clips.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { FilmFacts, PictureFacts } from "./film-facts.ts";
import { type FilmLimits, shown } from "./limits.ts";

/**
 * How a film is made of what came. `remux`: without ffmpeg, as it is. `copy`: its picture as it is, its sound anew.
 * `encode`: all anew.
 */
export type Way = "remux" | "copy" | "encode";

/** Above this a viewer's link is asked for more than a broadcast asks of it. */
const MOST_COPIED_BITRATE = 6_000_000;
/** Keyframes of phones stand a second apart, those of our window two. A little more for rounding. */
const LONGEST_GROUP_MS = shown.keyframeSeconds * 1000 + 150;
const MOST_RATE = 61;
/** Baseline, main and high: eight bits, 4:2:0. Others need not play anywhere but where they were made. */
const plainProfiles = ["42", "4d", "64"];

/** What is to be done with a film, or why nothing can be. Pure. Rules BZ61–BZ64 in docs/spec/clips.md. */
export function judge(
  facts: FilmFacts,
  { canConvert, limits }: { readonly canConvert: boolean; readonly limits: FilmLimits },
): Result<Way, ClipProblem> {
  const { picture, durationMs } = facts;
  if (durationMs < limits.shortestMs) return refuse("TOO_SHORT");
  // Recorders stop a little after the bell.
  if (durationMs > limits.longestMs + 2_000) return refuse("TOO_LONG");
  if (picture.widthPx * picture.heightPx > limits.pixels) return refuse("TOO_MANY_PIXELS");
  if (canConvert) return accept(isShownAsItIs(picture) ? "copy" : "encode");
  if (!picture.isKnown || facts.sound?.isKnown === false) return refuse("CODEC_UNKNOWN");
  return isReadable(facts) ? accept("remux") : refuse("NEEDS_FFMPEG");
}

/** What `ClipMedia.cameAs` says. */
export const cameAs = ({ container, picture, sound }: FilmFacts): ClipMedia["cameAs"] => ({
  container,
  video: picture.codec,
  audio: sound?.codec ?? null,
});

/** Every device we serve shows it, and the window's segments can be cut of it. */
const isShownAsItIs = (picture: PictureFacts): boolean =>
  isPlainAvc(picture) &&
  picture.isClosed &&
  picture.isSteady &&
  picture.isSquare &&
  picture.rotation === 0 &&
  picture.rate <= MOST_RATE &&
  picture.bitrate <= MOST_COPIED_BITRATE &&
  picture.longestGroupMs <= LONGEST_GROUP_MS &&
  isWithin(picture) &&
  picture.widthPx % 2 === 0 &&
  picture.heightPx % 2 === 0 &&
  Math.abs(picture.startsMs) < 1;

const isWithin = ({ widthPx, heightPx }: PictureFacts): boolean =>
  Math.max(widthPx, heightPx) <= shown.longSidePx && Math.min(widthPx, heightPx) <= shown.shortSidePx;

const isPlainAvc = ({ codec, codecString }: PictureFacts): boolean =>
  codec === "avc" && plainProfiles.includes((codecString ?? "").slice(5, 7).toLowerCase());

/** H.264 with AAC in a file of MP4's family, or with none. */
const isReadable = ({ container, picture, sound }: FilmFacts): boolean =>
  (container === "mp4" || container === "mov") && isPlainAvc(picture) && (sound === null || sound.codec === "aac");
