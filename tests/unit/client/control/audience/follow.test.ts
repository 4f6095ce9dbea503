import { describe, expect, test } from "vitest";
import { follow } from "../../../../../client/control/audience/follow.ts";
import { type FollowedPicture, PictureFollower } from "../../../../../client/control/audience/picture-follower.ts";
import { type Millis, millis, type ProgramTime, programTime } from "../../../../../shared/time.ts";

const still = {
  wanted: millis(2100),
  lag: millis(900),
  behindEdge: millis(500),
  heldBack: millis(0),
  isLive: true,
  sinceStep: null,
};

describe("one step", () => {
  test("[CR63] a viewer somewhat slower is followed at the live edge, held back", () => {
    expect(follow(still)).toEqual({ type: "live", heldBack: 1200 });
  });

  test("[CR63] one far behind is followed in the rewind window", () => {
    expect(follow({ ...still, wanted: millis(7400) })).toEqual({ type: "window", lag: 7400 });
  });

  test("[CR63] from there back to the live edge, when the lag shrinks", () => {
    const behind = { ...still, isLive: false, lag: millis(7400), behindEdge: millis(7000), sinceStep: millis(9000) };
    expect(follow({ ...behind, wanted: millis(2000) })).toEqual({ type: "live", heldBack: 1600 });
  });

  test("[CR63] nobody can be shown sooner than the network allows", () => {
    expect(follow({ ...still, wanted: millis(200) })).toEqual({ type: "stay" });
  });

  test("[CR63] what wavers within a second moves nothing", () => {
    expect(follow({ ...still, lag: millis(1200), sinceStep: millis(60_000) })).toEqual({ type: "stay" });
    expect(follow({ ...still, lag: millis(1000), sinceStep: millis(60_000) })).toEqual({
      type: "live",
      heldBack: 1100,
    });
  });

  test("[CR63] after a step the picture has time to settle", () => {
    expect(follow({ ...still, sinceStep: millis(1000) })).toEqual({ type: "stay" });
  });
});

describe("over a picture", () => {
  /** At its live edge it lags by 600 ms; time is what the test says. */
  class Picture implements FollowedPicture {
    now = programTime(1_000_000);
    readonly asked: string[] = [];
    state = { phase: "live" };
    #behind = 600;
    get playhead(): ProgramTime {
      return programTime(this.now - this.#behind);
    }
    get lag(): Millis {
      return millis(this.#behind - 200);
    }
    holdBack(by: Millis): void {
      this.asked.push(`hold ${by}`);
      if (this.state.phase === "live") this.#behind = 600 + by;
    }
    seekTo(to: ProgramTime | "live"): void {
      this.asked.push(to === "live" ? "live" : `seek ${to - this.now}`);
      this.state = { phase: to === "live" ? "live" : "behind" };
      this.#behind = to === "live" ? 600 : this.now - to;
    }
  }

  const watch =
    (picture: Picture, follower: PictureFollower) => (of: string, wanted: number | null, seconds: number) => {
      for (let half = 0; half < seconds * 2; half += 1) {
        picture.now = programTime(picture.now + 500);
        follower.keep(picture, {
          of,
          wanted: wanted === null ? null : millis(wanted),
          now: picture.now,
          at: millis(picture.now),
        });
      }
    };

  test("[CR63] a median that wavers by half a second for a minute makes one step", () => {
    const picture = new Picture();
    const keep = watch(picture, new PictureFollower());
    for (let round = 0; round < 20; round += 1) keep("half", round % 2 === 0 ? 2100 : 2600, 3);
    expect(picture.asked).toEqual(["hold 1500"]);
  });

  test("[CR63] another view is gone to at once, and the hall is the live edge", () => {
    const picture = new Picture();
    const keep = watch(picture, new PictureFollower());
    keep("half", 2100, 1);
    keep("slowest", 7400, 1);
    keep("hall", null, 1);
    expect(picture.asked).toEqual(["hold 1500", "hold 0", "seek -7400", "live"]);
  });

  test("[CR63] a picture that stands is not pulled about", () => {
    const picture = new Picture();
    picture.state = { phase: "lost" };
    watch(picture, new PictureFollower())("slowest", 7400, 5);
    expect(picture.asked).toEqual([]);
  });
});
