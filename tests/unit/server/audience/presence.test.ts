import { expect, test } from "vitest";
import { FLOOR_LAG, Presence } from "../../../../server/audience/presence.ts";
import { millis } from "../../../../shared/time.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const nobody = {
  people: 0,
  playing: 0,
  medianLagMs: null,
  p95LagMs: null,
  p90LagMs: null,
  firstLagMs: null,
  lags: [],
};

function aHall() {
  const clock = new ManualClock();
  const presence = new Presence(clock);
  const says = (viewer: string, lag: number | null, tab = `${viewer}-tab`) =>
    presence.report({ slug: "meeting", viewerId: viewer, place: tab, lag: lag === null ? null : millis(lag) });
  return {
    clock,
    presence,
    says,
    enter: (viewer: string, tab = `${viewer}-tab`) => presence.enter("meeting", viewer, tab),
    leave: (viewer: string, tab = `${viewer}-tab`) => presence.leave("meeting", viewer, tab),
    play: (viewer: string, lag: number) => {
      presence.enter("meeting", viewer, `${viewer}-tab`);
      says(viewer, lag);
    },
  };
}

test("[TL30] two tabs are one person, until both are closed", () => {
  const { presence, enter, leave } = aHall();
  enter("viewer-a", "tab-1");
  enter("viewer-a", "tab-2");
  enter("viewer-b", "tab-3");
  leave("viewer-a", "tab-1");
  expect(presence.people("meeting")).toBe(2);
  leave("viewer-a", "tab-2");
  expect(presence.people("meeting")).toBe(1);
});

test("[TL30] meetings are counted apart, and leaving twice counts once", () => {
  const { presence } = aHall();
  presence.enter("meeting", "viewer-a", "tab-1");
  presence.enter("another", "viewer-a", "tab-1");
  presence.leave("another", "viewer-a", "tab-1");
  presence.leave("another", "viewer-a", "tab-1");
  expect([presence.people("meeting"), presence.people("another")]).toEqual([1, 0]);
});

test("[TL30] the lags of those who play are summed up, each person's newest", () => {
  const { presence, play, says } = aHall();
  for (const [index, lag] of [800, 900, 7_000, 5_000].entries()) play(`viewer-${index}`, lag);
  says("viewer-3", null);
  says("viewer-2", 850);
  expect(presence.summary("meeting")).toEqual({
    people: 4,
    playing: 3,
    medianLagMs: 860,
    p95LagMs: 900,
    p90LagMs: 900,
    firstLagMs: 480,
    lags: [
      [800, 1],
      [1000, 2],
    ],
  });
});

test("[TL30] who left is in no sum, and who was never there cannot report", () => {
  const { presence, play, says, leave } = aHall();
  play("viewer-a", 500);
  leave("viewer-a");
  says("viewer-a", 500);
  expect(presence.summary("meeting")).toEqual(nobody);
});

test("[CR51] of one person's tabs the one that lags least counts, and once", () => {
  const { presence, enter, says, leave } = aHall();
  enter("viewer-a", "tab-1");
  enter("viewer-a", "tab-2");
  says("viewer-a", 1_000, "tab-1");
  says("viewer-a", 9_000, "tab-2");
  expect(presence.summary("meeting").lags).toEqual([[1_000, 1]]);
  leave("viewer-a", "tab-1");
  expect(presence.summary("meeting").lags).toEqual([[9_000, 1]]);
});

test("[CR51] the least lag is never above the fastest viewer's, who may have come closer since", () => {
  const { presence, play } = aHall();
  play("viewer-a", 4_000);
  play("viewer-b", 1_250);
  expect(presence.firstLag("meeting")).toBe(940);
  play("viewer-c", 0);
  expect(presence.firstLag("meeting")).toBe(0);
});

test("[CR51] who has just come and said nothing yet may be as fast as anybody can be", () => {
  const { clock, presence, play, enter } = aHall();
  play("viewer-a", 8_000);
  enter("viewer-b");
  expect(presence.firstLag("meeting")).toBe(FLOOR_LAG);
  clock.advance(15_000);
  expect(presence.firstLag("meeting")).toBe(7_600);
});

test("[CR51] a second tab is a newcomer too, and one that says it does not play is none", () => {
  const { presence, play, enter, says } = aHall();
  play("viewer-a", 8_000);
  enter("viewer-a", "tab-2");
  expect(presence.firstLag("meeting")).toBe(FLOOR_LAG);
  says("viewer-a", null, "tab-2");
  expect(presence.firstLag("meeting")).toBe(7_600);
});

test("[CR51] where nobody can see anything there is a floor and no first", () => {
  const { presence, enter, says } = aHall();
  expect([presence.firstLag("meeting"), presence.summary("meeting")]).toEqual([FLOOR_LAG, nobody]);
  enter("viewer-a");
  says("viewer-a", null);
  expect(presence.summary("meeting").firstLagMs).toBeNull();
  enter("viewer-b");
  expect(presence.summary("meeting").firstLagMs).toBe(FLOOR_LAG);
});

test("[TL45] what the fastest viewer has seen stays seen when they leave or fall back", () => {
  const { clock, presence, play, says, leave } = aHall();
  play("viewer-fast", 1_000);
  play("viewer-slow", 6_000);
  const reached = presence.seenUpTo("meeting");
  leave("viewer-fast");
  expect(presence.seenUpTo("meeting")).toBe(reached);
  clock.advance(10_000);
  expect(presence.seenUpTo("meeting")).toBe(clock.now() - presence.firstLag("meeting"));

  const before = presence.seenUpTo("meeting");
  says("viewer-slow", 60_000);
  expect(presence.seenUpTo("meeting")).toBe(before);
  leave("viewer-slow");
  expect(presence.seenUpTo("meeting")).toBeGreaterThanOrEqual(before);
});
