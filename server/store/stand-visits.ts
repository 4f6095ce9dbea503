import type { DatabaseSync } from "node:sqlite";
import { programTime } from "../../shared/time.ts";
import type { VisitStore } from "../exhibition/ports.ts";
import { inTransaction } from "./transaction.ts";

/** How many came to which stand in which hour; the port is server/exhibition/ports.ts. */
export function createStandVisits(database: DatabaseSync): VisitStore {
  const add = database.prepare(
    `INSERT INTO stand_visits (stand, hour, people, seal)
     SELECT ?1, ?2, ?3, efir_seal(?1, ?2, ?3) WHERE EXISTS (SELECT 1 FROM stands WHERE id = ?1)
     ON CONFLICT (stand, hour) DO UPDATE SET people = people + excluded.people,
       seal = efir_seal(stand, hour, people + excluded.people)`,
  );
  const select = database.prepare(
    `SELECT v.stand, v.hour, v.people FROM stand_visits AS v JOIN stands AS s ON s.id = v.stand
     WHERE s.meeting = ? ORDER BY s.number, v.hour`,
  );
  return {
    add: (hours) =>
      inTransaction(database, () => {
        for (const { stand, hour, people } of hours) add.run(stand, hour, people);
      }),
    hoursOf: (meeting) =>
      select.all(meeting).map((row) => ({
        stand: String(row["stand"]),
        hour: programTime(Number(row["hour"])),
        people: Number(row["people"]),
      })),
  };
}
