import { expect, test } from "vitest";
import { Visits } from "../../../../server/exhibition/visits.ts";
import { silentLog } from "../../../../server/log.ts";
import { newestSchema } from "../../../../server/store/migrate.ts";
import { brokenSeal } from "../../../../server/store/seal.ts";
import { createStandVisits } from "../../../../server/store/stand-visits.ts";
import { millis } from "../../../../shared/time.ts";
import { meeting, standsAtHand } from "../../../support/stands-at-hand.ts";

const minutes = (count: number) => millis(count * 60_000);

/** Two stands that everybody sees. */
function aWalk() {
  const house = standsAtHand();
  house.open({ showsVisits: true });
  const [one, other] = [house.publish().id, house.publish().id];
  // Nobody is taken for somebody who comes back after a restart.
  house.clock.advance(minutes(1));
  const { visits } = house;
  const go = (viewerId: string, standId: string | null, place = viewerId) =>
    visits.at({ slug: meeting, standId, viewerId, place });
  return { ...house, one, other, go, of: (id: string) => visits.of(meeting)[id] ?? { now: 0, all: 0 } };
}

test("[EB41] people are counted, not tabs or words: once at each stand", () => {
  const { go, of, one, other } = aWalk();
  go("viewer-1", one);
  go("viewer-1", one);
  go("viewer-1", one, "second tab");
  go("viewer-2", one);
  expect(of(one)).toEqual({ now: 2, all: 2 });
  go("viewer-2", other);
  expect([of(one), of(other)]).toEqual([
    { now: 1, all: 2 },
    { now: 1, all: 1 },
  ]);
});

test("[EB41] somebody is there until their last tab has gone on", () => {
  const { go, of, one, visits } = aWalk();
  go("viewer-1", one);
  go("viewer-1", one, "second tab");
  go("viewer-1", null);
  expect(of(one)).toEqual({ now: 1, all: 1 });
  visits.gone("second tab");
  visits.gone("second tab");
  expect(of(one)).toEqual({ now: 0, all: 1 });
});

test("[EB41] a visit ends after half an hour away, and not before", () => {
  const { go, of, one, clock } = aWalk();
  go("viewer-1", one);
  clock.advance(minutes(120));
  go("viewer-1", null);
  clock.advance(minutes(29));
  go("viewer-1", one);
  expect(of(one)).toEqual({ now: 1, all: 1 });
  go("viewer-1", null);
  clock.advance(minutes(30));
  go("viewer-1", one);
  expect(of(one)).toEqual({ now: 1, all: 2 });
});

test("[EB40] nobody is at a stand that the public cannot see", () => {
  const { go, of, one, stands, add } = aWalk();
  const draft = add().id;
  go("viewer-1", draft);
  go("viewer-2", "stand-of-nobody");
  stands.place({ meeting, id: one }, { isHidden: true });
  go("viewer-3", one);
  expect([draft, "stand-of-nobody", one].map(of)).toEqual([1, 2, 3].map(() => ({ now: 0, all: 0 })));
});

test("[EB42] what is written says how many came in which hour, and nothing of who", () => {
  const { go, one, other, visits, clock, database } = aWalk();
  const hour = 3_600_000;
  const first = Math.floor(clock.now() / hour) * hour;
  for (const viewer of ["viewer-1", "viewer-2"]) go(viewer, one);
  clock.advance(millis(first + hour - clock.now()));
  go("viewer-3", one);
  go("viewer-3", other);
  expect(visits.hoursOf(meeting)).toEqual([
    { stand: one, hour: first, people: 2 },
    { stand: one, hour: first + hour, people: 1 },
    { stand: other, hour: first + hour, people: 1 },
  ]);
  expect(brokenSeal(database, newestSchema)).toBe(null);
  const rows = JSON.stringify(database.prepare("SELECT * FROM stand_visits").all());
  expect(rows).not.toContain("viewer");
});

test("[EB43] totals outlive the house, and who comes back with its restart is not counted again", () => {
  const { go, one, visits, clock, database } = aWalk();
  for (const viewer of ["viewer-1", "viewer-2"]) go(viewer, one);
  visits.write();
  clock.advance(minutes(1));
  const again = new Visits({
    store: createStandVisits(database),
    isPublic: () => true,
    clock,
    log: silentLog,
  });
  const come = (viewerId: string) => again.at({ slug: meeting, standId: one, viewerId, place: viewerId });
  expect(again.of(meeting)).toEqual({ [one]: { now: 0, all: 2 } });
  come("viewer-1");
  come("viewer-2");
  expect(again.of(meeting)).toEqual({ [one]: { now: 2, all: 2 } });
  come("viewer-3");
  clock.advance(minutes(1));
  come("viewer-4");
  expect(again.of(meeting)).toEqual({ [one]: { now: 4, all: 4 } });
  again.close();
});

test("[EB43] what a full disk did not take is written when it does", () => {
  const { go, one, visits, database } = aWalk();
  go("viewer-1", one);
  database.exec("PRAGMA query_only = ON");
  visits.write();
  database.exec("PRAGMA query_only = OFF");
  go("viewer-2", one);
  expect(visits.hoursOf(meeting).map(({ people }) => people)).toEqual([2]);
});

test("[EB45] the room is told when something changed, and only then", () => {
  const { go, one, visits } = aWalk();
  expect(visits.news(meeting)).toBe(null);
  go("viewer-1", one);
  expect(visits.news(meeting)).toEqual({ [one]: { now: 1, all: 1 } });
  expect(visits.news(meeting)).toBe(null);
  visits.gone("viewer-1");
  expect(visits.news(meeting)).toEqual({ [one]: { now: 0, all: 1 } });
});

test("[EB23] viewers are told how many, to the second, where organisers want it", () => {
  const { go, one, reader, open, clock } = aWalk();
  const first = reader.exhibition(meeting);
  go("viewer-1", one);
  expect(reader.exhibition(meeting)).toBe(first);
  clock.advance(millis(1_000));
  expect(reader.exhibition(meeting)?.stands.map(({ visits }) => visits)).toEqual([
    { now: 1, all: 1 },
    { now: 0, all: 0 },
  ]);
  expect(reader.stand(meeting, one)?.visits).toEqual({ now: 1, all: 1 });
  open({ showsVisits: false });
  expect(reader.stand(meeting, one)).not.toHaveProperty("visits");
  expect(JSON.stringify(reader.exhibition(meeting))).not.toContain("visits");
});

test("[EB6] of a stand that is gone nothing is counted or written", () => {
  const { go, one, stands, visits } = aWalk();
  go("viewer-1", one);
  stands.remove({ meeting, id: one });
  expect([visits.of(meeting), visits.hoursOf(meeting)]).toEqual([{}, []]);
  visits.gone("viewer-1");
  go("viewer-1", one);
  expect(visits.of(meeting)).toEqual({});
});
