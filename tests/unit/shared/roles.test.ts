import { expect, test } from "vitest";
import { may, type Right, type Role, roles } from "../../../shared/roles.ts";

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
  ["restore-signal", ["system"]],
];

test.each(table)("[TL13] %s is the right of %s", (right, holders) => {
  expect(roles.filter((role) => may(role, right))).toEqual(holders);
});
