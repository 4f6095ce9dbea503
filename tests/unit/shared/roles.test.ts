import { expect, test } from "vitest";
import {
  type HouseRight,
  invitableRoles,
  type MeetingRight,
  may,
  mayGive,
  mayIn,
  mayInHouse,
  type Right,
  type Role,
  roles,
} from "../../../shared/roles.ts";

const table: readonly [Right, readonly Role[]][] = [
  ["follow-timeline", ["viewer", "editor", "moderator", "producer", "admin", "system"]],
  ["follow-rundown", ["editor", "moderator", "producer", "admin", "system"]],
  ["add", ["editor", "moderator", "producer", "admin", "system"]],
  ["edit", ["editor", "moderator", "producer", "admin", "system"]],
  ["move", ["editor", "moderator", "producer", "admin", "system"]],
  ["drop", ["editor", "moderator", "producer", "admin", "system"]],
  ["upload-image", ["editor", "moderator", "producer", "admin", "system"]],
  ["see-health", ["editor", "moderator", "producer", "admin", "system"]],
  ["plan", ["moderator", "producer", "admin", "system"]],
  ["open", ["moderator", "producer", "admin", "system"]],
  ["take", ["moderator", "producer", "admin", "system"]],
  ["clear", ["moderator", "producer", "admin", "system"]],
  ["change", ["moderator", "producer", "admin", "system"]],
  ["mark", ["moderator", "producer", "admin", "system"]],
  ["withdraw", ["moderator", "producer", "admin", "system"]],
  ["close", ["moderator", "producer", "admin", "system"]],
  ["create-meeting", ["producer", "admin", "system"]],
  ["drop-meeting", ["producer", "admin", "system"]],
  ["set-stage", ["producer", "admin", "system"]],
  ["rotate-key", ["producer", "admin", "system"]],
  ["lose-signal", ["system"]],
  ["withdraw-clip", ["system"]],
  ["restore-signal", ["system"]],
];

test.each(table)("[TL13] %s is the right of %s", (right, holders) => {
  expect(roles.filter((role) => may(role, right))).toEqual(holders);
});

const invited = (role: Role) => ({ role, meetings: ["kollegiya"] });

test.each<MeetingRight>([
  "follow-rundown",
  "add",
  "take",
  "rehearse",
  "make-key",
  "archive",
  "invite",
  "export-meeting",
])("[AC2] %s: who was invited has it in that meeting and in no other", (right) => {
  expect(mayIn(invited("admin"), right, "kollegiya")).toBe(true);
  expect(mayIn(invited("admin"), right, "sovet")).toBe(false);
  expect(mayIn({ role: "admin" }, right, "sovet")).toBe(true);
  expect(mayIn(null, right, "kollegiya")).toBe(false);
});

test("[AC2] what is public they may follow everywhere, as whoever is not signed in", () => {
  expect([invited("editor"), null].map((who) => mayIn(who, "follow-timeline", "sovet"))).toEqual([true, true]);
});

test("[AC4] of the channel's things an invited admin has the library and the stage's health, and no more", () => {
  const asked: readonly HouseRight[] = [
    ...(["see-health", "upload-image", "upload-file", "see-library", "edit-library", "drop-library"] as const),
    ...(["create-meeting", "drop-meeting", "see-recordings", "drop-recording", "set-retention"] as const),
    ...(["set-stage", "rotate-key", "manage-people"] as const),
  ];
  expect(asked.filter((right) => mayInHouse({ role: "admin" }, right))).toEqual(asked);
  expect(asked.filter((right) => mayInHouse(invited("admin"), right))).toEqual(asked.slice(0, 5));
  expect(asked.filter((right) => mayInHouse(null, right))).toEqual([]);
});

test("[AC8] nobody gives a role above their own, and nobody gives that of the house's own parts", () => {
  const given = (by: Role) => roles.filter((role) => mayGive(by, role));
  expect(given("producer")).toEqual(["viewer", "editor", "moderator", "producer"]);
  expect(given("admin")).toEqual(["viewer", "editor", "moderator", "producer", "admin"]);
});

test("[AC10] producers invite up to their own role, a moderator invites editors, an editor nobody", () => {
  const to = (slug: string | null) =>
    (["editor", "moderator", "producer", "admin"] as const).map((role) => invitableRoles({ role }, slug));
  const all = ["editor", "moderator", "producer", "admin"];
  expect(to("kollegiya")).toEqual([[], ["editor"], all.slice(0, 3), all]);
  expect(to(null)).toEqual([[], [], all.slice(0, 3), all]);
});

test("[AC10] who is limited to meetings invites to those only", () => {
  expect(invitableRoles(invited("producer"), "kollegiya")).toEqual(["editor", "moderator", "producer"]);
  expect([invitableRoles(invited("producer"), "sovet"), invitableRoles(invited("producer"), null)]).toEqual([[], []]);
});
