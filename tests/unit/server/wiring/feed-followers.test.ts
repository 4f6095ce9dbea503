import { expect, test } from "vitest";
import type { LedgersListener } from "../../../../server/ledger/ledgers.ts";
import { silentLog } from "../../../../server/log.ts";
import { followMeetings } from "../../../../server/wiring/feed-followers.ts";
import type { LedgerId } from "../../../../shared/ids.ts";
import type { TimelineEvent } from "../../../../shared/timeline/events.ts";
import { aFigure, aRecord, at, taken } from "../../../support/ledger-builders.ts";

const record = aRecord();
const rehearsed = aRecord([1_000, taken(aFigure())]);

function follower() {
  const said: unknown[] = [];
  let listener: LedgersListener = {};
  followMeetings({
    ledgers: {
      listen: (given) => {
        listener = given;
        return () => {};
      },
      recordOf: () => record,
      rehearsalOf: () => rehearsed,
    },
    desk: {
      figureCorrected: (slug, of, figureId) => {
        if (figureId === "broken-figure") throw new Error("told to fail");
        said.push(["figure", slug, of, figureId]);
      },
      cardRecalled: (slug, act) => void said.push(["recalled", slug, act]),
      meetingDropped: (slug) => void said.push(["dropped", slug]),
    },
    lookSoon: (slug) => void said.push(["look", slug]),
    log: silentLog,
  });
  const happen = (ledger: LedgerId, ...events: readonly TimelineEvent[]) =>
    listener.committed?.({
      ...{ ledger, epoch: "epoch" },
      events: events.map((event, index) => ({ seq: index + 1, at: at(0), event })),
    });
  return { said, happen, drop: (slug: string) => listener.dropped?.(slug) };
}

const figure = { value: "3 047", label: "домов" };
const corrected = (figureId: string) => ({ type: "figure.corrected", figureId, figure }) as const;

test("[FD57] a correction is followed with the record of its own ledger", () => {
  const { said, happen } = follower();
  happen("timeline:itogi", corrected("library-figure-1"));
  happen("rehearsal:itogi", corrected("library-figure-1"));
  expect(said).toEqual([
    ["figure", "itogi", record, "library-figure-1"],
    ["figure", "itogi", rehearsed, "library-figure-1"],
  ]);
});

test("[FD58] [FD55] what was called back is said, and the house looks when a meeting begins, ends or goes on to another item", () => {
  const { said, happen } = follower();
  const item = { kind: "agenda", id: "agenda-01", title: "Вопрос" } as const;
  happen("timeline:itogi", { type: "act.recalled", act: 7 }, { type: "meeting.opened" }, taken(item));
  happen("timeline:itogi", taken(aFigure()), { type: "meeting.closed" });
  expect(said).toEqual([["recalled", "itogi", 7], ...[1, 2, 3].map(() => ["look", "itogi"])]);
});

test("[FD56] what fails on the way keeps nothing that comes after it", () => {
  const { said, happen, drop } = follower();
  happen("timeline:itogi", corrected("broken-figure"), { type: "meeting.closed" });
  drop("itogi");
  expect(said).toEqual([
    ["look", "itogi"],
    ["dropped", "itogi"],
  ]);
});
