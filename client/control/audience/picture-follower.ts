import { type Millis, millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import { follow } from "./follow.ts";

/** What is asked of the monitor's player. */
export interface FollowedPicture {
  readonly state: { readonly phase: string };
  readonly playhead: ProgramTime | null;
  /** Live edge minus playhead. */
  readonly lag: Millis | null;
  holdBack(by: Millis): void;
  seekTo(to: ProgramTime | "live"): void;
}

/** Keeps a player at another viewer's place, or at the live edge. To be asked a few times a second. */
export class PictureFollower {
  #heldBack = millis(0);
  #steppedAt: Millis | null = null;
  /** The lag that is kept; `null`: the live edge. */
  #wanted: Millis | null = null;
  #of: string = "";

  /**
   * @param of names the view: another one is gone to at once.
   * @param wanted `null`: the live edge.
   * @param now the programme clock; `at` the monotonic one.
   */
  keep(
    picture: FollowedPicture,
    { of, wanted, now, at }: { of: string; wanted: Millis | null; now: ProgramTime; at: Millis },
  ): void {
    if (of !== this.#of) {
      this.#of = of;
      this.#steppedAt = null;
    }
    if (wanted === null) {
      this.#goLive(picture);
      return;
    }
    this.#wanted = wanted;
    const { phase } = picture.state;
    if ((phase !== "live" && phase !== "behind") || picture.playhead === null) return;
    const step = follow({
      wanted,
      lag: millis(now - picture.playhead),
      behindEdge: picture.lag ?? millis(0),
      heldBack: this.#heldBack,
      isLive: phase === "live",
      sinceStep: this.#steppedAt === null ? null : millis(at - this.#steppedAt),
    });
    // Where it stands already is where it was to go first.
    this.#steppedAt ??= at;
    if (step.type === "stay") return;
    this.#steppedAt = at;
    if (step.type === "live") {
      this.#hold(picture, step.heldBack);
      if (phase === "behind") picture.seekTo("live");
    } else {
      this.#hold(picture, millis(0));
      picture.seekTo(programTime(now - step.lag));
    }
  }

  #goLive(picture: FollowedPicture): void {
    if (this.#wanted === null) return;
    this.#wanted = null;
    this.#hold(picture, millis(0));
    if (picture.state.phase === "behind") picture.seekTo("live");
  }

  #hold(picture: FollowedPicture, by: Millis): void {
    if (by === this.#heldBack) return;
    this.#heldBack = by;
    picture.holdBack(by);
  }
}
