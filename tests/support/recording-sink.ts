import type { MediaEvent, MediaSink, Sample } from "../../server/media/sample.ts";
import type { TrackType } from "../../server/media/track.ts";

/** Keeps what a source says. */
export class RecordingSink implements MediaSink {
  readonly events: MediaEvent[] = [];
  endedWith: string | null = null;

  push(event: MediaEvent): void {
    this.events.push(event);
  }

  end(reason: string): void {
    this.endedWith ??= reason;
  }

  samples(type?: TrackType): readonly Sample[] {
    return this.events
      .flatMap((event) => (event.type === "sample" ? [event.sample] : []))
      .filter((sample) => type === undefined || sample.type === type);
  }
}
