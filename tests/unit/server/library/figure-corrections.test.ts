import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Ledgers } from "../../../../server/ledger/ledgers.ts";
import { anEmptyFolder } from "../../../support/data-folders.ts";
import { aFigure, anActor, aSpeaker } from "../../../support/ledger-builders.ts";
import { libraryAtHand } from "../../../support/library-at-hand.ts";
import { aFigureItem, renewed } from "../../../support/library-builders.ts";

const hand = { actorId: "account-1", actorName: "Анна" };
const said = (house: ReturnType<typeof libraryAtHand>) => {
  house.store.add(aFigureItem({ value: "3 000" }), { ...hand, at: house.clock.now() });
};
const card = (id: string) =>
  aFigure({ id, value: "3 000", unit: "человек", label: "получили помощь", figureId: "figure-1" });
const correction = (version = 1, value = "3 047") => renewed(aFigureItem({ value }), version);

describe("correcting a figure of the library", () => {
  test("[LB9] changes its cards in every meeting: planned, on air and shown", async () => {
    const house = libraryAtHand();
    said(house);
    await house.planMeeting("planned", card("figure-01"), aSpeaker());
    await house.planMeeting("shown", card("figure-02"));
    await house.show("shown", "figure-02");
    await house.planMeeting("other", aFigure({ id: "figure-03", value: "3 000" }));

    await house.desk.change(correction(), anActor());

    expect(house.plannedCards("planned")).toMatchObject([{ value: "3 047" }, { kind: "speaker" }]);
    expect(house.shownCards("shown")).toMatchObject([{ value: "3 047", corrected: { was: "3 000 человек" } }]);
    expect(house.plannedCards("shown")).toMatchObject([{ value: "3 047" }]);
    expect(house.plannedCards("other")).toMatchObject([{ value: "3 000" }]);
    expect(house.store.untold()).toEqual([]);
  });

  test("[LB10] which was shown anywhere is a moderator's right; one that is only planned, an editor's", async () => {
    const house = libraryAtHand();
    said(house);
    await house.planMeeting("meeting", card("figure-01"));
    expect(await house.desk.change(correction(1, "3 001"), anActor("editor"))).toMatchObject({ ok: true });
    expect(house.plannedCards("meeting")).toMatchObject([{ value: "3 001" }]);

    await house.show("meeting", "figure-01");
    const refused = await house.desk.change(correction(2, "3 002"), anActor("editor"));
    expect(refused).toEqual({ ok: false, problem: { code: "NOT_ALLOWED" } });
    expect(house.shownCards("meeting")).toMatchObject([{ value: "3 001" }]);
  });

  test("[AC4] which was shown in a meeting that somebody was not invited to is not theirs to correct", async () => {
    const house = libraryAtHand();
    said(house);
    await house.planMeeting("theirs", card("figure-01"));
    await house.planMeeting("another", card("figure-02"));
    await house.show("theirs", "figure-01");
    const invited = { ...anActor("moderator"), meetings: ["theirs"] };
    expect(await house.desk.change(correction(1, "3 001"), invited)).toMatchObject({ ok: true });
    await house.show("another", "figure-02");
    expect(await house.desk.change(correction(2, "3 002"), invited)).toMatchObject({
      problem: { code: "NOT_ALLOWED" },
    });
    expect(await house.desk.change(correction(2, "3 002"), anActor("moderator"))).toMatchObject({ ok: true });
  });

  test("[LB9] is told under the name of who made it", async () => {
    const house = libraryAtHand();
    said(house);
    await house.planMeeting("meeting", card("figure-01"));
    await house.show("meeting", "figure-01");
    const commands = () => house.database.prepare("SELECT actor FROM commands WHERE ledger = 'timeline:meeting'").all();
    const before = commands().length;
    await house.desk.change(correction(), anActor("moderator", "account-anna"));
    expect(commands().filter(({ actor }) => actor === "account-anna")).toHaveLength(1);
    expect(commands()).toHaveLength(before + 1);
  });
});

describe("[LB11] when the server dies between the change and the meetings", () => {
  /** Takes so many corrections and dies at the next. */
  const dyingAfter = (corrections: number) => {
    let left = corrections;
    return (ledgers: Ledgers): Pick<Ledgers, "meetings" | "recordOf" | "rehearsalOf" | "planOf" | "submit"> => ({
      meetings: () => ledgers.meetings(),
      recordOf: (slug) => ledgers.recordOf(slug),
      rehearsalOf: (slug) => ledgers.rehearsalOf(slug),
      planOf: (slug) => ledgers.planOf(slug),
      submit: (submission, by) => {
        left -= 1;
        return left < 0
          ? Promise.resolve({ ok: false, refusal: { code: "STORE_UNAVAILABLE" } })
          : ledgers.submit(submission, by);
      },
    });
  };

  test.each([0, 1, 2, 3])("after %i of 4 ledgers, the next start tells the rest, and none twice", async (told) => {
    const file = join(anEmptyFolder(), "efir.db");
    const house = libraryAtHand({ file, between: dyingAfter(told) });
    said(house);
    for (const slug of ["first", "second"]) {
      await house.planMeeting(slug, card("figure-01"));
      await house.show(slug, "figure-01");
    }
    await house.desk.change(correction(), anActor());
    expect(house.store.untold()).toHaveLength(1);
    house.corrections.close();
    house.database.close();

    const next = libraryAtHand({ file });
    await next.corrections.tell();
    await next.corrections.tell();

    for (const slug of ["first", "second"]) {
      expect(next.plannedCards(slug)).toMatchObject([{ value: "3 047" }]);
      expect(next.shownCards(slug)).toMatchObject([{ value: "3 047", corrected: { was: "3 000 человек" } }]);
    }
    const events = next.database.prepare("SELECT count(*) AS count FROM events WHERE event LIKE '%figure.corrected%'");
    expect([events.get()?.["count"], next.store.untold()]).toEqual([4, []]);
    next.database.close();
  });

  test("later changes wait for earlier ones, and the last one stands", async () => {
    const house = libraryAtHand({ between: dyingAfter(0) });
    said(house);
    await house.planMeeting("meeting", card("figure-01"));
    await house.desk.change(correction(1, "3 001"), anActor());
    await house.desk.change(correction(2, "3 002"), anActor());
    house.corrections.close();
    expect(house.store.untold().map(({ version }) => version)).toEqual([2, 3]);
  });
});
