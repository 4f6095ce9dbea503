import { expect, test } from "vitest";
import { type Act, actsOf } from "../../../../client/control/acts.ts";
import { nextEnd } from "../../../../client/control/standing.ts";
import type { Card } from "../../../../shared/cards/index.ts";
import { programTime } from "../../../../shared/time.ts";
import type { TimelineEvent } from "../../../../shared/timeline/events.ts";
import { emptyRecord, fold } from "../../../../shared/timeline/reduce.ts";
import { standing } from "../../../../shared/timeline/standing.ts";

const figure = (id: string): Card => ({ kind: "figure", id, value: id, label: "число" });
const taken = (id: string): TimelineEvent => ({ type: "card.taken", card: figure(id), layer: "side" });

const after = (...events: readonly TimelineEvent[]) =>
  fold(
    emptyRecord,
    events.map((event, index) => ({ seq: index + 1, at: programTime(1000 * (index + 1)), event })),
  );

const later = programTime(60_000);

const short = (act: Act): string => `${act.at / 1000} ${act.type}${"showing" in act ? ` ${act.showing.card.id}` : ""}`;

test("[CR17] the log reads newest first, and a card that another replaced was not cleared by anyone", () => {
  const record = after(
    { type: "meeting.planned", title: "Итоги", programme: [] },
    { type: "meeting.opened" },
    taken("figure-a"),
    taken("figure-b"),
    { type: "card.cleared", layer: "side" },
    { type: "highlight.marked", id: "highlight-1", text: "Важно" },
    { type: "meeting.closed" },
  );

  expect(actsOf(record, later).map(short)).toEqual([
    "7 closed",
    "6 marked",
    "5 cleared figure-b",
    "4 taken figure-b",
    "3 taken figure-a",
    "2 opened",
  ]);
});

test("[CR3] program is what the record's last word leaves standing", () => {
  const record = after(
    { type: "meeting.planned", title: "Итоги", programme: [] },
    { type: "meeting.opened" },
    taken("figure-a"),
    taken("figure-b"),
  );

  expect(standing(record, later).side?.card.id).toBe("figure-b");
});

test("[CR3] a card taken for some minutes stands until they are over, and then ended by itself", () => {
  const record = after(
    { type: "meeting.planned", title: "Итоги", programme: [] },
    { type: "meeting.opened" },
    { type: "card.taken", card: figure("figure-a"), layer: "side", until: programTime(10_000) },
  );
  const [during, over] = [programTime(9000), programTime(10_000)];

  expect([standing(record, during).side?.card.id, nextEnd(record, during)]).toEqual(["figure-a", 10_000]);
  expect([standing(record, over).side, nextEnd(record, over)]).toEqual([null, null]);
  expect([actsOf(record, during)[0], actsOf(record, over)[0]].map((act) => act && short(act))).toEqual([
    "3 taken figure-a",
    "10 expired figure-a",
  ]);
});

test("[CR17] a figure shown twice and corrected once is one act", () => {
  const card = { ...figure("figure-a"), figureId: "library-figure-1" } as Card;
  const content = { value: "3 047", label: "число" };
  const record = after(
    { type: "meeting.planned", title: "Итоги", programme: [] },
    { type: "meeting.opened" },
    { type: "card.taken", card, layer: "side" },
    { type: "card.taken", card: { ...card, id: "figure-b" }, layer: "side" },
    { type: "figure.corrected", figureId: "library-figure-1", figure: content },
  );

  expect(
    actsOf(record, later)
      .filter(({ type }) => type === "corrected")
      .map(short),
  ).toEqual(["5 corrected figure-b"]);
});
