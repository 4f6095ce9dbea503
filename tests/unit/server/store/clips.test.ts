import { beforeEach, expect, test } from "vitest";
import { createAssignments } from "../../../../server/store/assignments.ts";
import { createClips } from "../../../../server/store/clips.ts";
import { createConsents } from "../../../../server/store/consents.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { newestSchema } from "../../../../server/store/migrate.ts";
import { brokenSeal } from "../../../../server/store/seal.ts";
import { aKeptClip, aKeptConsent, anAssignment, someMedia } from "../../../support/clip-builders.ts";
import { at } from "../../../support/ledger-builders.ts";

let database = openDatabase(":memory:");
beforeEach(() => {
  database = openDatabase(":memory:");
});

test("a clip is read as it was written", () => {
  const clips = createClips(database);
  const clip = aKeptClip({ media: someMedia, approvals: ["account-1"], captions: "WEBVTT\n" });
  clips.add(clip);
  expect(clips.byId(clip.id)).toEqual(clip);
  expect(clips.byId("clip-0002")).toBe(null);
  expect(brokenSeal(database, newestSchema)).toBe(null);
});

test("[BZ4] a change of a version that is not the last any more changes nothing", () => {
  const clips = createClips(database);
  clips.add(aKeptClip());
  const changed = aKeptClip({ version: 2, state: "converting", updatedAt: at(5) });
  expect([clips.save(changed, 1), clips.save({ ...changed, title: "Иначе" }, 1)]).toEqual([true, false]);
  expect(clips.byId("clip-0001")).toEqual(changed);
  expect(brokenSeal(database, newestSchema)).toBe(null);
});

test("clips of a meeting are listed newest first, those in a state oldest first", () => {
  const clips = createClips(database);
  clips.add(aKeptClip({ id: "clip-old1", madeAt: at(1) }));
  clips.add(aKeptClip({ id: "clip-new1", madeAt: at(2) }));
  clips.add(aKeptClip({ id: "clip-else", meeting: "seminar", state: "converting" }));
  expect(clips.of("kollegiya").map(({ id }) => id)).toEqual(["clip-new1", "clip-old1"]);
  expect(clips.inState("converting", "receiving").map(({ id }) => id)).toEqual(["clip-else", "clip-old1", "clip-new1"]);
});

test("with its meeting go its clips, consents and assignments, and no others", () => {
  const [clips, consents, assignments] = [createClips(database), createConsents(database), createAssignments(database)];
  for (const meeting of ["kollegiya", "seminar"]) {
    clips.add(aKeptClip({ id: `clip-${meeting}`, meeting }));
    consents.add(aKeptConsent({ id: `consent-${meeting}`, clipId: `clip-${meeting}`, meeting }));
    assignments.add(anAssignment({ id: `task-${meeting}`, meeting }));
  }
  expect(clips.dropAllOf("kollegiya")).toEqual(["clip-kollegiya"]);
  consents.dropAllOf("kollegiya");
  assignments.dropAllOf("kollegiya");
  expect([clips.of("kollegiya"), consents.byClip("clip-kollegiya"), assignments.of("kollegiya")]).toEqual([
    [],
    null,
    [],
  ]);
  expect([
    clips.of("seminar").length,
    consents.byClip("clip-seminar") !== null,
    assignments.of("seminar").length,
  ]).toEqual([1, true, 1]);
});

test("[BZ8] a consent that was withdrawn keeps its words and who took it back, not the name", () => {
  const consents = createConsents(database);
  consents.add(aKeptConsent());
  consents.withdraw("clip-0001", at(9), "account-1");
  expect(consents.byClip("clip-0001")).toEqual(
    aKeptConsent({ name: "", withdrawnAt: at(9), withdrawnBy: "account-1" }),
  );
  expect(brokenSeal(database, newestSchema)).toBe(null);
});

test("[BZ10] of two who take an assignment at once one has it", () => {
  const assignments = createAssignments(database);
  assignments.add(anAssignment());
  const takenBy = (pass: string) => anAssignment({ state: "taken", takenBy: pass });
  expect([assignments.save(takenBy("pass-0001"), "open"), assignments.save(takenBy("pass-0002"), "open")]).toEqual([
    true,
    false,
  ]);
  expect(assignments.byId("assignment-1")).toEqual(takenBy("pass-0001"));
  expect(brokenSeal(database, newestSchema)).toBe(null);
});

test("what clips say is told in pieces, for whoever looks for names of files", () => {
  const clips = createClips(database);
  clips.add(aKeptClip({ media: someMedia }));
  expect([...clips.texts()].flat().join()).toContain(someMedia.poster?.file);
});
