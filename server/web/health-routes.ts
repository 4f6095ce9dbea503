import { Router } from "express";

export interface Health {
  /** Does the loop turn, and did it lately. */
  isAlive(): boolean;
  /** May this process take work: database writable, not draining. */
  isReady(): boolean;
}

/** `/livez`: the loop turns. `/readyz`: this process takes work; 503 tells a balancer to look elsewhere (WB9). */
export function healthRoutes(health: Health): Router {
  const router = Router();
  for (const path of ["/livez", "/readyz"] as const) {
    router.get(path, (_request, response) => {
      const { status, text } = healthAnswer(path, health);
      response.status(status).set("Cache-Control", "no-store").type("text/plain").send(text);
    });
  }
  return router;
}

/** The same words on every port that is asked. */
export function healthAnswer(path: "/livez" | "/readyz", health: Health): { status: 200 | 503; text: string } {
  const isGood = path === "/livez" ? health.isAlive() : health.isReady();
  if (path === "/livez") return isGood ? { status: 200, text: "ok\n" } : { status: 503, text: "stood still\n" };
  return isGood ? { status: 200, text: "ready\n" } : { status: 503, text: "not ready\n" };
}
