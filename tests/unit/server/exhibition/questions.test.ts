import { expect, test } from "vitest";
import { newestSchema } from "../../../../server/store/migrate.ts";
import { brokenSeal } from "../../../../server/store/seal.ts";
import { millis } from "../../../../shared/time.ts";
import { meeting, standsAtHand } from "../../../support/stands-at-hand.ts";

const hours = (count: number) => millis(count * 3_600_000);
const anna = { id: "pass:1", name: "Анна", isOrganiser: false };
const boris = { id: "pass:2", name: "Борис", isOrganiser: false };
const irina = { id: "account-1", name: "Ирина", isOrganiser: true };
const said = { answer: "По вторникам.", isPublic: true };

/** A stand that takes questions, and one question to it. */
function anAskedStand(settings = {}) {
  const house = standsAtHand();
  house.open(settings);
  const stand = house.publish().id;
  const ask = (text = "Как записаться?", to = stand) => house.questions.ask(meeting, to, { text, name: "" });
  const asked = ask();
  if (!asked.ok) throw new Error(asked.problem);
  const { id, key } = asked.value;
  const scope = { meeting, stand };
  const seen = () => house.questions.seen(stand, id, key);
  return { ...house, stand, ask, id, key, scope, seen };
}

test("[EB50] a question is read by who has its key, and only the key's hash is kept", () => {
  const { questions, stand, id, key, database, seen } = anAskedStand();
  expect(seen()).toMatchObject({ text: "Как записаться?", state: "open", answer: null });
  expect(seen()).not.toHaveProperty("holderId");
  expect([questions.seen(stand, id, `${key}x`), questions.seen("stand-9999", id, key)]).toEqual([null, null]);
  expect(JSON.stringify(database.prepare("SELECT * FROM stand_questions").all())).not.toContain(key);
});

test("[EB50] nobody asks a stand that they cannot read, or an exhibition that takes no questions", () => {
  const { ask, add, open } = anAskedStand();
  expect(ask("Есть кто?", add().id)).toEqual({ ok: false, problem: "UNKNOWN_STAND" });
  open({ takesQuestions: false });
  expect(ask()).toEqual({ ok: false, problem: "NO_QUESTIONS" });
});

test("[EB50] a stand is not buried under questions, and with answers there is room again", () => {
  const { ask, questions, scope, id } = anAskedStand();
  for (let asked = 1; asked < 200; asked += 1) ask();
  expect(ask()).toEqual({ ok: false, problem: "TOO_MANY" });
  questions.answer(scope, id, anna, said);
  expect(ask().ok).toBe(true);
});

test("[EB52] the first to accept it has it, a second time by the same hand too, and another is told who", () => {
  const { questions, scope, id } = anAskedStand();
  expect(questions.accept(scope, id, anna)).toMatchObject({ ok: true, value: { acceptedBy: "Анна", state: "open" } });
  expect(questions.accept(scope, id, anna).ok).toBe(true);
  const taken = { ok: false, problem: { code: "TAKEN", current: { acceptedBy: "Анна" } } };
  expect(questions.accept(scope, id, boris)).toMatchObject(taken);
  expect(questions.answer(scope, id, boris, said)).toMatchObject(taken);
  expect(questions.answer(scope, id, anna, said)).toMatchObject({ ok: true, value: { state: "answered" } });
});

test("[EB53] an answer for everybody stands on the stand, a reply is read by who asked alone", () => {
  const { questions, scope, id, seen, reader, stand, clock } = anAskedStand();
  questions.answer(scope, id, anna, { answer: "Позвоните нам.", isPublic: false });
  expect(reader.stand(meeting, stand)?.answers).toEqual([]);
  expect(seen()).toMatchObject({ state: "answered", answer: "Позвоните нам.", acceptedBy: "Анна" });
  questions.answer(scope, id, anna, said);
  expect(reader.stand(meeting, stand)?.answers).toEqual([
    { question: "Как записаться?", name: "", answer: "По вторникам.", at: clock.now() },
  ]);
});

test("[EB53] who answered puts their answer right, an organiser anybody's, and another does not", () => {
  const { questions, scope, id, reader, stand } = anAskedStand();
  questions.answer(scope, id, anna, said);
  expect(questions.answer(scope, id, boris, said)).toMatchObject({ problem: { code: "ANSWERED" } });
  expect(questions.accept(scope, id, boris)).toMatchObject({ problem: { code: "ANSWERED" } });
  expect(questions.answer({ meeting }, id, irina, { ...said, isPublic: false }).ok).toBe(true);
  expect(reader.stand(meeting, stand)?.answers).toEqual([]);
});

test("[EB54] a question that nobody answered in time is missed, and may still be answered", () => {
  const { questions, scope, id, seen, clock, changed } = anAskedStand({ missedAfterHours: 2 });
  questions.accept(scope, id, anna);
  clock.advance(hours(1.9));
  questions.missOld();
  expect(seen()?.state).toBe("open");
  clock.advance(hours(0.1));
  const before = changed.length;
  questions.missOld();
  expect(changed.slice(before)).toEqual([meeting]);
  expect(seen()?.state).toBe("missed");
  expect(questions.answer(scope, id, anna, said)).toMatchObject({ ok: true, value: { state: "answered" } });
  clock.advance(hours(9));
  expect(seen()?.state).toBe("answered");
});

test("[EB51] a stand's people see and answer their own questions, organisers those of their meeting", () => {
  const { questions, publish, id, ask, scope, stand } = anAskedStand();
  const other = publish().id;
  ask("А здесь?", other);
  const texts = (list: readonly { text: string }[]) => list.map(({ text }) => text).toSorted();
  expect(texts(questions.of(scope))).toEqual(["Как записаться?"]);
  expect(texts(questions.of({ meeting }))).toEqual(["А здесь?", "Как записаться?"]);
  expect(questions.of({ meeting: "sovet" })).toEqual([]);
  const unknown = { ok: false, problem: { code: "UNKNOWN_QUESTION" } };
  expect(questions.accept({ meeting, stand: other }, id, boris)).toEqual(unknown);
  expect(questions.answer({ meeting: "sovet" }, id, irina, said)).toEqual(unknown);
  expect(questions.accept({ meeting: "sovet", stand }, id, boris)).toEqual(unknown);
});

test("[EB6] with a stand go its questions", () => {
  const { stands, stand, seen, questions, database } = anAskedStand();
  questions.accept({ meeting }, questions.of({ meeting })[0]?.id ?? "", irina);
  expect(brokenSeal(database, newestSchema)).toBe(null);
  stands.remove({ meeting, id: stand });
  expect([seen(), questions.of({ meeting })]).toEqual([null, []]);
});
