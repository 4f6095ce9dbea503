import { Router } from "express";
import { exhibitionDeskRoutes } from "./desk-routes.ts";
import { type AskedExhibition, publicExhibitionRoutes } from "./public-routes.ts";
import { questionRoutes } from "./question-routes.ts";
import { standPassRoutes } from "./stand-pass-routes.ts";
import { standRoutes } from "./stand-routes.ts";

/** Everything about exhibitions whose body is a call's usual one; draft-routes.ts stands before it. */
export const exhibitionRoutes = (deps: AskedExhibition): Router =>
  Router().use(
    publicExhibitionRoutes(deps),
    exhibitionDeskRoutes(deps),
    standPassRoutes(deps),
    questionRoutes(deps),
    standRoutes(deps),
  );
