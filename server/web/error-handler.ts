import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { millis } from "../../shared/time.ts";
import type { Log } from "../log.ts";
import { Crowded } from "./auth/turnstile.ts";
import { errorPage } from "./pages/error-page.ts";
import { HttpProblem } from "./problem.ts";

/** Nothing answered: 404. */
export const notFound: RequestHandler = () => {
  throw new HttpProblem(404, "NOT_FOUND");
};

/** The one place where errors become answers. Faults are logged once, here, and told to nobody in detail (WB8). */
export const errorHandler =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const problem = problemOf(error);
    if (problem.code === "FAULT")
      log.fault("request failed", error, { method: request.method, route: routeOf(request) });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(problem.status).set("Cache-Control", "no-store");
    if (problem.retryAfterMs !== undefined) response.set("Retry-After", String(Math.ceil(problem.retryAfterMs / 1000)));
    answer(problem, request, response);
  };

function answer(problem: HttpProblem, request: Request, response: Response): void {
  if (wantsPage(request)) {
    response.type("html").send(errorPage(problem.status));
    return;
  }
  const { code, detail } = problem;
  response.json({ error: detail === undefined ? { code } : { code, detail } });
}

/** What opens something to whoever has it stands in no log (WB21). */
const routeOf = ({ path }: Request): string => path.replace(/^\/([rs])\/[^/]+/u, "/$1/-");

const wantsPage = (request: Request): boolean =>
  !request.path.startsWith("/api/") &&
  !request.path.startsWith("/i/") &&
  (request.method === "GET" || request.method === "HEAD") &&
  request.accepts(["json", "html"]) === "html";

function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof Crowded) return new HttpProblem(503, "BUSY", { retryAfterMs: millis(5_000) });
  const status = statusOf(error);
  if (status === 413) return new HttpProblem(413, "TOO_LARGE");
  if (status === 415) return new HttpProblem(415, "JSON_ONLY");
  // Express and body-parser mark what the sender got wrong with a 4xx status.
  if (status >= 400 && status < 500) return new HttpProblem(400, "BAD_SHAPE");
  return new HttpProblem(500, "FAULT");
}

const statusOf = (error: unknown): number =>
  typeof error === "object" && error !== null && "status" in error && typeof error.status === "number"
    ? error.status
    : 500;
