import { type Ticks, ticks } from "../../shared/time.ts";
import type { Sample } from "../media/sample.ts";
import type { AudioFrame } from "./audio-lane.ts";
import type { RunSample, TrackRun } from "./fmp4/fragment.ts";
import { TRACK_ID } from "./lineup.ts";

/** Samples on their way into the next fragment. */
export class OpenFragment {
  #video: Sample[] = [];
  #audio: AudioFrame[] = [];
  #bytes = 0;

  get firstVideo(): Sample | null {
    return this.#video[0] ?? null;
  }
  get firstAudio(): AudioFrame | null {
    return this.#audio[0] ?? null;
  }
  get lastAudio(): AudioFrame | null {
    return this.#audio.at(-1) ?? null;
  }
  get bytes(): number {
    return this.#bytes;
  }

  addVideo(sample: Sample): void {
    this.#video.push(sample);
    this.#bytes += sample.data.byteLength;
  }

  addAudio(frame: AudioFrame): void {
    this.#audio.push(frame);
    this.#bytes += frame.data.byteLength;
  }

  /** End of the last waiting frame of sound that ends by `limit`; of the first one where none does. */
  audioEndBy(limit: Ticks): Ticks {
    const fitting = this.#audio.findLast((frame) => frame.endsAt <= limit);
    return (fitting ?? this.#audio[0])?.endsAt ?? limit;
  }

  /** Forgets sound that has no place in the lineup to come. */
  dropAudioBefore(time: Ticks): void {
    this.#keepAudio(this.#audio.filter((frame) => frame.startsAt >= time));
  }

  /**
   * Takes out what makes a fragment, and stays with the rest.
   * @param videoEnd when the last frame of picture ends, known or guessed.
   * @param audioBefore sound that starts at this time or later waits for the next fragment; null: none waits.
   */
  take(videoEnd: Ticks, audioBefore: Ticks | null): readonly TrackRun[] {
    const cut = audioBefore === null ? -1 : this.#audio.findIndex((frame) => frame.startsAt >= audioBefore);
    const audio = cut === -1 ? this.#audio : this.#audio.slice(0, cut);
    const runs = [videoRun(this.#video, videoEnd), audioRun(audio)].filter((run) => run !== null);
    this.#video = [];
    this.#keepAudio(cut === -1 ? [] : this.#audio.slice(cut));
    return runs;
  }

  #keepAudio(frames: AudioFrame[]): void {
    this.#audio = frames;
    this.#bytes = [...this.#video, ...frames].reduce((sum, each) => sum + each.data.byteLength, 0);
  }
}

function videoRun(samples: readonly Sample[], end: Ticks): TrackRun | null {
  const [first] = samples;
  if (first === undefined) return null;
  const run = samples.map((sample, index): RunSample => {
    const next = samples[index + 1]?.dts ?? end;
    return {
      data: sample.data,
      duration: ticks(Math.max(next - sample.dts, 1)),
      compositionOffset: sample.compositionOffset,
      isKeyframe: sample.isKeyframe,
    };
  });
  return { type: "video", trackId: TRACK_ID.video, startsAt: first.dts, samples: run };
}

function audioRun(frames: readonly AudioFrame[]): TrackRun | null {
  const [first] = frames;
  if (first === undefined) return null;
  const samples = frames.map(
    (frame, index): RunSample => ({
      data: frame.data,
      // Up to the next frame: across a hole in the sound this leaves no hole in what players have buffered.
      duration: ticks((frames[index + 1]?.startsAt ?? frame.endsAt) - frame.startsAt),
      compositionOffset: ticks(0),
      isKeyframe: true,
    }),
  );
  return { type: "audio", trackId: TRACK_ID.audio, startsAt: first.startsAt, samples };
}
