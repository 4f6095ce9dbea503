import { describe, expect, test } from "vitest";
import { atFirst, type FollowerMemory, type Following, follow } from "../../../../../client/cards/film/follower.ts";
import { millis } from "../../../../../shared/time.ts";

const STEP = 200;

/** A film that obeys: it plays at the rate it is given, and a seek takes it some time. */
function aFilm({ at = 0, seekTakes = 0, canPlay = () => true as boolean } = {}) {
  let now = 0;
  let memory: FollowerMemory = atFirst;
  let seeksUntil = 0;
  const seeks: number[] = [];
  const rates: number[] = [];
  /** One look, and then the time until the next. */
  const look = (wanted: number, pace = 1): Following => {
    const following = follow(
      {
        now: millis(now),
        wanted: millis(wanted),
        at: millis(at),
        pace,
        isSeeking: now < seeksUntil,
        canPlay: canPlay(),
      },
      memory,
    );
    memory = following.memory;
    if (following.seekTo !== null) {
      at = following.seekTo;
      seeks.push(now);
      seeksUntil = now + seekTakes;
    }
    rates.push(following.rate);
    now += STEP;
    const moves = following.plays && canPlay() ? Math.max(0, Math.min(STEP, now - seeksUntil)) : 0;
    at += moves * following.rate;
    return following;
  };
  /** The broadcast goes on for so long from `from`. */
  const run = (from: number, ms: number, pace = 1): number => {
    let wanted = from;
    for (let gone = 0; gone < ms; gone += STEP) {
      look(wanted, pace);
      wanted += STEP * pace;
    }
    return wanted;
  };
  return {
    look,
    run,
    seeks,
    rates,
    lose: (ms: number) => {
      at -= ms;
    },
    get at() {
      return at;
    },
  };
}

describe("[BZ161] in step", () => {
  test("a film that stands at its beginning plays from the frame of its card, without a seek", () => {
    const film = aFilm();
    expect(film.look(0)).toMatchObject({ plays: true, rate: 1, seekTo: null });
  });

  test("who comes late begins in the middle", () => {
    const film = aFilm();
    expect(film.look(31_000).seekTo).toBe(31_000);
  });

  test("a film that is a little behind hurries, by no more than 6 %, and is then at the broadcast's pace", () => {
    const film = aFilm();
    const wanted = film.run(0, 2000);
    film.lose(700);
    const end = film.run(wanted, 25_000);
    expect(film.seeks).toEqual([]);
    expect(Math.max(...film.rates)).toBeCloseTo(1.06);
    expect(Math.abs(end - film.at)).toBeLessThan(40);
    expect(film.rates.at(-1)).toBe(1);
  });

  test("a film that is ahead dawdles, by no more than 6 %", () => {
    const film = aFilm();
    const wanted = film.run(0, 2000);
    film.lose(-700);
    const end = film.run(wanted, 25_000);
    expect(film.seeks).toEqual([]);
    expect(Math.min(...film.rates)).toBeCloseTo(0.94);
    expect(Math.abs(end - film.at)).toBeLessThan(40);
  });

  test("a second and more are made good by one seek", () => {
    const film = aFilm();
    const wanted = film.run(0, 4000);
    film.lose(1400);
    film.run(wanted, 4000);
    expect(film.seeks).toEqual([4000]);
  });

  test.each([0.75, 1.5, 2, 1.1])("at the pace %f of a recording, and of a broadcast that catches up", (pace) => {
    const film = aFilm();
    film.look(0, pace);
    const wanted = film.run(STEP * pace, 1000, pace);
    film.lose(300);
    const end = film.run(wanted, 12_000, pace);
    expect(film.seeks).toEqual([]);
    expect(Math.max(...film.rates) / pace).toBeLessThanOrEqual(1.0601);
    expect(Math.abs(end - film.at)).toBeLessThan(60);
  });
});

describe("[BZ162] with the viewer", () => {
  test("a pause stands on the broadcast's frame, and asks for it once", () => {
    const film = aFilm();
    const wanted = film.run(0, 2000);
    film.lose(400);
    const first = film.look(wanted, 0);
    film.look(wanted, 0);
    film.look(wanted, 0);
    expect(first).toMatchObject({ plays: false, seekTo: wanted });
    expect(film.seeks).toHaveLength(1);
  });

  test("each place the viewer seeks to is gone to at once, one after another", () => {
    const film = aFilm({ seekTakes: 100 });
    film.run(0, 2000);
    for (const wanted of [12_000, 3000, 9000]) {
      expect(film.look(wanted).seekTo).toBeGreaterThanOrEqual(wanted);
      film.run(wanted + STEP, 600);
    }
    expect(film.seeks).toHaveLength(3);
  });

  test("a broadcast that stalls is waited for, without a seek", () => {
    const film = aFilm();
    const wanted = film.run(0, 2000);
    for (let looks = 0; looks < 3; looks++) film.look(wanted);
    for (let looks = 0; looks < 10; looks++) film.look(wanted, 0);
    film.run(wanted, 3000);
    expect(film.seeks.length).toBeLessThanOrEqual(1);
  });
});

describe("[BZ161] never in a loop", () => {
  test("where a seek takes three seconds, it aims so much further, and there are two", () => {
    const film = aFilm({ seekTakes: 1200 });
    const end = film.run(30_000, 30_000);
    expect(film.seeks.length).toBeLessThanOrEqual(2);
    expect(Math.abs(end - film.at)).toBeLessThan(300);
  });

  test("a film that never gets there is sought in ever more seldom", () => {
    const film = aFilm({ seekTakes: 5000 });
    film.run(30_000, 120_000);
    expect(film.seeks.length).toBeLessThan(8);
    const gaps = film.seeks.slice(1).map((at, index) => at - (film.seeks[index] ?? 0));
    expect(gaps.at(-1)).toBeGreaterThan(gaps[0] ?? 0);
  });

  test("what waits for bytes is not sent elsewhere", () => {
    let canPlay = true;
    const film = aFilm({ canPlay: () => canPlay });
    const wanted = film.run(0, 2000);
    canPlay = false;
    const later = film.run(wanted, 8000);
    expect(film.seeks).toEqual([]);
    canPlay = true;
    film.run(later, 2000);
    expect(film.seeks).toHaveLength(1);
  });
});
