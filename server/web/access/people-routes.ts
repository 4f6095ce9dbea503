import { Router } from "express";
import { z } from "zod";
import type { ToldPerson } from "../../../shared/access.ts";
import { slugPattern } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import { roles } from "../../../shared/roles.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import type { Account, AccountChange } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";
import type { AccessDeps } from "./access-desk.ts";
import { InvitationDesk } from "./invitation-desk.ts";
import { PeopleDesk, type PersonRefusal } from "./people-desk.ts";

const statusByRefusal: Readonly<Record<PersonRefusal, number>> = {
  UNKNOWN_PERSON: 404,
  YOURSELF: 409,
  ABOVE_YOU: 403,
  OPERATORS_ACCOUNT: 409,
};

const MOST_MEETINGS = 100;

const change = z.strictObject({
  role: z.enum(roles).optional(),
  meetings: z.array(z.string().regex(slugPattern)).max(MOST_MEETINGS).nullable().optional(),
  isDisabled: z.boolean().optional(),
});

/** Everybody who was let in, what they may, and their end (AC7–AC9). */
export function peopleRoutes(deps: AccessDeps): Router {
  const { auth, access, meetings, clock, log } = deps;
  const router = Router();
  const desk = new PeopleDesk(access);
  const invitations = new InvitationDesk(access.invitations, clock);

  router.get("/api/people", async (request, response) => {
    await requireRight(auth, request, "manage-people");
    const open = await invitations.told(auth, () => true);
    response.set("Cache-Control", "no-store").json({ people: (await desk.list()).map(toldPerson), invitations: open });
  });

  router.patch("/api/people/:id", async (request, response) => {
    const actor = await requireRight(auth, request, "manage-people");
    const { isDisabled, ...rest } = parsed(change, request.body);
    for (const slug of rest.meetings ?? []) await meetingNamed(meetings, slug);
    const disabledAt = isDisabled === undefined ? {} : { disabledAt: isDisabled ? clock.now() : null };
    const person = orProblem(await desk.change(request.params.id, { ...withoutUndefined(rest), ...disabledAt }, actor));
    log.info("person changed", { personId: person.id, accountId: actor.id, ...rest, isDisabled });
    response.set("Cache-Control", "no-store").json(toldPerson(person));
  });

  router.delete("/api/people/:id", async (request, response) => {
    const actor = await requireRight(auth, request, "manage-people");
    const person = orProblem(await desk.remove(request.params.id, actor));
    log.info("person removed", { personId: person.id, accountId: actor.id });
    response.status(204).set("Cache-Control", "no-store").end();
  });

  return router;
}

/** Field by field: the account knows its password's hash. */
export const toldPerson = ({ id, login, name, role, meetings, disabledAt, seenAt }: Account): ToldPerson => ({
  ...{ id, login, name, role, meetings, disabledAt, seenAt },
});

function orProblem(outcome: Result<Account, PersonRefusal>): Account {
  if (outcome.ok) return outcome.value;
  throw new HttpProblem(statusByRefusal[outcome.problem], outcome.problem);
}

const withoutUndefined = ({ role, meetings }: Omit<z.infer<typeof change>, "isDisabled">): AccountChange => ({
  ...(role === undefined ? {} : { role }),
  ...(meetings === undefined ? {} : { meetings }),
});
