import type { ShareJob } from "../share-job.ts";
import { drawable } from "./drawable.ts";
import type { Metrics } from "./metrics.ts";
import type { Picture } from "./pictures.ts";

/** A job as the layouts take it: words that can be drawn, pictures that could be decoded, measures of the shape. */
export interface CardOrder {
  readonly job: ShareJob;
  readonly metrics: Metrics;
  readonly portrait: Picture | null;
  readonly picture: Picture | null;
}

export function drawableJob(job: ShareJob): ShareJob {
  const line = (text: string) => drawable(text.replaceAll(/\s+/gu, " "));
  const orNull = (text: string | null) => (text === null || line(text) === "" ? null : line(text));
  return {
    ...job,
    text: drawable(job.text),
    big: orNull(job.big),
    unit: orNull(job.unit),
    who: job.who === null ? null : { name: line(job.who.name), post: line(job.who.post), place: line(job.who.place) },
    sourceWords: orNull(job.sourceWords),
    tag: orNull(job.tag),
    meetingTitle: line(job.meetingTitle),
    dateWords: line(job.dateWords),
  };
}
