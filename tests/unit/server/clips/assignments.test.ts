import { expect, test } from "vitest";
import { aClipHouse } from "../../../support/clip-house.ts";

const codeOf = (outcome: { ok: true } | { ok: false; problem: { code: string } }) =>
  outcome.ok ? "done" : outcome.problem.code;

async function asked(passId: string | null = null) {
  const { desk, changed } = await aClipHouse();
  const { assignments } = desk;
  const made = assignments.add("meeting", { text: "Спросите о новой выставке", passId });
  const id = made.ok ? made.value.id : "";
  return { assignments, id, changed, ids: (pass: string) => assignments.for("meeting", pass).map((one) => one.id) };
}

test("[BZ10] of two reporters who take an assignment one has it, and keeps it", async () => {
  const { assignments, id, ids } = await asked();
  const take = (pass: string) => codeOf(assignments.take("meeting", id, pass));
  expect([take("pass-0001"), take("pass-0002"), take("pass-0001")]).toEqual(["done", "ASSIGNMENT_TAKEN", "done"]);
  expect([ids("pass-0001"), ids("pass-0002")]).toEqual([[id], []]);
  expect(codeOf(assignments.done("meeting", id, "pass-0002"))).toBe("ASSIGNMENT_TAKEN");
  expect([codeOf(assignments.done("meeting", id, "pass-0001")), assignments.of("meeting")[0]?.state]).toEqual([
    "done",
    "done",
  ]);
});

test("[BZ10] one that is for a reporter is seen and taken by nobody else", async () => {
  const { assignments, id, ids } = await asked("pass-0001");
  expect([ids("pass-0001"), ids("pass-0002")]).toEqual([[id], []]);
  expect(codeOf(assignments.take("meeting", id, "pass-0002"))).toBe("UNKNOWN_ASSIGNMENT");
  expect(codeOf(assignments.take("another", id, "pass-0001"))).toBe("UNKNOWN_ASSIGNMENT");
});

test("[BZ10] what was dropped is taken by nobody, and each change is told to the room", async () => {
  const { assignments, id, ids, changed } = await asked();
  expect(codeOf(assignments.drop("meeting", id))).toBe("done");
  expect([codeOf(assignments.take("meeting", id, "pass-0001")), ids("pass-0001")]).toEqual(["ASSIGNMENT_TAKEN", []]);
  expect(changed).toEqual(["meeting", "meeting"]);
});
