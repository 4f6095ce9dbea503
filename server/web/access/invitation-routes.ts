import { type Request, Router } from "express";
import { z } from "zod";
import { invitableRoles, roles } from "../../../shared/roles.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";
import type { AccessDeps } from "./access-desk.ts";
import { InvitationDesk } from "./invitation-desk.ts";
import { toldPerson } from "./people-routes.ts";

const inviting = z.strictObject({ role: z.enum(roles), name: z.string().trim().min(1).max(100) });

/** Invitations to one meeting and to all of them, and who may come into one (AC10, AC13). */
export function invitationRoutes(deps: AccessDeps): Router {
  const { auth, access, meetings, clock, log } = deps;
  const router = Router();
  const desk = new InvitationDesk(access.invitations, clock);

  const askedBy = (request: Request, slug: string | null) =>
    slug === null ? requireRight(auth, request, "manage-people") : requireRight(auth, request, "invite", slug);

  router.get("/api/meetings/:slug/people", async (request, response) => {
    const actor = await requireRight(auth, request, "see-people", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const people = (await access.accounts.list()).filter(
      ({ role, meetings, disabledAt }) =>
        role !== "viewer" && disabledAt === null && (meetings === null || meetings.includes(slug)),
    );
    const invitations = await desk.told(auth, ({ meeting }) => meeting === slug);
    const mayInviteAs = invitableRoles(actor, slug);
    response.set("Cache-Control", "no-store").json({ people: people.map(toldPerson), invitations, mayInviteAs });
  });

  for (const [path, isOfMeeting] of [
    ["/api/meetings/:slug/invitations", true],
    ["/api/people/invitations", false],
  ] as const) {
    const slugOf = ({ params }: Request) => (isOfMeeting ? String(params["slug"]) : null);

    router.post(path, async (request, response) => {
      const slug = slugOf(request);
      const actor = await askedBy(request, slug);
      if (slug !== null) await meetingNamed(meetings, slug);
      const wanted = parsed(inviting, request.body);
      if (!invitableRoles(actor, slug).includes(wanted.role)) throw new HttpProblem(403, "ABOVE_YOU");
      const { token, ...made } = await desk.make({ ...wanted, meeting: slug }, actor);
      log.info("person invited", { invitationId: made.id, role: made.role, slug, accountId: actor.id });
      response
        .status(201)
        .set("Cache-Control", "no-store")
        .json({ ...made, token });
    });

    router.delete(`${path}/:id`, async (request, response) => {
      const slug = slugOf(request);
      const actor = await askedBy(request, slug);
      const invitation = await desk.open(String(request.params["id"]));
      // The list of everybody takes back any of them.
      if (invitation === null || (slug !== null && invitation.meeting !== slug)) {
        throw new HttpProblem(404, "UNKNOWN_INVITATION");
      }
      if (!invitableRoles(actor, slug).includes(invitation.role)) throw new HttpProblem(403, "ABOVE_YOU");
      await desk.takeBack(invitation.id);
      log.info("invitation taken back", { invitationId: invitation.id, accountId: actor.id });
      response.status(204).set("Cache-Control", "no-store").end();
    });
  }

  return router;
}
