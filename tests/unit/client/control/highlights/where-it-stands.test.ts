import { describe, expect, test } from "vitest";
import { standingsOf, standsOn, withdrawalOf } from "../../../../../client/control/highlights/where-it-stands.ts";
import type { Highlight, ToldRow } from "../../../../../shared/feeds.ts";
import { aReleased, aRow, aTelegram, toldFeed } from "../../../../support/told-feed.ts";

const standing = (rows: readonly Partial<ToldRow>[], highlight: Highlight = aReleased()) =>
  standingsOf(highlight, toldFeed({ rows: rows.map((row, id) => aRow({ id: id + 1, ...row })) })).map(
    ({ target, standing: word }) => `${target} ${word}`,
  );
const withdrawn = aReleased({
  state: "withdrawn",
  withdrawn: { at: aRow().notBefore, by: "Ирина", reason: "Ошибка" },
});

describe("[FD147] where it stands is told by its rows", () => {
  test.each<[string, Partial<ToldRow>, string]>([
    ["what was sent, stands", { state: "sent" }, "stands"],
    ["what waits, will be there", { state: "queued", reason: "RATE_GATE" }, "coming"],
    ["what leaves now, will be there", { state: "sending" }, "coming"],
    ["what leaves once more, may be there already", { state: "sending", isDoubtful: true }, "doubtful"],
    ["whose answer was lost, may be there", { state: "unknown", isDoubtful: true }, "doubtful"],
    ["what cannot be asked for, a person looks for", { state: "held", isDoubtful: true }, "look"],
    ["what was held before it left, is not there", { state: "held", reason: "PART_FAILED" }, "failed"],
    ["what was refused, is not there", { state: "dead", reason: "REFUSED" }, "failed"],
    ["what was called off in time, never was", { state: "cancelled", reason: "RETRACTED" }, "absent"],
    ["what was called off in doubt, may be there", { state: "cancelled", isDoubtful: true }, "doubtful"],
  ])("%s", (_name, row, word) => {
    expect(standing([row])).toEqual([`x1 ${word}`]);
  });

  test("our own feed comes first, then targets in their order", () => {
    expect(standing([{ target: "tg1" }, { target: "x1" }, { target: "own" }])).toEqual([
      "own stands",
      "x1 stands",
      "tg1 stands",
    ]);
  });

  test("of a thread's parts, the one that asks for a person counts", () => {
    expect(standing([{}, { part: 1, state: "held", isDoubtful: true }])).toEqual(["x1 look"]);
  });

  test("a removal is that of its part and revision", () => {
    expect(standing([{}, { op: "delete" }, { rev: 2, remoteId: "43" }])).toEqual(["x1 stands"]);
  });
});

describe("[FD150] a withdrawal", () => {
  test("says on how many it is gone, and what is left for a person", () => {
    const rows = [
      aRow({ id: 1, target: "own" }),
      aRow({ id: 2, target: "own", op: "delete" }),
      aRow({ id: 3 }),
      aRow({ id: 4, op: "delete" }),
      aRow({ id: 5, target: "tg1", remoteUrl: "https://t.example/7" }),
      aRow({ id: 6, target: "tg1", op: "delete", state: "held", reason: "LOOK_BY_HAND" }),
    ];
    const { gone, of, byHand } = withdrawalOf(standingsOf(withdrawn, toldFeed({ rows })));
    expect([gone, of]).toEqual([2, 3]);
    expect(byHand.map(({ target, standing: word, url }) => [target, word, url])).toEqual([
      ["tg1", "by-hand", "https://t.example/7"],
    ]);
  });

  test("of what leaves at this moment waits to know", () => {
    expect(standing([{ state: "sending" }], withdrawn)).toEqual(["x1 doubtful"]);
  });

  test("counts nothing that never left", () => {
    const rows = [aRow({ state: "cancelled", reason: "RETRACTED" }), aRow({ id: 2, target: "tg1", state: "dead" })];
    expect(withdrawalOf(standingsOf(withdrawn, toldFeed({ rows })))).toEqual({ gone: 0, of: 0, byHand: [] });
  });

  test("what stands while its removal has not been ordered, is leaving", () => {
    expect(standing([{}], withdrawn)).toEqual(["x1 leaving"]);
  });

  test("is told beforehand where it stands, or may", () => {
    const told = toldFeed({
      rows: [aRow(), aRow({ id: 2, target: "tg1", state: "queued" })],
      targets: [aTelegram()],
    });
    expect(standsOn(standingsOf(aReleased(), told)).map(({ target }) => target)).toEqual(["x1"]);
  });
});
