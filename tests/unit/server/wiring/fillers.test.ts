import { expect, test } from "vitest";
import type { LedgersListener } from "../../../../server/ledger/ledgers.ts";
import type { MeetingSummary } from "../../../../server/ledger/meeting.ts";
import { fillStages } from "../../../../server/wiring/fillers.ts";
import { programTime } from "../../../../shared/time.ts";

test("[PO28] the sample's clip stands on the first stage only, and not during a real meeting", () => {
  const { filled, meetings, committed } = aHouse({ sample: "primer", stages: ["main", "hall"] });
  expect(filled).toEqual(["main loop", "hall slate"]);
  meetings.push(aMeeting("collegium", "open"));
  committed();
  expect(filled.slice(2)).toEqual(["main slate"]);
  meetings.splice(1, 1, aMeeting("collegium", "closed"));
  committed();
  expect(filled.slice(3)).toEqual(["main loop"]);
});

test("[PO45] where there are films to show the slate stands, with them between its rounds", () => {
  const { filled, fillers, films } = aHouse({ sample: "primer", stages: ["main"] });
  films.add("main");
  fillers.chooseAgain();
  films.clear();
  fillers.chooseAgain();
  expect(filled).toEqual(["main loop", "main slate", "main loop"]);
});

test("[PO28] when the sample is deleted the slate takes its place", () => {
  const { filled, meetings, dropped } = aHouse({ sample: "primer", stages: ["main"] });
  meetings.length = 0;
  dropped();
  expect(filled).toEqual(["main loop", "main slate"]);
});

function aHouse({ sample, stages }: { sample: string; stages: readonly string[] }) {
  const filled: string[] = [];
  const meetings: MeetingSummary[] = [{ ...aMeeting(sample, "open"), sample: true }];
  let listener: LedgersListener = {};
  const films = new Set<string>();
  const fillers = fillStages({
    house: { fill: (stage, filler) => void filled.push(`${stage} ${filler}`) },
    ledgers: {
      meetings: () => meetings,
      listen: (one) => {
        listener = one;
        return () => {};
      },
    },
    stages,
    sample: { slug: sample },
    films: { hasAny: (stage) => films.has(stage) },
  });
  return {
    filled,
    fillers,
    films,
    meetings,
    committed: () =>
      listener.committed?.({
        ledger: "timeline:collegium",
        epoch: "e",
        events: [{ seq: 1, at: programTime(0), event: { type: "meeting.opened" } }],
      }),
    dropped: () => listener.dropped?.(sample),
  };
}

const aMeeting = (slug: string, phase: MeetingSummary["phase"]): MeetingSummary => ({
  slug,
  title: slug,
  phase,
  sample: false,
});
