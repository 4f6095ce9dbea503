import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ImageRef } from "../../../shared/cards/field.ts";
import { runFfmpeg } from "./ffmpeg.ts";
import { posterArgs, posterFile } from "./film-commands.ts";
import type { FilmTools } from "./make-film.ts";
import { filmFiles, type KeepImage } from "./ports.ts";

/** A picture of the film among the house's. `null`: there is no ffmpeg, or no room for it; a film does without. */
export async function posterOf(
  folder: string,
  durationMs: number,
  { ffmpeg, keepImage, ...tools }: FilmTools & { readonly keepImage: KeepImage },
): Promise<ImageRef | null> {
  if (ffmpeg === null) return null;
  const run = { args: posterArgs(folder, durationMs), sources: [join(folder, filmFiles.film)], folder, durationMs };
  const made = await runFfmpeg(ffmpeg, { ...run, signal: tools.signal }, tools);
  if (!made.ok) return null;
  const path = join(folder, posterFile);
  const bytes = await readFile(path);
  // Kept among pictures, and not beside the film too.
  await rm(path);
  return await keepImage(bytes);
}
