import { expect, test } from "vitest";
import { highlightHouse } from "../../../../support/highlight-house.ts";

test("[FD52] of a long day the newest thousand posts are told, and all of the highlight on the desk", async () => {
  const house = highlightHouse({ targets: { portal: { mode: "each", edit: "none" } } });
  const { id } = house.draft({ type: "none" }, { text: "Дом построен", alt: "Слова о доме" });
  await house.release(id);
  await house.pass(1_000, () => expect(house.standsAt("portal")).toHaveLength(1));
  const [first] = house.store.rows.outbox.ofHighlight(id);
  if (first === undefined) throw new Error("nothing was posted");
  house.store.transaction(({ outbox }) => {
    for (let part = 0; part < 1_000; part += 1) outbox.add({ ...first, highlight: "a-later-one", part });
  });
  const targetsOf = (opened?: string) =>
    house.desk.told("itogi", opened).rows.flatMap((row) => (row.highlight === id ? [row.target] : []));
  expect([targetsOf(), targetsOf(id).toSorted()]).toEqual([[], ["own", "portal"]]);
});
