import { expect, test } from "vitest";
import { anna, done, highlightHouse, refused } from "../../../../support/highlight-house.ts";

const written = { text: "Дом построен", alt: "Слова о доме" };
const portal = { targets: { portal: { mode: "each", edit: "in-place" } } } as const;

async function released(parts: Parameters<typeof highlightHouse>[0] = portal) {
  const house = highlightHouse(parts);
  const { id, code } = house.draft({ type: "none" }, written);
  const first = await house.release(id);
  const correct = (text: string, note = "Домов два") => {
    const begun = done(house.desk.correct("itogi", id, house.now(id).version));
    const correction = { note, style: "reply" } as const;
    const change = { version: begun.version, content: { ...begun.content, text }, targets: null, correction };
    return done(house.desk.edit("itogi", id, change));
  };
  return { ...house, id, code, first, correct };
}

test("[FD44] while a correction is worked on the earlier words stand; released it says openly what it corrects", async () => {
  const house = await released();
  const draft = house.correct("Построено два дома");
  expect(draft).toMatchObject({ state: "draft", rev: 2, approvals: [] });
  expect(house.entry(house.code)).toMatchObject({ rev: 1, content: { text: "Дом построен" } });
  await house.release(house.id);
  expect(house.entry(house.code)).toMatchObject({
    rev: 2,
    content: { text: "Построено два дома" },
    corrections: [{ note: "Домов два", was: { text: "Дом построен" } }],
  });
  await house.pass(0, () => expect(house.standsAt("portal").join()).toContain("два дома"));
  expect(house.standsAt("portal")).toHaveLength(1);
});

test("[FD45] a correction that does not say what it corrects is not approved", async () => {
  const house = await released();
  house.correct("Построено два дома", "");
  expect(refused(await house.approve(house.id))).toBe("NO_NOTE");
});

test("[FD45] a correction that is given up leaves everything as it stood, its approvals too", async () => {
  const house = await released();
  const draft = house.correct("Построено два дома");
  const back = done(house.desk.cancelCorrection("itogi", house.id, draft.version));
  const { content, approvals } = house.first;
  expect(back).toMatchObject({ state: "released", rev: 1, content, approvals, correction: null });
});

test("[FD46] withdrawn it is gone everywhere at once on our own feed, and by an order everywhere else", async () => {
  const house = await released();
  await house.pass(0, () => expect(house.standsAt("portal")).toHaveLength(1));
  const { version } = house.now(house.id);
  const gone = done(house.desk.withdraw("itogi", house.id, { version, reason: "Ошибка", by: "Анна" }));
  expect(gone).toMatchObject({ state: "withdrawn", withdrawn: { reason: "Ошибка", by: "Анна" } });
  expect(house.entry(house.code)).not.toHaveProperty("rev");
  await house.pass(0, () => expect(house.standsAt("portal")).toEqual([]));
});

test("[FD46] what is being corrected, and what is in its hold window, can be withdrawn too", async () => {
  const house = await released();
  const draft = house.correct("Построено два дома");
  done(house.desk.withdraw("itogi", house.id, { version: draft.version, reason: "Ошибка", by: "Анна" }));
  expect(house.entry(house.code)).not.toHaveProperty("rev");
  const other = house.draft({ type: "none" }, written);
  const held = done(await house.approve(other.id));
  done(house.desk.withdraw("itogi", other.id, { version: held.version, reason: "Рано", by: "Анна" }));
  await house.pass(60_000, () => expect(house.now(other.id).state).toBe("withdrawn"));
  expect(house.store.rows.outbox.ofHighlight(other.id).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
});

test("[FD47] a draft is dropped, and what was public is withdrawn instead", async () => {
  const house = await released();
  expect(refused(house.desk.drop("itogi", house.id))).toBe("WRONG_STATE");
  const { id } = house.draft();
  done(house.desk.drop("itogi", id));
  expect(house.store.rows.highlights.byId(id)).toBeNull();
  const approved = house.draft({ type: "none" }, written);
  const { version } = done(await house.approve(approved.id));
  done(house.desk.takeBack("itogi", approved.id, version));
  done(house.desk.drop("itogi", approved.id));
  expect(house.now(approved.id).state).toBe("dropped");
  expect(house.desk.told("itogi").highlights.map((one) => one.id)).toEqual([house.id]);
});

test("[FD33] nothing is done with another meeting's highlight", async () => {
  const house = await released();
  const { version } = house.now(house.id);
  expect(refused(house.desk.withdraw("drugoe", house.id, { version, reason: "Ошибка", by: "Анна" }))).toBe(
    "UNKNOWN_HIGHLIGHT",
  );
  expect(refused(house.desk.draft("drugoe", { id: house.id, source: { type: "none" } }, anna))).toBe("ID_TAKEN");
  const [row] = house.store.rows.outbox.ofHighlight(house.id);
  expect(refused(house.desk.retryRow("drugoe", row?.id ?? 0, "Анна"))).toBe("UNKNOWN_ROW");
});
