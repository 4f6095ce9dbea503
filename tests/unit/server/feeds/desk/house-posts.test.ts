import { describe, expect, test } from "vitest";
import type { Card } from "../../../../../shared/cards/index.ts";
import { programTime } from "../../../../../shared/time.ts";
import { done, highlightHouse, START } from "../../../../support/highlight-house.ts";
import { aRecord, taken } from "../../../../support/ledger-builders.ts";

const written = (text: string) => ({ text, alt: text });
const item = (number: number): Card => ({ kind: "agenda", id: `agenda-0${number}`, number, title: `Вопрос ${number}` });
const digest = (edit: "in-place" | "none") => ({ wall: { mode: "digest", edit } }) as const;
const inItem = aRecord([START - 60_000, taken(item(3))]);

type House = ReturnType<typeof highlightHouse>;

/** Releases one more, and lets the house do its part. */
async function releaseOne(house: House, text: string, change = {}) {
  const { id } = house.draft({ type: "none" }, { ...written(text), ...change });
  const released = await house.release(id);
  house.desk.look("itogi");
  return released;
}

const lines = (text: string | undefined) => text?.split("\n").filter((line) => line.startsWith("• ")) ?? [];
const stands = (house: House) => house.standsAt("wall").map((text) => lines(text).map((line) => line.slice(2)));

const onTheirWay = ({ store }: House) => store.rows.outbox.inState("queued", "sending", "unknown");

describe("[FD53] digests of what was released", () => {
  test("one post of an item grows as the meeting goes, in the words that were approved", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    await releaseOne(house, "Первое");
    await house.pass(0, () => expect(stands(house)).toEqual([["Первое"]]));
    await releaseOne(house, "Второе");
    await house.pass(0, () => expect(stands(house)).toEqual([["Первое", "Второе"]]));
    expect(house.standsAt("wall")[0]).toMatch(/^3\. Вопрос 3\n/);
    const [made] = house.desk.told("itogi").highlights.filter(({ content }) => content.kind === "digest");
    expect(made).toMatchObject({ madeBy: { id: "efir" }, approvals: [{ by: { id: "efir" } }], targets: ["wall"] });
    // It grew: nothing was wrong with what stood.
    expect(house.entry(made?.code ?? "")).toMatchObject({ rev: 2, corrections: [] });
  });

  test("asked again it changes nothing", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    await releaseOne(house, "Первое");
    await house.pass(0, () => expect(stands(house)).toEqual([["Первое"]]));
    const before = house.desk.told("itogi");
    house.desk.look("itogi");
    house.desk.start();
    expect(house.desk.told("itogi")).toEqual(before);
  });

  test("a member that is withdrawn is gone from it, and the last one ends it", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    const first = await releaseOne(house, "Первое");
    const second = await releaseOne(house, "Второе");
    await house.pass(0, () => expect(stands(house)).toEqual([["Первое", "Второе"]]));
    done(house.desk.withdraw("itogi", first.id, { version: null, reason: "Ошибка", by: "Анна" }));
    await house.pass(0, () => expect(stands(house)).toEqual([["Второе"]]));
    done(house.desk.withdraw("itogi", second.id, { version: null, reason: "Ошибка", by: "Анна" }));
    await house.pass(0, () => expect(stands(house)).toEqual([]));
  });

  test("a switch that stops edits does not keep a withdrawn member standing: the digest is deleted whole", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    const first = await releaseOne(house, "Первое");
    await releaseOne(house, "Второе");
    await house.pass(0, () => expect(stands(house)).toEqual([["Первое", "Второе"]]));
    house.desk.killHouse(true, "Анна");
    done(house.desk.withdraw("itogi", first.id, { version: null, reason: "Ошибка", by: "Анна" }));
    await house.pass(0, () => expect(stands(house)).toEqual([]));
  });

  test("a digest that has not left does not take a withdrawn member with it", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    const first = await releaseOne(house, "Первое");
    done(house.desk.withdraw("itogi", first.id, { version: null, reason: "Ошибка", by: "Анна" }));
    await house.pass(60_000, () => expect(house.store.rows.outbox.inState("queued", "sending", "unknown")).toEqual([]));
    expect(stands(house)).toEqual([]);
  });

  test("a corrected member says in it what it says now", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    const { id } = await releaseOne(house, "Построен дом");
    const begun = done(house.desk.correct("itogi", id, house.now(id).version));
    const correction = { note: "Домов два", style: "reply" } as const;
    const content = { ...begun.content, text: "Построено два дома" };
    done(house.desk.edit("itogi", id, { version: begun.version, content, targets: null, correction }));
    house.clock.advance(1);
    await house.release(id);
    house.desk.look("itogi");
    await house.pass(0, () => expect(stands(house)).toEqual([["Построено два дома"]]));
  });

  test("where nothing is edited it is posted once, when its item is over", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("none") });
    await releaseOne(house, "Первое");
    await releaseOne(house, "Второе");
    expect(house.desk.told("itogi").highlights).toHaveLength(2);
    house.records.set("itogi", aRecord([START - 60_000, taken(item(3))], [house.clock.now(), taken(item(4))]));
    house.desk.look("itogi");
    await house.pass(0, () => expect(stands(house)).toEqual([["Первое", "Второе"]]));
  });

  test("another item is another digest", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    await releaseOne(house, "Первое");
    house.clock.advance(60_000);
    house.records.set("itogi", aRecord([START - 60_000, taken(item(3))], [house.clock.now() - 30_000, taken(item(4))]));
    await releaseOne(house, "Второе");
    await house.pass(0, () => expect(stands(house)).toEqual([["Первое"], ["Второе"]]));
  });

  test("what was posted by itself, before the target gathered, is not told there again", async () => {
    const house = highlightHouse({ record: inItem, targets: { wall: { mode: "each", edit: "in-place" } } });
    await releaseOne(house, "Первое");
    await house.pass(0, () => expect(house.standsAt("wall")).toHaveLength(1));
    const { settings, version } = house.desk.told("itogi");
    const wall = { mode: "digest", budget: { posts: null, micros: null }, correction: "reply" } as const;
    expect(house.desk.configure("itogi", { version, settings: { ...settings, targets: { wall } } }).ok).toBe(true);
    await releaseOne(house, "Второе");
    await house.pass(0, () => expect(house.standsAt("wall")).toHaveLength(2));
    expect(stands(house)).toEqual([[], ["Второе"]]);
  });

  test("a target that gathers since a moment ago is not told of the whole morning", async () => {
    const house = highlightHouse({ record: inItem });
    await releaseOne(house, "Первое");
    house.clock.advance(4_000_000);
    const { id } = house.draft({ type: "none" }, written("Второе"));
    await house.release(id);
    const later = highlightHouse({ record: inItem, targets: digest("in-place") });
    for (const one of house.desk.told("itogi").highlights) later.store.rows.highlights.add(one);
    later.clock.advance(house.clock.now() - later.clock.now());
    later.desk.look("itogi");
    await later.pass(0, () => expect(stands(later)).toEqual([["Второе"]]));
  });

  test("one that a person has taken down does not come back; what is released later is told by itself", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    await releaseOne(house, "Первое");
    await house.pass(0, () => expect(stands(house)).toEqual([["Первое"]]));
    const made = house.desk.told("itogi").highlights.find(({ content }) => content.kind === "digest");
    done(house.desk.withdraw("itogi", made?.id ?? "", { version: null, reason: "Лишнее", by: "Анна" }));
    house.desk.look("itogi");
    await house.pass(0, () => expect([stands(house), onTheirWay(house)]).toEqual([[], []]));
    await releaseOne(house, "Второе");
    await house.pass(0, () => expect(stands(house)).toEqual([["Второе"]]));
  });

  test.each([
    ["the account's own switch", { isKilled: true }],
    ["a pause by hand", { paused: { at: programTime(START), why: "BY_HAND" } }],
  ] as const)("%s keeps no withdrawn member standing either", async (_, change) => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    const first = await releaseOne(house, "Первое");
    await releaseOne(house, "Второе");
    await house.pass(0, () => expect(stands(house)).toEqual([["Первое", "Второе"]]));
    const kept = house.store.rows.targets.byId("wall");
    if (kept !== null) house.store.rows.targets.save({ ...kept, ...change, version: kept.version + 1 }, kept.version);
    done(house.desk.withdraw("itogi", first.id, { version: null, reason: "Ошибка", by: "Анна" }));
    await house.pass(0, () => expect(stands(house)).toEqual([]));
  });

  test("where a target gathers no more, what it shows loses a withdrawn member, and is not told again if it gathers anew", async () => {
    const both = { wall: { mode: "digest", edit: "in-place" }, other: { mode: "digest", edit: "in-place" } } as const;
    const house = highlightHouse({ record: inItem, targets: both });
    const first = await releaseOne(house, "Первое");
    await house.pass(0, () => expect(stands(house)).toEqual([["Первое"]]));
    const gather = (mode: "each" | "digest") => {
      const { settings, version } = house.desk.told("itogi");
      const wall = { mode, budget: { posts: null, micros: null }, correction: "reply" } as const;
      const targets = { ...settings.targets, wall };
      expect(house.desk.configure("itogi", { version, settings: { ...settings, targets } }).ok).toBe(true);
    };
    gather("each");
    await releaseOne(house, "Второе");
    await house.pass(0, () => expect(house.standsAt("other").map(lines)).toEqual([["• Первое", "• Второе"]]));
    gather("digest");
    house.desk.look("itogi");
    await house.pass(0, () => expect([stands(house), onTheirWay(house)]).toEqual([[["Первое"], []], []]));
    gather("each");
    done(house.desk.withdraw("itogi", first.id, { version: null, reason: "Ошибка", by: "Анна" }));
    await house.pass(0, () => expect(stands(house)).toEqual([[]]));
  });

  test("words of before a correction do not outlive it because the digest left after it", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    const { id } = house.draft({ type: "none" }, written("Построен дом"));
    await house.release(id);
    // It is made, and a switch keeps it until the correction is out.
    house.desk.kill("itogi", true, "Анна");
    house.desk.look("itogi");
    const begun = done(house.desk.correct("itogi", id, house.now(id).version));
    const correction = { note: "Домов два", style: "reply" } as const;
    const content = { ...begun.content, text: "Построено два дома" };
    done(house.desk.edit("itogi", id, { version: begun.version, content, targets: null, correction }));
    house.clock.advance(1);
    done(await house.approve(id));
    house.clock.advance(60_000);
    house.desk.kill("itogi", false, "Анна");
    await house.pass(60_000, () => expect(stands(house)).toHaveLength(1));
    await house.pass(0, () => expect(house.now(id)).toMatchObject({ state: "released", rev: 2 }));
    house.desk.look("itogi");
    await house.pass(0, () => expect(stands(house)).toEqual([["Построено два дома"]]));
  });

  test("where it is posted once, an item that was over long before the target gathered is not told of", async () => {
    const house = highlightHouse({ record: inItem });
    const { id } = house.draft({ type: "none" }, written("Первое"));
    await house.release(id);
    const later = highlightHouse({ record: inItem, targets: digest("none") });
    for (const one of house.desk.told("itogi").highlights) later.store.rows.highlights.add(one);
    later.closeMeeting();
    later.clock.advance(4_000_000);
    later.desk.look("itogi");
    expect(later.desk.told("itogi").highlights).toHaveLength(1);
  });

  test("what is not for that target is not told there", async () => {
    const house = highlightHouse({ record: inItem, targets: digest("in-place") });
    const { id, version, content } = house.draft({ type: "none" }, written("Только у нас"));
    done(house.desk.edit("itogi", id, { version, content, targets: [] }));
    await house.release(id);
    house.desk.look("itogi");
    expect(house.desk.told("itogi").highlights).toHaveLength(1);
  });
});

describe("[FD54] the closing digest of all decisions", () => {
  const closing = (house: House) =>
    house.desk.told("itogi").highlights.find(({ id, state }) => id.startsWith("decisions-") && state !== "withdrawn");

  test("is drafted when the meeting closes, for somebody to approve", async () => {
    const house = highlightHouse();
    await releaseOne(house, "Построить дом", { kind: "decision", big: "1" });
    await releaseOne(house, "Не решение");
    expect(closing(house)).toBeUndefined();
    house.closeMeeting();
    house.desk.look("itogi");
    const draft = closing(house);
    expect(draft).toMatchObject({ state: "draft", approvals: [], content: { kind: "digest" } });
    expect(lines(draft?.content.text)).toEqual(["• Решение № 1. Построить дом"]);
    const released = await house.release(draft?.id ?? "");
    expect(released.approvals).toMatchObject([{ by: { name: "Анна" } }]);
  });

  test("a decision that is released later is added while nobody has touched the draft", async () => {
    const house = highlightHouse();
    await releaseOne(house, "Построить дом", { kind: "decision" });
    house.closeMeeting();
    house.desk.look("itogi");
    await releaseOne(house, "Построить школу", { kind: "decision" });
    expect(lines(closing(house)?.content.text)).toHaveLength(2);
  });

  test("once approved by a person, a withdrawn decision takes it down whole and drafts another", async () => {
    const house = highlightHouse();
    const first = await releaseOne(house, "Построить дом", { kind: "decision" });
    await releaseOne(house, "Построить школу", { kind: "decision" });
    house.closeMeeting();
    house.desk.look("itogi");
    const approved = await house.release(closing(house)?.id ?? "");
    done(house.desk.withdraw("itogi", first.id, { version: null, reason: "Ошибка", by: "Анна" }));
    expect(house.now(approved.id).state).toBe("withdrawn");
    expect(house.entry(approved.code)).not.toHaveProperty("rev");
    const another = closing(house);
    expect([another?.state, lines(another?.content.text)]).toEqual(["draft", ["• Решение. Построить школу"]]);
  });

  test("dropped, it does not come back; not wanted, it is not drafted", async () => {
    const house = highlightHouse();
    await releaseOne(house, "Построить дом", { kind: "decision" });
    house.closeMeeting();
    house.desk.look("itogi");
    done(house.desk.drop("itogi", closing(house)?.id ?? ""));
    house.desk.look("itogi");
    expect(closing(house)).toBeUndefined();
    const other = highlightHouse({ settings: { closingDigest: false } });
    await releaseOne(other, "Построить дом", { kind: "decision" });
    other.closeMeeting();
    other.desk.look("itogi");
    expect(closing(other)).toBeUndefined();
  });
});

describe("[FD55] «мы в эфире»", () => {
  const live = { isOn: true, atEnd: "edit" } as const;
  const post = (house: House) => house.desk.told("itogi").highlights.find(({ content }) => content.kind === "live");

  test("is posted when the meeting opens, and says at its end that it is over", async () => {
    const house = highlightHouse({ settings: { live }, targets: { wall: { mode: "each", edit: "in-place" } } });
    house.desk.look("itogi");
    house.desk.look("itogi");
    expect(post(house)).toMatchObject({ state: "approved", madeBy: { id: "efir" } });
    await house.pass(20_000, () => expect(house.standsAt("wall").join()).toContain("Мы в эфире"));
    house.closeMeeting();
    house.desk.look("itogi");
    await house.pass(0, () => expect(house.standsAt("wall").join()).toContain("Трансляция завершена"));
    expect(house.standsAt("wall")).toHaveLength(1);
    house.desk.look("itogi");
    expect(post(house)?.rev).toBe(2);
  });

  test("is removed at the end where that is wanted", async () => {
    const settings = { live: { isOn: true, atEnd: "remove" } } as const;
    const house = highlightHouse({ settings, targets: { wall: { mode: "each", edit: "none" } } });
    house.desk.look("itogi");
    await house.pass(20_000, () => expect(house.standsAt("wall")).toHaveLength(1));
    house.closeMeeting();
    house.desk.look("itogi");
    await house.pass(0, () => expect(house.standsAt("wall")).toEqual([]));
  });

  test("a rehearsal's is not the real one", async () => {
    const house = highlightHouse({ settings: { live, isRehearsal: true } });
    house.desk.look("itogi");
    expect(post(house)?.isRehearsal).toBe(true);
    house.desk.rehearse("itogi", false);
    house.desk.look("itogi");
    const posts = house.desk.told("itogi").highlights.filter(({ content }) => content.kind === "live");
    expect(posts.map(({ isRehearsal }) => isRehearsal).toSorted()).toEqual([false, true]);
  });

  test("taken back by somebody it stays with them; a meeting that ended first was never told of", async () => {
    const house = highlightHouse({ settings: { live } });
    house.desk.look("itogi");
    const made = post(house);
    done(house.desk.takeBack("itogi", made?.id ?? "", made?.version ?? 0));
    house.desk.look("itogi");
    expect(post(house)?.state).toBe("draft");
    const short = highlightHouse({ settings: { live }, targets: { wall: { mode: "each", edit: "none" } } });
    short.desk.look("itogi");
    short.closeMeeting();
    short.desk.look("itogi");
    await short.pass(60_000, () => expect(post(short)?.state).toBe("withdrawn"));
    expect(short.standsAt("wall")).toEqual([]);
  });
});
