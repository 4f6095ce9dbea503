import { constants, copyFile } from "node:fs/promises";
import { join } from "node:path";
import { type ClipProblem, type ClipShape, clipShapes } from "../../../shared/clips.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { type FfmpegPlaces, runFfmpeg } from "./ffmpeg.ts";
import { inFilmChild } from "./film-child.ts";
import { shapeArgs } from "./film-commands.ts";
import type { FilmTools } from "./make-film.ts";
import { isOfShape } from "./picture-size.ts";
import { filmFiles } from "./ports.ts";

/** `9x16.mp4` and `1x1.mp4` of the film in a folder, into another. */
export async function makeShapes(
  from: string,
  to: string,
  tools: FilmTools & { readonly ffmpeg: FfmpegPlaces },
): Promise<Result<readonly ClipShape[], ClipProblem>> {
  const source = join(from, filmFiles.film);
  const looked = await inFilmChild({ type: "look", source }, { ...tools, folder: to });
  if (!looked.ok) return looked;
  const { picture, durationMs } = looked.value;
  for (const shape of clipShapes) {
    if (isOfShape(shape, picture)) {
      await copyFile(source, join(to, `${shape}.mp4`), constants.COPYFILE_FICLONE);
      continue;
    }
    const args = shapeArgs(shape, picture, { from, to });
    const made = await runFfmpeg(
      tools.ffmpeg,
      { args, sources: [source], folder: to, durationMs, signal: tools.signal },
      tools,
    );
    if (!made.ok) return refuse(made.problem);
  }
  return accept(clipShapes);
}
