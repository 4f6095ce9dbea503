import { beforeEach, describe, expect, test } from "vitest";
import type { Engine, ProgramWindow } from "../../../../client/player/engine.ts";
import { LatencyDriver } from "../../../../client/player/latency-driver.ts";
import { Place } from "../../../../client/player/place.ts";
import { millis, type ProgramTime, programTime } from "../../../../shared/time.ts";

const at = (seconds: number) => programTime(1_700_000_000_000 + seconds * 1000);
const seconds = (time: ProgramTime | "live") => (time === "live" ? time : Math.round((time - at(0)) / 1000));
const margin = millis(250);

/** Four hours can be rewound, of which the live list has the last minute. */
function aPlace(given: Partial<Engine> = {}) {
  const asked: unknown[] = [];
  let edge = 0;
  let playhead: ProgramTime | null = at(-1);
  let list: "live" | "window" = "live";
  const window = (): ProgramWindow => ({ from: at(edge - 14_400), to: at(edge) });
  // What `Place` does not use is left out.
  const engine = {
    needsLiveList: true,
    gauge: null,
    get window() {
      return window();
    },
    get listed() {
      return list === "live" ? { from: at(edge - 60), to: at(edge) } : window();
    },
    dateAt: () => playhead,
    setRate: () => {},
    seekBy: () => {},
    seekToDate: (date: ProgramTime) => {
      asked.push(`seek to ${seconds(date)}`);
      playhead = date;
    },
    ...given,
  } as unknown as Engine;
  const place = new Place(engine, new LatencyDriver(engine, millis(0)), {
    open: (to) => {
      list = place.list;
      if (to !== "live") playhead = to;
      asked.push(`open ${place.list} at ${seconds(to)}`);
    },
    onLeft: () => asked.push("left"),
  });
  return {
    place,
    asked,
    /** Time goes by over a picture that stands still. */
    pass: (by: number) => {
      edge += by;
    },
    /** The picture plays faster than time goes by. */
    goAhead: (by: number) => {
      if (playhead !== null) playhead = programTime(playhead + by * 1000);
    },
    load: () => {
      playhead = null;
    },
  };
}

let stand: ReturnType<typeof aPlace>;
beforeEach(() => {
  stand = aPlace();
});

describe("between the two lists", () => {
  test("[PL72] a seek within the live list stays in it, one further back opens the window's list there", () => {
    stand.place.seekTo(at(-30), margin);
    stand.place.seekTo(at(-3600), margin);
    stand.place.seekTo(at(-7200), margin);
    expect(stand.asked).toEqual(["seek to -30", "open window at -3600", "seek to -7200"]);
  });

  test("[PL73] back to the live edge leads back to the live list", () => {
    stand.place.seekTo(at(-3600), margin);
    stand.place.seekTo("live", margin);
    expect(stand.place.isLive).toBe(true);
    expect(stand.asked.at(-1)).toBe("open live at live");
  });

  test("[PL73] so does a seek to just behind the edge", () => {
    stand.place.seekTo(at(-3600), margin);
    stand.place.seekTo(at(-2), margin);
    expect(stand.asked.at(-1)).toBe("open live at live");
  });

  test("[PL74] whoever falls out of the live list behind its edge goes on in the window's list at the same moment", () => {
    stand.place.seekTo(at(-50), margin);
    stand.pass(20);
    stand.place.moved(margin);
    expect(stand.asked.at(-1)).toBe("open window at -50");
  });

  test("[PL74] whoever comes up to the edge, playing fast, follows it from then on", () => {
    stand.place.seekTo(at(-3600), margin);
    stand.place.seekTo(at(-10), margin);
    stand.goAhead(8);
    stand.place.moved(margin);
    expect(stand.place.isLive).toBe(true);
    expect(stand.asked.at(-1)).toBe("open live at live");
  });

  test("[PL76] a player that follows the edge in the window's list never changes lists", () => {
    const { place, asked } = aPlace({ needsLiveList: false });
    place.seekTo(at(-3600), margin);
    place.seekTo("live", margin);
    expect(place.list).toBe("window");
    expect(asked.filter((ask) => String(ask).startsWith("open"))).toEqual([]);
  });
});

describe("after a pause", () => {
  test("[PL75] that the live list outlasts, playing goes on where it was", () => {
    stand.place.hold();
    stand.pass(30);
    stand.place.resume(margin);
    expect(stand.place.isLive).toBe(false);
    expect(stand.asked).toEqual([]);
  });

  test("[PL75] that outlasts the live list, it goes on there in the window's list", () => {
    stand.place.hold();
    stand.pass(600);
    stand.place.resume(margin);
    expect(stand.asked).toEqual(["open window at -1"]);
  });

  test("[PL75] that outlasts the whole window, at the oldest moment, and says so", () => {
    stand.place.hold();
    stand.pass(20_000);
    stand.place.resume(margin);
    expect(stand.asked).toEqual(["open window at 5600", "left"]);
  });

  test("[PL75] so short that it is still live, live", () => {
    stand.place.hold();
    stand.pass(1);
    stand.place.resume(margin);
    expect(stand.place.isLive).toBe(true);
  });
});

test("[PL75] whoever watches the oldest moments there are goes along with the window's end", () => {
  stand.place.seekTo(at(-14_400), margin);
  stand.pass(4);
  stand.place.keep(margin);
  expect(stand.asked).toEqual(["open window at -14400"]);
});

test("[PL45] while a list is being opened, the place is not forgotten", () => {
  stand.place.seekTo(at(-3600), margin);
  stand.load();
  expect(stand.place.toGoOn).toBe(at(-3600));
});

test("[PL75] the place of a paused viewer of the live edge is not forgotten either", () => {
  stand.place.hold();
  expect(stand.place.toGoOn).toBe(at(-1));
});
