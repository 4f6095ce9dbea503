import { Router } from "express";

/** `/livez`: the loop turns. `/readyz`: this process takes work; 503 tells a balancer to look elsewhere (WB9). */
export function healthRoutes(isReady: () => boolean): Router {
  const router = Router();
  router.get("/livez", (_request, response) => {
    response.set("Cache-Control", "no-store").type("text/plain").send("ok\n");
  });
  router.get("/readyz", (_request, response) => {
    const ready = isReady();
    response
      .status(ready ? 200 : 503)
      .set("Cache-Control", "no-store")
      .type("text/plain")
      .send(ready ? "ready\n" : "not ready\n");
  });
  return router;
}
