import { Router } from "express";
import { hostOf } from "../own-origin.ts";
import { sendPage } from "../pages/send-page.ts";
import { apiPage } from "./api-page.ts";
import { openApi } from "./openapi.ts";

/** What the HTTP API for automation is: for people at `/api`, for programs at `/api/openapi.json`. It opens nothing by itself. */
export function apiPageRoutes({ publicUrl }: { readonly publicUrl: URL | null }): Router {
  const router = Router();
  const document = JSON.stringify(openApi());
  router.get("/api", (request, response) => {
    const origin = publicUrl?.origin ?? `${request.protocol}://${hostOf(request.headers) ?? "localhost"}`;
    sendPage(request, response, apiPage(origin), "public");
  });
  router.get("/api/openapi.json", (_request, response) => {
    response.type("json").send(document);
  });
  return router;
}
