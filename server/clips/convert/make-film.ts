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

interface MadeFilm {
  readonly durationMs: number;
  readonly loudnessLufs: number | null;
}

/** `film.mp4` in the folder, of what came, in the way that was chosen for it. */
export async function makeFilm(job: FilmJob, tools: FilmTools): Promise<Result<MadeFilm, ClipProblem>> {
  const durationMs = lengthOf(job);
  const { source, folder, span, way } = job;
  if (way === "remux" || tools.ffmpeg === null) {
    const made = await inFilmChild({ type: "remux", source, folder, span }, { ...tools, folder });
    return made.ok ? accept({ durationMs, loudnessLufs: null }) : made;
  }
  // Copied pictures can only be cut where a keyframe stands: what is cut is coded anew, and so exact to the frame.
  return await convert({ ...job, way: span === null ? way : "encode", durationMs }, tools, tools.ffmpeg);
}

async function convert(
  job: FilmJob & { readonly way: "copy" | "encode"; readonly durationMs: number },
  tools: FilmTools,
  ffmpeg: FfmpegPlaces,
): Promise<Result<MadeFilm, ClipProblem>> {
  const { source, folder, facts, durationMs } = job;
  const run = { sources: [source], folder, durationMs, signal: tools.signal };
  const heard = facts.sound === null ? null : await runFfmpeg(ffmpeg, { ...run, args: listenArgs(job) }, tools);
  if (heard !== null && !heard.ok) return heard;
  const measured = heard === null ? null : measuredIn(heard.value);
  const args = filmArgs({ ...job, measured, canToneMap: ffmpeg.canToneMap });
  const made = await runFfmpeg(ffmpeg, { ...run, args }, tools);
  if (!made.ok) return refuse(made.problem);
  return accept({ durationMs, loudnessLufs: measured === null ? null : levelIn(made.value) });
}
