import type { Signal, StreamHealth } from "../../shared/protocol.ts";
import { ticks } from "../../shared/time.ts";
import type { Archive } from "../archive/archive.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Claim, OnRefused } from "../ingest/publisher.ts";
import type { Log } from "../log.ts";
import { type OpenEar, openFfmpegEar } from "../loudness/ffmpeg-ear.ts";
import { LoudnessMeter } from "../loudness/loudness-meter.ts";
import type { StandInPicture } from "../packager/picture-keeper.ts";
import type { StoredSegment } from "../packager/segment-store.ts";
import { Stage } from "../packager/stage.ts";
import type { Window } from "../packager/window.ts";
import { systemAlarm } from "../playout/alarm.ts";
import type { Clip } from "../playout/clip.ts";
import type { Film } from "../playout/film.ts";
import { FilmChannel } from "../playout/film-channel.ts";
import type { Filler } from "../playout/stage-state.ts";
import { type Loop, type SignalChange, StageSwitch } from "../playout/stage-switch.ts";
import type { Settings } from "../store/settings.ts";
import { diskWarnings, recordingHealth } from "./disk-warnings.ts";
import { RecentRefusals } from "./recent-refusals.ts";
import { stageNumbers } from "./stage-numbers.ts";

export interface StagehouseOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly takeoverOf: (stage: string) => boolean;
  readonly settings: Settings;
  readonly archive: Archive;
  /** What the disk has of each stage's window, oldest first. */
  readonly restored: ReadonlyMap<string, readonly StoredSegment[]>;
  /** The sample's clip, for the first stage. */
  readonly loop: Loop | null;
  /** The still picture, for every stage; `null`: switched off. */
  readonly slate: Clip | null;
  /** What a stage shows between rounds of the still picture; `null`: nothing. */
  readonly nextFilm: (stage: string) => Promise<Film | null>;
  /** Stands beside sound that comes without a picture. */
  readonly soundOnly: Clip;
  readonly onSignal: (stage: string, change: SignalChange) => void;
  /** What listens to the sound; ffmpeg when left out. */
  readonly openEar?: OpenEar;
}

interface Housed {
  readonly stage: Stage;
  readonly feed: StageSwitch;
  readonly loudness: LoudnessMeter;
}

/** How often ears that nobody needs any more are closed. */
const REST_EVERY_MS = 5_000;

/** Every stage with its window and what feeds it. */
export class Stagehouse implements Disposable {
  readonly #stageByName = new Map<string, Housed>();
  readonly #resting: NodeJS.Timeout;
  readonly #refusals: RecentRefusals;
  readonly #archive: Archive;

  constructor(options: StagehouseOptions) {
    const { config, clock, log, takeoverOf, settings, archive, loop, slate, onSignal } = options;
    this.#archive = archive;
    this.#refusals = new RecentRefusals(clock);
    // One bound for the memory of all windows: a stage more must not cost a machine more.
    const windowBytes = (config.dvrMemoryMb * 1024 * 1024) / config.stages.length;
    const standIn = standInFrom(options.soundOnly);
    for (const [index, name] of config.stages.entries()) {
      const loudness = new LoudnessMeter({ stage: name, clock, log, openEar: options.openEar ?? openFfmpegEar });
      const stage = new Stage({
        name,
        clock,
        log,
        standIn,
        partMs: config.partMs,
        windowMinutes: config.dvrMinutes,
        windowBytes,
        ...stageNumbers(name, settings, log),
        store: archive.stage(name),
        restored: options.restored.get(name) ?? [],
        onSound: (track, frame) => loudness.hear(track, frame),
      });
      const feed = new StageSwitch({
        stage,
        clock,
        alarm: systemAlarm,
        fillers: {
          loop: index === 0 ? loop : null,
          slate:
            slate && new FilmChannel({ clip: slate, next: () => options.nextFilm(name), clock, alarm: systemAlarm }),
        },
        grace: config.encoderGraceMs,
        mayTakeOver: () => takeoverOf(name),
        onSignal: (change) => onSignal(name, change),
      });
      this.#stageByName.set(name, { stage, feed, loudness });
    }
    this.#resting = setInterval(() => this.#rest(), REST_EVERY_MS).unref();
    archive.onDropped((name, isDropped) => this.#stageByName.get(name)?.stage.window.drop(isDropped));
  }

  get windows(): ReadonlyMap<string, Window> {
    return new Map([...this.#stageByName].map(([name, { stage }]) => [name, stage.window]));
  }

  /** For the RTMP server: gives a stage to a publisher, or says why not. */
  readonly claim: Claim = (name, publisher) => {
    const entry = this.#stageByName.get(name);
    return entry ? entry.feed.claim(publisher) : { ok: false, reason: "this stage is switched off" };
  };

  /** For the RTMP server: an encoder on air was closed for what it sent. */
  readonly noteRefused: OnRefused = (name, code) => this.#refusals.note(name, code);

  /** What stands on a stage while no encoder does. Before this is said, nothing does. */
  fill(name: string, filler: Filler | null): void {
    this.#stageByName.get(name)?.feed.fill(filler);
  }

  signalOf(name: string): Signal {
    return this.#stageByName.get(name)?.feed.signal ?? "none";
  }

  /** For control rooms. While they ask, the sound is listened to. */
  healthOf(name: string): StreamHealth {
    const housed = this.#housed(name);
    return { ...this.#reading(name, housed), sound: housed.loudness.ask() };
  }

  /** The same for who only looks by. */
  readingOf(name: string): StreamHealth {
    const housed = this.#housed(name);
    return { ...this.#reading(name, housed), sound: housed.loudness.level };
  }

  [Symbol.dispose](): void {
    clearInterval(this.#resting);
    for (const { feed, loudness } of this.#stageByName.values()) {
      feed.stop("the server is stopping");
      loudness[Symbol.dispose]();
    }
  }

  #rest(): void {
    for (const { loudness } of this.#stageByName.values()) loudness.rest();
  }

  #housed(name: string): Housed {
    const housed = this.#stageByName.get(name);
    if (housed === undefined) throw new Error(`no stage ${name}`);
    return housed;
  }

  #reading(name: string, { stage, feed }: Housed): Omit<StreamHealth, "sound"> {
    const health = stage.health();
    const disk = this.#archive.disk();
    const warnings = [...this.#refusals.warningsOf(name), ...health.warnings, ...diskWarnings(disk)];
    return { ...health, recording: recordingHealth(disk, health.bitrateKbps), warnings, signal: feed.signal };
  }
}

/** A clip of one group of pictures as the packager takes it. */
function standInFrom({ tracks, samples, length }: Clip): StandInPicture {
  const track = tracks.find((one) => one.type === "video");
  if (track?.type !== "video") throw new Error("the stand-in has no picture");
  return { track, frames: samples, frameLength: ticks(length / samples.length) };
}
