import { describe, expect, test } from "vitest";
import { lastWord } from "../../../../../client/control/audience/last-word.ts";
import { lagOf, nextView, seesOf } from "../../../../../client/control/audience/views.ts";
import type { AudienceSummary } from "../../../../../shared/protocol.ts";
import { millis, programTime } from "../../../../../shared/time.ts";
import { programAt } from "../../../../../shared/timeline/at.ts";
import type { Showing } from "../../../../../shared/timeline/record.ts";
import { standing } from "../../../../../shared/timeline/standing.ts";
import { anOpenRecord, aShowing, aSlide, aSpeaker, second } from "../../pages/a-record.ts";

const audience = (lags: readonly (readonly [number, number])[]): AudienceSummary => ({
  people: 10,
  playing: 10,
  medianLagMs: null,
  p95LagMs: null,
  p90LagMs: null,
  firstLagMs: millis(0),
  lags: lags.map(([upTo, people]) => [millis(upTo), people] as const),
});
const mixed = audience([
  [1000, 4],
  [2100, 4],
  [7400, 2],
]);
const asked = { view: "half", audience: mixed, signal: "encoder", isRehearsal: false } as const;

describe("whose page the monitor shows", () => {
  test("[CR61] half of viewers and the slowest tenth stand where their lags are told", () => {
    expect([lagOf("half", mixed), lagOf("slowest", mixed)]).toEqual([2100, 7400]);
  });

  test("[CR61] one key goes through all of them and back", () => {
    expect([nextView("hall"), nextView("half"), nextView("slowest")]).toEqual(["half", "slowest", "hall"]);
  });

  test("[CR62] a viewer's page is shown at that viewer's lag", () => {
    expect(seesOf(asked)).toEqual({ by: "lag", lag: 2100 });
  });

  test.each([
    ["nobody watches", { audience: audience([]) }, "nobody"],
    ["it is not told yet", { audience: null }, "nobody"],
    ["there is no signal", { signal: "none" }, "noSignal"],
    ["it is a rehearsal", { isRehearsal: true }, "rehearsal"],
  ] as const)("[CR62] the hall's is shown, with the reason, when %s", (_, more, why) => {
    expect(seesOf({ ...asked, ...more })).toEqual({ by: "hall", why });
  });
});

describe("the record's last word", () => {
  const now = second(100);
  const timed: Showing = { ...aShowing(aSpeaker("speaker-a"), 90, 130), isTimed: true };
  const past = { ...aShowing(aSpeaker("speaker-b"), 20, 60), isTimed: true as const };

  test.each([
    ["what was taken a moment ago, ahead of now by the encoder's delay", [aShowing(aSlide("slide-a"), 102)]],
    ["what was cleared a moment ago", [aShowing(aSlide("slide-a"), 50, 101)]],
    ["what stands for some minutes", [timed]],
    ["what has stood for some minutes", [past]],
    ["one thing for another", [aShowing(aSlide("slide-a"), 50, 103), aShowing(aSlide("slide-b"), 103)]],
  ])("[CR60] the hall sees %s as the room does", (_, showings) => {
    const record = anOpenRecord({ showings });
    expect(programAt(record, lastWord(record, now))).toEqual(standing(record, now));
  });

  test("[CR60] and time goes by in it", () => {
    expect(lastWord(anOpenRecord({ showings: [timed] }), programTime(now + 5))).toBe(now + 5);
  });
});
