import type { ClipProblem } from "../../../shared/clips.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Log } from "../../log.ts";
import { type FfmpegPlaces, runFfmpeg } from "./ffmpeg.ts";
import { inFilmChild } from "./film-child.ts";
import { filmArgs, lengthOf, listenArgs } from "./film-commands.ts";
import type { FilmFacts } from "./film-facts.ts";
import type { Way } from "./judge.ts";
import type { FilmLimits } from "./limits.ts";
import { levelIn, measuredIn } from "./loudness.ts";
import type { Span } from "./worker-messages.ts";

export interface FilmTools {
  readonly ffmpeg: FfmpegPlaces | null;
  readonly limits: FilmLimits;
  readonly log: Log;
  readonly signal: AbortSignal;
}

interface FilmJob {
  readonly source: string;
  readonly folder: string;
  readonly facts: FilmFacts;
  readonly span: Span | null;
  readonly way: Way;
}

export interface MadeFilm {
  /** Of the film as it is now. */
  readonly facts: FilmFacts;
  readonly loudnessLufs: number | null;
}

/** `film.mp4` and its segments in the folder, of what came, in the way that was chosen for it. */
export async function makeFilm(job: FilmJob, tools: FilmTools): Promise<Result<MadeFilm, ClipProblem>> {
  const { source, folder, span, way } = job;
  const isAsItIs = way === "remux" || tools.ffmpeg === null;
  // Copied pictures can only be cut where a keyframe stands: what is cut is coded anew, and so exact to the frame.
  const level = isAsItIs
    ? accept(null)
    : await convert({ ...job, way: span === null ? way : "encode" }, tools, tools.ffmpeg);
  if (!level.ok) return level;
  const remux = isAsItIs ? { source, span } : null;
  const cut = await inFilmChild({ type: "segment", folder, remux }, { ...tools, folder });
  return cut.ok ? accept({ facts: cut.value, loudnessLufs: level.value }) : cut;
}

/** @returns how loud it has become, LUFS; `null`: it is silent */
async function convert(
  job: FilmJob & { readonly way: "copy" | "encode" },
  tools: FilmTools,
  ffmpeg: FfmpegPlaces,
): Promise<Result<number | null, ClipProblem>> {
  const { source, folder, facts } = job;
  const durationMs = lengthOf(job);
  const run = { sources: [source], folder, durationMs, signal: tools.signal };
  const heard = facts.sound === null ? null : await runFfmpeg(ffmpeg, { ...run, args: listenArgs(job) }, tools);
  if (heard !== null && !heard.ok) return heard;
  const measured = heard === null ? null : measuredIn(heard.value);
  const { canToneMap } = await ffmpeg.around();
  const args = filmArgs({ ...job, measured, canToneMap });
  const made = await runFfmpeg(ffmpeg, { ...run, args }, tools);
  if (!made.ok) return refuse(made.problem);
  return accept(measured === null ? null : levelIn(made.value));
}
