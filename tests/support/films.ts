import type { Film, FilmSegment } from "../../server/archive/mp4/film.ts";
import { planFilm } from "../../server/archive/mp4/plan-film.ts";
import { readFilm } from "../../server/archive/mp4/read-film.ts";
import type { MediaEvent } from "../../server/media/sample.ts";
import type { SegmentView } from "../../server/packager/segment.ts";
import { programTime } from "../../shared/time.ts";
import { aStage, staged } from "./packaged.ts";

/** What our packager makes of these sources one after another, as the archive would hand it to a remux. */
export async function filmOf(...sources: readonly (readonly MediaEvent[])[]): Promise<Film> {
  const stage = aStage();
  for (const events of sources) staged(events, stage);
  return aFilm(await Promise.all(stage.window.segments.map(inMemory)));
}

export const aFilm = (segments: readonly FilmSegment[], more: Partial<Film> = {}): Film => ({
  title: "Итоги 2025 года",
  startedAt: programTime(Date.UTC(2026, 0, 30, 7, 30)),
  segments,
  ...more,
});

/** A segment whose bytes lie in memory. */
export async function inMemory(segment: SegmentView): Promise<FilmSegment> {
  const chunks = await segment.read();
  const bytes = Buffer.concat(chunks);
  const { epoch, msn: number, init, isDiscontinuity } = segment;
  return {
    ...{ epoch, number, init, isDiscontinuity },
    fragmentBytes: chunks.map((chunk) => chunk.byteLength),
    readRange: async (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** The whole file. */
export async function remuxed(film: Film): Promise<Buffer> {
  const plan = await planFilm(film);
  return Buffer.concat(await Array.fromAsync(readFilm(plan, 0, plan.bytes)));
}
