import { between, later, millis, millisToTicks, type ProgramTime, programTime, ticks } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { MediaEvent, MediaSink, Sample } from "../media/sample.ts";
import type { Alarm } from "./alarm.ts";
import type { Clip, ClipSample } from "./clip.ts";
import { ClipCursor } from "./clip-cursor.ts";
import { ClipLoop } from "./clip-loop.ts";
import type { Film, NextFilm } from "./film.ts";
import { FilmRun } from "./film-run.ts";
import type { Loop } from "./stage-switch.ts";

/** The clip is shown so long before each film. */
const REST = millis(16_000);
/** Time to read a film's beginning before its turn comes. */
const NOTICE = millis(1500);
/** What the clip still has to say before the film is said by then, however late its alarm rang. */
const LATE = millis(100);

export interface FilmChannelOptions {
  /** Shown while no film is. */
  readonly clip: Clip;
  readonly next: NextFilm;
  readonly clock: Clock;
  readonly alarm: Alarm;
}

/**
 * A clip that goes round, and films in between, as one live source: films through the same packager as everything else, by
 * their samples as they are, a discontinuity where one begins and where it ends. Rules PO40–PO44.
 */
export class FilmChannel implements Loop {
  readonly #options: FilmChannelOptions;
  readonly #loop: ClipLoop;
  #session: Session | null = null;

  constructor(options: FilmChannelOptions) {
    this.#options = options;
    this.#loop = new ClipLoop(options.clip, options.clock, options.alarm);
  }

  start(sink: MediaSink, notBefore: ProgramTime): ProgramTime {
    this.stop("started anew");
    const session: Session = { sink, origin: null, until: null, film: null, callOff: () => {} };
    this.#session = session;
    const origin = this.#loop.start(relay(session), notBefore);
    session.origin ??= origin;
    this.#rest(session);
    return origin;
  }

  stop(reason: string): void {
    const session = this.#session;
    this.#session = null;
    session?.callOff();
    session?.film?.stop();
    this.#loop.stop(reason);
    session?.sink.end(reason);
  }

  #rest(session: Session): void {
    session.callOff = this.#options.alarm.after(REST, () => void this.#prepare(session));
  }

  async #prepare(session: Session): Promise<void> {
    const film = await this.#options.next().catch(() => null);
    const first = await film?.piece(0).catch(() => null);
    if (this.#session !== session) return;
    if (film === null || first === undefined || first === null) {
      this.#rest(session);
      return;
    }
    const { clock, alarm } = this.#options;
    const startsAt = this.#startOf(film);
    session.until = startsAt;
    const wait = between(clock.now(), later(startsAt, LATE));
    session.callOff = alarm.after(millis(Math.max(0, wait)), () => this.#show(session, { film, first, startsAt }));
  }

  /** So that it ends where a keyframe of the clip is due: between the two there is neither a gap nor an overlap. */
  #startOf(film: Film): ProgramTime {
    const earliest = later(this.#options.clock.now(), NOTICE);
    const endsAt = new ClipCursor(this.#options.clip, later(earliest, film.length)).next.at;
    return programTime(endsAt - film.length);
  }

  #show(
    session: Session,
    { film, first, startsAt }: { film: Film; first: readonly ClipSample[]; startsAt: ProgramTime },
  ) {
    const { clock, alarm } = this.#options;
    // Its relay passes nothing on that is later, so that it says no goodbye either.
    this.#loop.stop("a film is shown");
    for (const track of film.tracks) session.sink.push({ type: "track", track });
    const say = (sample: ClipSample, at: ProgramTime) => pass(session, { ...sample, arrivedAt: at }, startsAt);
    const endsAt = later(startsAt, film.length);
    // One that could not go on is over before its end.
    const onEnd = () => this.#comeBack(session, programTime(Math.min(clock.now(), endsAt)));
    session.film = new FilmRun({ film, first, startsAt, clock, alarm, say, onEnd });
  }

  #comeBack(session: Session, at: ProgramTime): void {
    if (this.#session !== session) return;
    session.film = null;
    session.until = null;
    this.#loop.start(relay(session), at);
    this.#rest(session);
  }
}

interface Session {
  readonly sink: MediaSink;
  /** Programme time of `dts` 0. */
  origin: ProgramTime | null;
  /** From when on the clip is not heard; `null`: it is. */
  until: ProgramTime | null;
  film: FilmRun | null;
  callOff: () => void;
}

/** What the clip says, on the session's clock. That it ends is nothing to the session. */
const relay = (session: Session): MediaSink => ({
  push: (event: MediaEvent) => {
    if (event.type !== "sample") {
      session.sink.push(event);
      return;
    }
    const { sample } = event;
    session.origin ??= sample.arrivedAt;
    if (session.until !== null && sample.arrivedAt >= session.until) return;
    const dts = millisToTicks(between(session.origin, sample.arrivedAt));
    session.sink.push({ type: "sample", sample: { ...sample, dts } });
  },
  end: () => {},
});

function pass(session: Session, sample: Sample, startsAt: ProgramTime): void {
  const from = millisToTicks(between(session.origin ?? startsAt, startsAt));
  session.sink.push({ type: "sample", sample: { ...sample, dts: ticks(from + sample.dts) } });
}
