import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Input } from "mediabunny";
import { ticks } from "../../../shared/time.ts";
import { mediaFragment, type RunSample, type TrackRun } from "../../packager/fmp4/fragment.ts";
import { initSegment } from "../../packager/fmp4/init-segment.ts";
import { TRACK_ID } from "../../packager/lineup.ts";
import { type FilmPicture, type FilmTrack, pictureOf, type SamplePlace, showsAt, soundOf } from "./film-samples.ts";
import { FilmTrouble } from "./film-trouble.ts";
import { withFilm } from "./look.ts";
import { filmFiles } from "./ports.ts";
import { playlistOf, segmentStarts } from "./segment-plan.ts";
import { turnedInit } from "./turned-init.ts";

/** Cuts `film.mp4` of a folder into segments as our window has them; one is in memory at a time. Rule BZ65. */
export const writeSegments = (folder: string): Promise<void> =>
  withFilm(join(folder, filmFiles.film), (film) => segmentsOf(film, folder));

async function segmentsOf(film: Input, folder: string): Promise<void> {
  const picture = await pictureOf(film);
  const sound = await soundOf(film, picture.startsAt);
  const rotation = (await film.getPrimaryVideoTrack())?.rotation ?? 0;
  const init = initSegment({ video: picture.track, audio: sound?.track ?? null });
  await writeFile(join(folder, filmFiles.init), turnedInit(init, rotation));
  const starts = segmentStarts(picture.places);
  const durations: number[] = [];
  for (const [number, first] of starts.entries()) {
    const next = starts[number + 1];
    const [from, to] = [momentOf(picture, first), next === undefined ? null : momentOf(picture, next)];
    const heard = (sound?.places ?? []).filter(({ dts }) => dts >= from && (to === null || dts < to));
    const runs = [
      await runOf({ ...picture, places: picture.places.slice(first, next) }, "video"),
      ...(sound === null || heard.length === 0 ? [] : [await runOf({ ...sound, places: heard }, "audio")]),
    ];
    await writeFile(join(folder, `${number}.m4s`), mediaFragment(number + 1, runs));
    durations.push((to ?? picture.end) - from);
  }
  await writeFile(join(folder, filmFiles.playlist), playlistOf(durations));
}

/** When the picture at that place, a keyframe, is shown. */
function momentOf({ places }: FilmPicture, place: number): number {
  const sample = places[place];
  return sample === undefined ? 0 : showsAt(sample);
}

async function runOf(
  { sink, places }: Pick<FilmTrack<unknown>, "sink" | "places">,
  type: TrackRun["type"],
): Promise<TrackRun> {
  const samples: RunSample[] = [];
  for (const place of places) samples.push({ ...place, data: await dataOf(sink, place) });
  return { type, trackId: TRACK_ID[type], startsAt: places[0]?.dts ?? ticks(0), samples };
}

async function dataOf(sink: FilmTrack<unknown>["sink"], { timestamp }: SamplePlace): Promise<Uint8Array> {
  const packet = await sink.getPacket(timestamp);
  if (packet === null) throw new FilmTrouble("TRUNCATED");
  return packet.data;
}
