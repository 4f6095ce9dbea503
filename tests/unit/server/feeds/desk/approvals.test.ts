import { expect, test } from "vitest";
import { anna, boris, done, highlightHouse, refused, START } from "../../../../support/highlight-house.ts";
import { aFigure, aRecord, taken } from "../../../../support/ledger-builders.ts";

const written = { text: "Дом построен", alt: "Слова о доме" };

test("[FD37] what was previewed and approved is what leaves, and nothing before the hold window is over", async () => {
  const house = highlightHouse({ targets: { portal: { mode: "each", edit: "none" } } });
  const { id, code } = house.draft({ type: "none" }, written);
  const approved = done(await house.approve(id));
  expect([approved.state, approved.releaseAt]).toEqual(["approved", START + 20_000]);
  await house.pass(19_000, () => expect(house.entry(code)).toBeNull());
  expect(house.standsAt("portal")).toEqual([]);
  await house.pass(1_000, () => expect(house.standsAt("portal")).toHaveLength(1));
  expect(house.now(id)).toMatchObject({ state: "released", released: [{ rev: 1 }] });
  expect(house.entry(code)).toMatchObject({ content: { text: "Дом построен" } });
});

test.each([
  ["the text", { text: "Дом не построен" }],
  ["the description", { alt: "Другие слова" }],
  ["a tag", { tags: ["дома"] }],
  ["the moment", { moment: null }],
])("[FD38] a hash of other words approves nothing: %s", async (_what, change) => {
  const house = highlightHouse();
  const { id, version, content } = house.draft({ type: "none" }, written);
  const { hash } = done(
    await house.desk.preview("itogi", id, { content: { ...content, ...change }, targets: null }, anna),
  );
  expect(refused(await house.desk.approve("itogi", id, { version, hash }, anna))).toBe("HASH");
  expect(house.now(id)).toMatchObject({ state: "draft", version, approvals: [] });
});

test("[FD38] a target that came meanwhile, a hashtag or another picture is something else than what was seen", async () => {
  const house = highlightHouse({ targets: { portal: { mode: "each", edit: "none" } } });
  const { id, version, content } = house.draft({ type: "none" }, written);
  const seen = async () => done(await house.desk.preview("itogi", id, { content, targets: null }, anna)).hash;
  const first = await seen();
  expect(await seen()).toBe(first);
  const { settings, version: set } = house.desk.told("itogi");
  expect(house.desk.configure("itogi", { version: set, settings: { ...settings, hashtags: ["итоги"] } }).ok).toBe(true);
  expect(await seen()).not.toBe(first);
  expect(house.desk.configure("itogi", { version: set + 1, settings: { ...settings, targets: {} } }).ok).toBe(true);
  expect(refused(await house.desk.approve("itogi", id, { version, hash: first }, anna))).toBe("HASH");
  expect(house.desk.configure("itogi", { version: set + 2, settings }).ok).toBe(true);
  house.drawn.suffix = " drawn anew";
  expect(refused(await house.desk.approve("itogi", id, { version, hash: first }, anna))).toBe("HASH");
});

test("[FD36] a preview saves nothing and says what is missing", async () => {
  const house = highlightHouse();
  const { id, version, content } = house.draft();
  const typed = { ...content, kind: "quote" as const };
  const { missing } = done(await house.desk.preview("itogi", id, { content: typed, targets: null }, anna));
  expect(missing).toEqual(["text", "alt", "who"]);
  expect(house.now(id)).toMatchObject({ version, content: { kind: "note" } });
  const outcome = await house.approve(id);
  expect(outcome).toMatchObject({ ok: false, problem: { code: "INCOMPLETE", detail: "text,alt" } });
});

test("[FD35] an edit makes a draft that nobody has approved; who edits an older version is told what stands there", async () => {
  const house = highlightHouse({ settings: { twoPeople: true } });
  const { id } = house.draft({ type: "none" }, { ...written, kind: "decision" });
  const first = done(await house.approve(id));
  expect([first.state, first.approvals.length]).toEqual(["draft", 1]);
  const stale = house.desk.edit("itogi", id, { version: first.version - 1, content: first.content, targets: null });
  expect(stale).toMatchObject({ ok: false, problem: { code: "STALE", current: { version: first.version } } });
  const edited = done(house.desk.edit("itogi", id, { version: first.version, content: first.content, targets: null }));
  expect(edited.approvals).toEqual([]);
});

test("[FD35] what the house makes is known by its kind, and a target is one of the meeting's", () => {
  const house = highlightHouse();
  const { id, version, content } = house.draft();
  const asDigest = { version, content: { ...content, kind: "digest" as const }, targets: null };
  expect(refused(house.desk.edit("itogi", id, asDigest))).toBe("MADE_BY_HOUSE");
  expect(refused(house.desk.edit("itogi", id, { version, content, targets: ["portal"] }))).toBe("UNKNOWN_TARGET");
});

test.each(["decision", "figure"] as const)(
  "[FD39] a %s needs two different people where the meeting asks for two",
  async (kind) => {
    const house = highlightHouse({ settings: { twoPeople: true } });
    const { id } = house.draft({ type: "none" }, { ...written, kind });
    expect(done(await house.approve(id, anna)).state).toBe("draft");
    expect(refused(await house.approve(id, anna))).toBe("SECOND_PERSON");
    const approved = done(await house.approve(id, boris));
    expect([approved.state, approved.approvals.map(({ by }) => by.name)]).toEqual(["approved", ["Анна", "Борис"]]);
  },
);

test("[FD39] a figure's card needs two also when it is told as a note, and a quote needs one", async () => {
  const house = highlightHouse({ record: aRecord([1_000, taken(aFigure())]), settings: { twoPeople: true } });
  const source = { type: "card", cardId: "figure-01", showing: 3, cardKind: "figure" } as const;
  const figure = house.draft(source, { kind: "note", text: "Построено", alt: "Построено" });
  expect(done(await house.approve(figure.id)).state).toBe("draft");
  const note = house.draft({ type: "none" }, written);
  expect(done(await house.approve(note.id)).state).toBe("approved");
});

test("[FD39] the first approval does not count for other words", async () => {
  const house = highlightHouse({ settings: { twoPeople: true } });
  const { id } = house.draft({ type: "none" }, { ...written, kind: "decision" });
  done(await house.approve(id, anna));
  house.drawn.suffix = " drawn anew";
  expect(done(await house.approve(id, boris))).toMatchObject({
    state: "draft",
    approvals: [{ by: { name: "Борис" } }],
  });
});

test("[FD41] taken back within its hold window nothing leaves; approved again it leaves once, as it is then", async () => {
  const house = highlightHouse({ targets: { portal: { mode: "each", edit: "none" } } });
  const { id } = house.draft({ type: "none" }, written);
  const approved = done(await house.approve(id));
  const back = done(house.desk.takeBack("itogi", id, approved.version));
  expect(back).toMatchObject({ state: "draft", approvals: [], releaseAt: null });
  const content = { ...back.content, text: "Построено два дома" };
  done(house.desk.edit("itogi", id, { version: back.version, content, targets: null }));
  await house.release(id);
  await house.pass(0, () => expect(house.standsAt("portal")).toHaveLength(1));
  expect(house.standsAt("portal")[0]).toContain("два дома");
});

test("[FD41] what has left is not taken back", async () => {
  const house = highlightHouse();
  const { id } = house.draft({ type: "none" }, written);
  const { version } = await house.release(id);
  expect(refused(house.desk.takeBack("itogi", id, version))).toBe("WRONG_STATE");
});

test("[FD43] released now it waits for nothing", async () => {
  const house = highlightHouse();
  const { id } = house.draft({ type: "none" }, written);
  const { version } = done(await house.approve(id));
  done(house.desk.releaseNow("itogi", id, version));
  await house.pass(0, () => expect(house.now(id).state).toBe("released"));
});

test("[FD43] what a correction posts anew is deleted at once too", async () => {
  const house = highlightHouse({ targets: { wall: { mode: "each", edit: "none" } } });
  const { id } = house.draft({ type: "none" }, { text: "Раз", alt: "Раз" });
  await house.release(id);
  await house.pass(0, () => expect(house.standsAt("wall")).toHaveLength(1));
  const begun = done(house.desk.correct("itogi", id, house.now(id).version));
  const correction = { note: "Два", style: "repost" } as const;
  const content = { ...begun.content, text: "Два" };
  done(house.desk.edit("itogi", id, { version: begun.version, content, targets: null, correction }));
  const { version } = done(await house.approve(id));
  done(house.desk.releaseNow("itogi", id, version));
  await house.pass(0, () => expect(house.standsAt("wall")).toEqual([expect.stringMatching(/^Два/)]));
});

test("[FD50] a meeting that is stopped releases nothing, and goes on where it was", async () => {
  const house = highlightHouse();
  const { id } = house.draft({ type: "none" }, written);
  house.desk.kill("itogi", true, anna.name);
  done(await house.approve(id));
  await house.pass(60_000, () => expect(house.store.rows.outbox.ofHighlight(id)[0]?.reason).toBe("KILLED"));
  house.desk.kill("itogi", false, anna.name);
  await house.pass(0, () => expect(house.now(id).state).toBe("released"));
});

test("[FD51] what is made in a rehearsal stays one: nothing of it is public, then or later", async () => {
  const house = highlightHouse({
    targets: { portal: { mode: "each", edit: "none" } },
    settings: { isRehearsal: true },
  });
  const { id, code } = house.draft({ type: "none" }, written);
  house.desk.rehearse("itogi", false);
  const released = await house.release(id);
  expect(released.isRehearsal).toBe(true);
  await house.pass(0, () => {
    const states = house.store.rows.outbox.ofHighlight(id).map(({ isDry, state }) => [isDry, state]);
    expect(states).toEqual([
      [true, "sent"],
      [true, "sent"],
    ]);
  });
  expect([house.entry(code), house.standsAt("portal")]).toEqual([null, []]);
  done(house.desk.withdraw("itogi", id, { version: released.version, reason: "проба", by: "Анна" }));
  expect(house.entry(code)).toBeNull();
});

test("[FD36] what cannot be drawn is neither previewed nor approved, and nothing is changed", async () => {
  const house = highlightHouse();
  const { id, version, content } = house.draft({ type: "none" }, written);
  house.drawn.isBroken = true;
  expect(refused(await house.desk.preview("itogi", id, { content, targets: null }, anna))).toBe("NOT_DRAWN");
  expect(refused(await house.desk.approve("itogi", id, { version, hash: "" }, anna))).toBe("NOT_DRAWN");
  expect(house.now(id)).toMatchObject({ state: "draft", version });
});
