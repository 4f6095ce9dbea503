import type { DatabaseSync } from "node:sqlite";
import { type Assignment, assignmentStates } from "../../shared/clips.ts";
import { programTime } from "../../shared/time.ts";
import type { AssignmentStore } from "../clips/ports.ts";

/** What reporters are asked for. Changed from a state that is named, so of two who take one at once one has it. */
export function createAssignments(database: DatabaseSync): AssignmentStore {
  const columns = "id, meeting, state, at, content";
  const insert = database.prepare(
    `INSERT INTO assignments (${columns}, seal) VALUES (?1, ?2, ?3, ?4, ?5, efir_seal(?1, ?2, ?3, ?4, ?5))`,
  );
  const selectById = database.prepare(`SELECT ${columns} FROM assignments WHERE id = ?`);
  const selectOf = database.prepare(`SELECT ${columns} FROM assignments WHERE meeting = ? ORDER BY at DESC, id`);
  const update = database.prepare(
    `UPDATE assignments SET state = ?2, content = ?3, seal = efir_seal(id, meeting, ?2, at, ?3)
     WHERE id = ?1 AND state = ?4`,
  );
  const removeAllOf = database.prepare("DELETE FROM assignments WHERE meeting = ?");
  return {
    add: ({ id, meeting, state, at, ...content }) => void insert.run(id, meeting, state, at, JSON.stringify(content)),
    byId: (id) => asAssignment(selectById.get(id)),
    of: (meeting) => selectOf.all(meeting).flatMap((row) => asAssignment(row) ?? []),
    save: ({ id, meeting: _meeting, state, at: _at, ...content }, from) =>
      Number(update.run(id, state, JSON.stringify(content), from).changes) > 0,
    dropAllOf: (meeting) => void removeAllOf.run(meeting),
  };
}

/** `null` also for a state that this version does not know. */
function asAssignment(row: Record<string, unknown> | undefined): Assignment | null {
  const state = assignmentStates.find((known) => known === row?.["state"]);
  if (row === undefined || state === undefined) return null;
  return {
    // Written by this file alone, and sealed.
    ...(JSON.parse(String(row["content"])) as Pick<Assignment, "passId" | "text" | "item" | "takenBy">),
    ...{ id: String(row["id"]), meeting: String(row["meeting"]), state, at: programTime(Number(row["at"])) },
  };
}
