import { Presence } from "../../server/audience/presence.ts";
import { Ledgers } from "../../server/ledger/ledgers.ts";
import { silentLog } from "../../server/log.ts";
import { createActs } from "../../server/store/acts.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createEventLog } from "../../server/store/event-log.ts";
import { meetingDirectory } from "../../server/wiring/meetings.ts";
import { rehearsalDesk } from "../../server/wiring/rehearsal.ts";
import { millis } from "../../shared/time.ts";
import { ManualClock } from "./manual-clock.ts";
import { anAccount, webApp } from "./web-app.ts";

export type Planner = "nobody" | "editor" | "moderator" | "producer";

/** The web app over real ledgers in memory, and each who plans asking as a page of ours does. */
export function planningApp() {
  const database = openDatabase(":memory:");
  const ledgers = new Ledgers({
    log: createEventLog(database),
    clock: new ManualClock(),
    encoderDelayOf: () => millis(0),
    logger: silentLog,
  });
  const acts = createActs(database);
  const meetings = meetingDirectory({
    ledgers,
    presence: new Presence(),
    acts,
    stage: "main",
    onDropped: () => {},
  });
  const accounts = (["editor", "moderator", "producer"] as const).map((role) =>
    anAccount({ id: role, login: role, role, name: `Тест: ${role}` }),
  );
  const app = webApp({
    meetings,
    accounts,
    show: { rehearsals: rehearsalDesk(ledgers, acts), readiness: () => Promise.resolve(null) },
  });
  const cookieOf = new Map<Planner, string>([["nobody", ""]]);
  const ask = async (who: Planner, method: string, path: string, body?: unknown) => {
    const cookie = cookieOf.get(who) ?? (await app.signInAs(who));
    cookieOf.set(who, cookie);
    const headers = { cookie, origin: "http://efir.test" };
    const answer = await app.ask(path, { method, headers, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, body: answer.text === "" ? null : answer.json() };
  };
  return { ledgers, ask };
}
