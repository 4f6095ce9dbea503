import type { DatabaseSync } from "node:sqlite";
import type { KeptQuestion } from "../../shared/exhibition/questions.ts";
import { questionStates } from "../../shared/exhibition.ts";
import { programTime } from "../../shared/time.ts";
import type { FoundQuestion, QuestionStore } from "../exhibition/ports.ts";

/** Questions to stands; the port is server/exhibition/ports.ts. */
export function createStandQuestions(database: DatabaseSync): QuestionStore {
  const columns = "q.id, q.stand, q.state, q.at, q.content";
  const ofOne = `SELECT ${columns} FROM stand_questions AS q WHERE`;
  const joined = `FROM stand_questions AS q JOIN stands AS s ON s.id = q.stand`;
  const insert = database.prepare(
    `INSERT INTO stand_questions (id, stand, state, at, content, seal)
     VALUES (?1, ?2, ?3, ?4, ?5, efir_seal(?1, ?2, ?3, ?4, ?5))`,
  );
  const update = database.prepare(
    `UPDATE stand_questions SET state = ?2, content = ?3, seal = efir_seal(id, stand, ?2, at, ?3) WHERE id = ?1`,
  );
  const select = database.prepare(`SELECT ${columns}, s.meeting ${joined} WHERE q.id = ?`);
  const selectOfStand = database.prepare(`${ofOne} q.stand = ? ORDER BY q.at DESC, q.id LIMIT ?`);
  const selectPublic = database.prepare(
    `${ofOne} q.stand = ? AND q.state = 'answered' AND q.content ->> 'isPublic' = 1
     ORDER BY q.content ->> 'answeredAt' DESC, q.id LIMIT ?`,
  );
  const selectOfMeeting = database.prepare(
    `SELECT ${columns} ${joined} WHERE s.meeting = ? ORDER BY q.at DESC, q.id LIMIT ?`,
  );
  const selectOpen = database.prepare(
    `SELECT ${columns}, s.meeting ${joined} WHERE q.state = 'open' ORDER BY q.at, q.id`,
  );
  const countOpen = database.prepare(
    "SELECT count(*) AS count FROM stand_questions WHERE stand = ? AND state = 'open'",
  );
  const keyHashOf = (row: Record<string, unknown> | undefined): unknown =>
    row === undefined ? null : JSON.parse(String(row["content"]))["keyHash"];
  return {
    add: ({ id, standId, state, at, ...content }, keyHash) =>
      void insert.run(id, standId, state, at, JSON.stringify({ ...content, keyHash })),
    find: (id) => asFound(select.get(id)),
    byKey: (id, keyHash) => {
      const row = select.get(id);
      return keyHashOf(row) === keyHash ? asQuestion(row) : null;
    },
    save: ({ id, standId: _stand, state, at: _at, ...content }) => {
      const keyHash = keyHashOf(select.get(id));
      update.run(id, state, JSON.stringify({ ...content, keyHash }));
    },
    ofStand: (stand, most) => selectOfStand.all(stand, most).flatMap((row) => asQuestion(row) ?? []),
    ofMeeting: (meeting, most) => selectOfMeeting.all(meeting, most).flatMap((row) => asQuestion(row) ?? []),
    publicOf: (stand, most) => selectPublic.all(stand, most).flatMap((row) => asQuestion(row) ?? []),
    openCount: (stand) => Number(countOpen.get(stand)?.["count"]),
    open: () => selectOpen.all().flatMap((row) => asFound(row) ?? []),
  };
}

function asFound(row: Record<string, unknown> | undefined): FoundQuestion | null {
  const question = asQuestion(row);
  return question && { meeting: String(row?.["meeting"]), question };
}

/** `null` also for a state that this version does not know. */
function asQuestion(row: Record<string, unknown> | undefined): KeptQuestion | null {
  const state = questionStates.find((known) => known === row?.["state"]);
  if (row === undefined || state === undefined) return null;
  // Only this file fills the column.
  const { keyHash: _, ...content } = JSON.parse(String(row["content"]));
  return {
    ...content,
    id: String(row["id"]),
    standId: String(row["stand"]),
    state,
    at: programTime(Number(row["at"])),
  };
}
