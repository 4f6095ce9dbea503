import type { DatabaseSync } from "node:sqlite";
import { programTime } from "../../shared/time.ts";
import type { ConsentStore, KeptConsent } from "../clips/ports.ts";

/** What was agreed to in front of a camera. A record outlives its withdrawal, without the name. */
export function createConsents(database: DatabaseSync): ConsentStore {
  const columns = "id, clip, meeting, at, withdrawn_at, content";
  const insert = database.prepare(
    `INSERT INTO consents (${columns}, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, efir_seal(?1, ?2, ?3, ?4, ?5, ?6))`,
  );
  const selectOf = database.prepare(`SELECT ${columns} FROM consents WHERE clip = ? ORDER BY at DESC, id`);
  const update = database.prepare(
    `UPDATE consents SET withdrawn_at = ?2, content = ?3, seal = efir_seal(id, clip, meeting, at, ?2, ?3) WHERE id = ?1`,
  );
  const remove = database.prepare("DELETE FROM consents WHERE clip = ?");
  const removeAllOf = database.prepare("DELETE FROM consents WHERE meeting = ?");
  return {
    add: ({ id, clipId, meeting, at, withdrawnAt, ...content }) =>
      void insert.run(id, clipId, meeting, at, withdrawnAt, JSON.stringify(content)),
    byClip: (clipId) => {
      const [last] = selectOf.all(clipId);
      return last === undefined ? null : asConsent(last);
    },
    withdraw: (clipId, at, by) => {
      for (const row of selectOf.all(clipId)) {
        const { id, words, takenBy } = asConsent(row);
        update.run(id, at, JSON.stringify({ name: "", words, takenBy, withdrawnBy: by }));
      }
    },
    dropOf: (clipId) => void remove.run(clipId),
    dropAllOf: (meeting) => void removeAllOf.run(meeting),
  };
}

function asConsent(row: Record<string, unknown>): KeptConsent {
  const withdrawnAt = row["withdrawn_at"];
  return {
    // Written by this file alone, and sealed.
    ...(JSON.parse(String(row["content"])) as Pick<KeptConsent, "name" | "words" | "takenBy" | "withdrawnBy">),
    id: String(row["id"]),
    clipId: String(row["clip"]),
    meeting: String(row["meeting"]),
    at: programTime(Number(row["at"])),
    withdrawnAt: withdrawnAt === null ? null : programTime(Number(withdrawnAt)),
  };
}
