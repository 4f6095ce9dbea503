import { Router } from "express";
import type { AccessDeps } from "./access-desk.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { tokenRoutes } from "./token-routes.ts";

/** Who was let in, by whom and by what (AC7–AC23). */
export const accessRoutes = (deps: AccessDeps): Router =>
  Router().use(peopleRoutes(deps), invitationRoutes(deps), tokenRoutes(deps));
