import { tmpdir } from "node:os";
import type { ClipProblem } from "../../../shared/clips.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { findProgram } from "../../children/find-program.ts";
import { type Ending, runLimited } from "../../children/limited-process.ts";
import type { Log } from "../../log.ts";
import type { FilmLimits } from "./limits.ts";
import { type Fences, fenced } from "./sandbox.ts";

export interface FfmpegRun {
  readonly args: readonly string[];
  readonly sources: readonly string[];
  readonly folder: string;
  /** Of the film, for how long it may take and how large it may become. */
  readonly durationMs: number;
  readonly signal: AbortSignal;
}

/** ffmpeg on this machine. */
export interface FfmpegPlaces {
  readonly program: string;
  /** Looked for once, when the first film comes: a server's start does not wait for it. */
  readonly around: () => Promise<Around>;
}

interface Around {
  readonly fences: Fences;
  /** It can bring the light of HDR films down to that of screens. */
  readonly canToneMap: boolean;
}

const MOST_BYTES = 1024 ** 3;
const START_MS = 20_000;
const noFences: Fences = { prlimit: null, bwrap: null };

/** ffmpeg with the coders that films need, and what can be put around it. `null`: there is none, or it lacks them. */
export async function findFfmpeg(log: Log, path?: string): Promise<FfmpegPlaces | null> {
  const program = await findProgram(["ffmpeg", "ffmpeg.exe"], { path });
  if (program === null) return null;
  const coders = await says(program, ["-hide_banner", "-encoders"], noFences);
  if (!/\blibx264\b/.test(coders) || !/\baac\b/.test(coders)) {
    log.warn("this ffmpeg has no encoder of H.264 and AAC", { program });
    return null;
  }
  let found: Promise<Around> | null = null;
  const around = () => {
    found ??= lookAround(program, path, log);
    return found;
  };
  return { program, around };
}

async function lookAround(program: string, path: string | undefined, log: Log): Promise<Around> {
  const fences = await usableFences(program, path);
  const filters = await says(program, ["-hide_banner", "-filters"], noFences);
  log.info("films are converted by ffmpeg", { program, ...fences });
  return { fences, canToneMap: /\bzscale\b/.test(filters) && /\btonemap\b/.test(filters) };
}

/** A container may forbid what bwrap needs: a fence that does not let ffmpeg start is none. */
async function usableFences(program: string, path: string | undefined): Promise<Fences> {
  const prlimit = await findProgram(["prlimit"], { path });
  const bwrap = await findProgram(["bwrap"], { path });
  const isUsable = async (fences: Fences) =>
    (await says(program, ["-hide_banner", "-version"], fences)).startsWith("ffmpeg version");
  const limited = { prlimit, bwrap: null };
  const first = prlimit !== null && (await isUsable(limited)) ? limited : { prlimit: null, bwrap: null };
  const both = { ...first, bwrap };
  return bwrap !== null && (await isUsable(both)) ? both : first;
}

async function says(program: string, args: readonly string[], fences: Fences): Promise<string> {
  const folder = tmpdir();
  let said = "";
  const [command, ...rest] = fenced({ program, args, sources: [], folder, mostBytes: MOST_BYTES }, fences);
  await runLimited({
    command,
    args: rest,
    folder,
    env: {},
    limits: { deadlineMs: START_MS, memoryBytes: MOST_BYTES },
    signal: new AbortController().signal,
    onOutput: (text) => {
      said += text;
    },
  }).catch(() => {});
  return said;
}

/** One run of ffmpeg. Answers with the last it said to its standard error. Rule BZ66. */
export async function runFfmpeg(
  { program, around }: FfmpegPlaces,
  run: FfmpegRun,
  { limits, log }: { readonly limits: FilmLimits; readonly log: Log },
): Promise<Result<string, ClipProblem>> {
  const { fences } = await around();
  const quiet = ["-hide_banner", "-nostdin", "-nostats", "-v", "info", "-progress", "pipe:1", "-y"];
  const [command, ...args] = fenced({ ...run, program, args: [...quiet, ...run.args], mostBytes: MOST_BYTES }, fences);
  const ending = await runLimited({
    command,
    args,
    folder: run.folder,
    env: {},
    limits: {
      deadlineMs: limits.runMs + (limits.runMsPerSecond * run.durationMs) / 1000,
      silenceMs: limits.silenceMs,
      memoryBytes: limits.memoryBytes,
    },
    signal: run.signal,
    onOutput: () => {},
  });
  if (ending.how === "exited" && ending.code === 0) return accept(ending.complaint);
  if (ending.how !== "cancelled") log.warn("ffmpeg ended early", { ...ending });
  return refuse(problemOf(ending));
}

function problemOf(ending: Ending): ClipProblem {
  if (ending.how === "too-slow") return "TOOK_TOO_LONG";
  if (ending.how !== "exited") return "CONVERSION_FAILED";
  if (/No space left on device|Disk quota exceeded/.test(ending.complaint)) return "NO_ROOM";
  return /Decoder .* not found|Unknown decoder|no decoder found/i.test(ending.complaint)
    ? "CODEC_UNKNOWN"
    : "CONVERSION_FAILED";
}
