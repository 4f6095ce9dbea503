import { z } from "zod";
import { type ToldAct, toldOf } from "../../../shared/timeline/told-act.ts";
import type { Auth } from "../auth/auth.ts";
import type { Act } from "../ports.ts";

/** So far back a log is told. */
export const MOST_ACTS = 200;

/** What the log of a room has already: it asks for what came after. */
export const askedActs = z.object({ since: z.coerce.number().int().min(0).default(0) });

/** Parts of the house that act for somebody are named as people are (SH15). */
const nameOfPart: Readonly<Record<string, string>> = { clock: "Часы" };

/** Acts as a control room's log is told of them: without the cards, and with who caused each (WB28). */
export async function toldActs(auth: Auth, acts: readonly Act[], since: number): Promise<readonly ToldAct[]> {
  const news = acts.filter(({ seq }) => seq > since);
  const ids = [...new Set(news.map(({ actorId }) => actorId))];
  const nameById = new Map(await Promise.all(ids.map(async (id) => [id, await auth.nameOf(id)] as const)));
  return news.map(({ seq, at, actorId, event }): ToldAct => {
    const name = nameById.get(actorId) ?? nameOfPart[actorId] ?? null;
    return { seq, at, by: name === null ? null : { id: actorId, name }, ...toldOf(event) };
  });
}
