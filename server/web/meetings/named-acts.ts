import type { Auth } from "../auth/auth.ts";
import type { Act } from "../ports.ts";

/** Acts as a control room is told of them: with people's names. `by` is `null` for the house's own parts. */
export async function namedActs(auth: Auth, acts: readonly Act[]) {
  const ids = [...new Set(acts.map(({ actorId }) => actorId))];
  const nameById = new Map(await Promise.all(ids.map(async (id) => [id, await auth.nameOf(id)] as const)));
  return acts.map(({ seq, at, actorId, event }) => ({
    seq,
    at,
    by: nameById.get(actorId) ?? null,
    type: event.type,
  }));
}
