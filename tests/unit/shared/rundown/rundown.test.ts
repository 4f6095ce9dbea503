import { describe, expect, test } from "vitest";
import type { RundownCommand } from "../../../../shared/rundown/commands.ts";
import { decide, MAX_CUES } from "../../../../shared/rundown/decide.ts";
import { itemsOf } from "../../../../shared/rundown/items.ts";
import type { Plan, RundownEvent } from "../../../../shared/rundown/plan.ts";
import { emptyPlan, fold } from "../../../../shared/rundown/reduce.ts";
import {
  aCue,
  accepted,
  aFigure,
  anOccasion,
  aSpeaker,
  recorded,
  refusalOf,
} from "../../../support/ledger-builders.ts";

const cue = (letter: string) => aCue(aSpeaker({ id: `speaker-${letter}` }), `cue-0000${letter}`);
const planOf = (...letters: readonly string[]): Plan => ({ ...emptyPlan, cues: letters.map(cue) });

const orderAfter = (plan: Plan, command: RundownCommand): string => {
  const events = accepted(decide(plan, command, anOccasion("editor"))).map(({ event }) => event);
  return fold(plan, recorded(events.map((event) => [0, event] as const)))
    .cues.map(({ id }) => id.at(-1))
    .join("");
};
const refused = (plan: Plan, command: RundownCommand) => refusalOf(decide(plan, command, anOccasion("editor")));

test.each<[string, RundownCommand, string]>([
  ["added at the end", { type: "add", cue: cue("d") }, "abcd"],
  ["added before another", { type: "add", cue: cue("d"), before: "cue-0000b" }, "adbc"],
  ["moved forward", { type: "move", id: "cue-0000c", before: "cue-0000a" }, "cab"],
  ["moved back", { type: "move", id: "cue-0000a", before: "cue-0000c" }, "bac"],
  ["moved to the end", { type: "move", id: "cue-0000a", before: null }, "bca"],
  ["dropped", { type: "drop", id: "cue-0000b" }, "ac"],
])("a cue is %s", (_how, command, order) => {
  expect(orderAfter(planOf("a", "b", "c"), command)).toBe(order);
});

test("an edited cue keeps its place", () => {
  const edited = { ...cue("a"), card: aSpeaker({ id: "speaker-a", name: "Иван Орлов" }) };
  const events = recorded<RundownEvent>([[0, { type: "cue.edited", cue: edited }]]);
  expect(fold(planOf("a", "b"), events)).toEqual({ ...emptyPlan, cues: [{ ...edited, revision: 1 }, cue("b")] });
});

test("[TL37] a change made from a version that is not the last any more is refused", () => {
  const first = fold(planOf("a"), recorded<RundownEvent>([[0, { type: "cue.edited", cue: cue("a") }]], 7));
  const edit = (basedOn: number) => decide(first, { type: "edit", cue: cue("a"), basedOn }, anOccasion());
  expect([edit(7).ok, refusalOf(edit(6)), refusalOf(edit(0))]).toEqual([true, "STALE", "STALE"]);
});

test("[TL38] many cues are added in order, all or none", () => {
  const addAll = (...names: readonly string[]) =>
    decide(planOf("a", "b"), { type: "add-all", cues: names.map(cue), before: cue("b").id }, anOccasion());
  const added = accepted(addAll("c", "d")).map(({ event }) => [0, event] as const);
  expect(fold(planOf("a", "b"), recorded(added)).cues.map(({ id }) => id)).toEqual(
    ["a", "c", "d", "b"].map((name) => cue(name).id),
  );
  expect([refusalOf(addAll("c", "a")), refusalOf(addAll("c", "c"))]).toEqual(["DUPLICATE", "DUPLICATE"]);
});

test("[TL40] a corrected figure is corrected in the plan, on the cards made of it alone", () => {
  const figure = { ...cue("f"), card: aFigure({ id: "figure-f", figureId: "library-f" }) };
  const other = { ...cue("g"), card: aFigure({ id: "figure-g", figureId: "library-g" }) };
  const corrected: RundownEvent = {
    type: "figure.corrected",
    figureId: "library-f",
    figure: { value: "1", label: "дом" },
  };
  expect(fold({ ...emptyPlan, cues: [figure, other] }, recorded<RundownEvent>([[0, corrected]], 9)).cues).toEqual([
    { ...figure, revision: 9, card: aFigure({ id: "figure-f", figureId: "library-f", value: "1", label: "дом" }) },
    other,
  ]);
});

test.each<[string, RundownCommand, string]>([
  ["a cue's id twice", { type: "add", cue: { ...cue("z"), id: "cue-0000a" } }, "DUPLICATE"],
  ["a card's id in two cues", { type: "add", cue: { ...cue("a"), id: "cue-0000z" } }, "DUPLICATE"],
  ["a card's id of another cue", { type: "edit", cue: { ...cue("b"), id: "cue-0000a" } }, "DUPLICATE"],
  ["a place before nothing", { type: "add", cue: cue("z"), before: "cue-0000y" }, "UNKNOWN_CUE"],
  ["a move of nothing", { type: "move", id: "cue-0000y", before: null }, "UNKNOWN_CUE"],
  ["a move before itself", { type: "move", id: "cue-0000a", before: "cue-0000a" }, "BAD_SHAPE"],
  ["a drop of nothing", { type: "drop", id: "cue-0000y" }, "UNKNOWN_CUE"],
  ["an edit of nothing", { type: "edit", cue: cue("y") }, "UNKNOWN_CUE"],
])("%s is refused", (_what, command, code) => {
  expect(refused(planOf("a", "b"), command)).toBe(code);
});

test("[TL15] a plan takes a bounded number of cues", () => {
  const full: Plan = {
    ...emptyPlan,
    cues: Array.from({ length: MAX_CUES }, (_, index) => aCue(aSpeaker({ id: `speaker-${index}` }))),
  };
  expect(refused(full, { type: "add", cue: cue("z") })).toBe("TOO_MANY");
});

test("[TL4] events about cues that are not there leave a plan as it is", () => {
  const lost = recorded<RundownEvent>([
    [0, { type: "cue.moved", id: "cue-0000y", before: null }],
    [0, { type: "cue.dropped", id: "cue-0000y" }],
    [0, { type: "cue.coloured" } as unknown as RundownEvent],
  ]);
  expect(fold(emptyPlan, lost)).toEqual(emptyPlan);
});

describe("[TL47] preparing", () => {
  const plan = { ...planOf("a", "b"), cues: [...planOf("a").cues, { ...cue("b"), revision: 7 }] };
  const armedAfter = (before: Plan, command: RundownCommand) =>
    fold(before, recorded(decided(before, command).map((event) => [0, event] as const))).armed;
  const decided = (before: Plan, command: RundownCommand) =>
    accepted(decide(before, command, anOccasion("moderator"))).map(({ event }) => event);
  const armed = fold(
    plan,
    recorded(decided(plan, { type: "arm", id: "cue-0000b" }).map((event) => [0, event] as const)),
  );

  test("says what, from which version, and by whom", () => {
    expect(armed.armed).toEqual({
      cueId: "cue-0000b",
      revision: 7,
      by: { id: "account-moderator", name: "moderator" },
    });
  });

  test("ends when the cue is dropped, and when nothing is prepared", () => {
    expect(armedAfter(armed, { type: "drop", id: "cue-0000b" })).toBeNull();
    expect(armedAfter(armed, { type: "arm", id: null })).toBeNull();
  });

  test("stays while others are changed", () => {
    expect(armedAfter(armed, { type: "drop", id: "cue-0000a" })).toEqual(armed.armed);
  });

  test("is not an editor's", () => {
    expect(refused(plan, { type: "arm", id: "cue-0000b" })).toBe("NOT_ALLOWED");
  });
});

describe("[TL48] an agenda item and the cues under it", () => {
  const item = (letter: string) => aCue({ kind: "agenda", id: `agenda-${letter}`, title: letter }, `cue-0000${letter}`);
  const plan: Plan = { ...emptyPlan, cues: [cue("x"), item("A"), cue("b"), cue("c"), item("D"), cue("e")] };

  test("are what stands up to the next item", () => {
    const letters = (cues: Plan["cues"]) => cues.map(({ id }) => id.at(-1)).join("");
    expect(itemsOf(plan.cues).map(({ agenda, cues }) => [agenda?.id.at(-1) ?? "-", letters(cues)])).toEqual([
      ["-", "x"],
      ["A", "bc"],
      ["D", "e"],
    ]);
  });

  test("move together", () => {
    expect(orderAfter(plan, { type: "move", id: "cue-0000A", before: null, isWhole: true })).toBe("xDeAbc");
    expect(orderAfter(plan, { type: "move", id: "cue-0000D", before: "cue-0000A", isWhole: true })).toBe("xDeAbc");
  });

  test("do not move into themselves", () => {
    expect(refused(plan, { type: "move", id: "cue-0000A", before: "cue-0000c", isWhole: true })).toBe("BAD_SHAPE");
  });
});

test("[TL49] marks are set one by one and live through an edit of the card", () => {
  const flagged = fold(
    planOf("a"),
    recorded<RundownEvent>([
      [0, { type: "cue.marked", id: "cue-0000a", isFlagged: true, note: "после паузы" }],
      [0, { type: "cue.marked", id: "cue-0000a", isSkipped: true }],
      [0, { type: "cue.edited", cue: cue("a") }],
    ]),
  );
  expect(flagged.cues[0]).toMatchObject({ isFlagged: true, isSkipped: true, note: "после паузы", revision: 3 });
});
