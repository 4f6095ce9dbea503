import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from "express";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import { Crowded } from "../auth/turnstile.ts";
import { parsed } from "../body.ts";
import { HttpProblem } from "../problem.ts";
import { type BearerDesk, problem } from "./bearer.ts";
import type { ButtonDesk } from "./button-desk.ts";
import { commandIdOf } from "./command-id.ts";
import { type Operation, operations, type Pressing, type Reading } from "./operations.ts";
import type { AutomatedMeeting, AutomationHouse } from "./ports.ts";
import { isProblemCode, type ProblemCode, statusOf, wordsOf } from "./problem-words.ts";
import type { Problem } from "./shapes.ts";
import { cuesOf, stateOf } from "./state.ts";
import type { StateStreams } from "./streams.ts";

const ROOT = "/api/v1";
const BODY_LIMIT = "4kb";
const keyPattern = /^[\x21-\x7e]{1,200}$/;

export interface AutomationParts {
  readonly house: AutomationHouse;
  readonly bearers: BearerDesk;
  readonly buttons: ButtonDesk;
  readonly streams: StateStreams;
  readonly clock: Clock;
}

/** `/api/v1/`: a meeting driven by buttons and programs. Rules AP1–AP46 in docs/spec/api.md. */
export function automationRoutes(parts: AutomationParts, log: Log): Router {
  const router = Router();
  router.use(ROOT, forAnySite, jsonOrNothing, express.json({ limit: BODY_LIMIT, strict: true }));
  for (const operation of operations) {
    if (operation.method === "GET") router.get(operation.path, reading(operation, parts));
    else router.post(operation.path, pressing(operation, parts));
  }
  router.use(ROOT, nothingHere, problemHandler(log));
  return router;
}

/**
 * Any page may ask: nothing here looks at a cookie, so what a stranger's page sends has no more rights than what the stranger
 * sends. Panels whose plug-ins are web pages could not ask otherwise (AP4).
 */
const forAnySite: RequestHandler = (request, response, next) => {
  response.set("Access-Control-Allow-Origin", "*");
  if (request.method !== "OPTIONS") return next();
  response
    .set({
      "Access-Control-Allow-Methods": "GET, POST",
      "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, Last-Event-ID",
      "Access-Control-Max-Age": "7200",
    })
    .status(204)
    .end();
};

/** Panels send a length of 0, or a type and nothing of it: that is no body. */
const jsonOrNothing: RequestHandler = (request, _response, next) => {
  const { "content-length": length, "transfer-encoding": chunked } = request.headers;
  const isEmpty = chunked === undefined && Number(length ?? 0) === 0;
  if (!isEmpty && request.is("application/json") === false) throw problem("JSON_ONLY");
  next();
};

function reading({ gives }: Reading, { house, bearers, streams, clock }: AutomationParts): RequestHandler {
  return async (request, response) => {
    const slug = slugOf(request);
    const actor = await bearers.admit(request, slug);
    const meeting = meetingNamed(house, slug);
    const now = clock.now();
    if (gives === "cues") response.json(cuesOf(meeting, now));
    else if (gives === "state" || request.method === "HEAD") response.json(told(house, meeting, now));
    else streams.open(request, response, meeting, actor);
  };
}

function pressing(operation: Pressing, { house, bearers, buttons, clock }: AutomationParts): RequestHandler {
  return async (request, response) => {
    const slug = slugOf(request);
    const by = await bearers.admit(request, slug);
    meetingNamed(house, slug);
    // Express leaves it out where there is none.
    const body = parsed(operation.body, bodyOf(request, operation));
    const wish = operation.wish(paramsOf(request), body);
    const press = { tokenId: by.id, address: `POST ${request.path}`, body, key: keyOf(request) };
    const outcome = await buttons.press({ slug, wish, by, commandId: commandIdOf(press) });
    if (!outcome.ok) {
      const { code, detail } = outcome;
      throw new HttpProblem(statusOf(code), code, detail === undefined ? {} : { detail });
    }
    response.json({ ok: true, seq: outcome.seq, state: told(house, outcome.meeting, clock.now()) });
  };
}

/** «Дальше» is what a button that says nothing wants prepared. */
function bodyOf(request: Request, { id }: Pressing): unknown {
  const body: unknown = request.body ?? {};
  const isBare = typeof body === "object" && body !== null && Object.keys(body).length === 0;
  return id === "arm" && isBare ? { next: true } : body;
}

const told = (house: AutomationHouse, meeting: AutomatedMeeting, now: ReturnType<Clock["now"]>) =>
  stateOf(meeting, { now, audience: house.audienceOf(meeting.slug), signal: house.signalOf(meeting.slug) });

function meetingNamed(house: AutomationHouse, slug: string): AutomatedMeeting {
  const meeting = house.meetingOf(slug);
  if (meeting === null) throw problem("UNKNOWN_MEETING");
  return meeting;
}

const paramsOf = ({ params }: Request): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));

const slugOf = (request: Request): string => paramsOf(request)["slug"] ?? "";

function keyOf(request: Request): string | undefined {
  const key = request.get("idempotency-key");
  if (key !== undefined && !keyPattern.test(key))
    throw new HttpProblem(422, "BAD_SHAPE", { detail: "Idempotency-Key" });
  return key;
}

/** A GET where a POST belongs is the likeliest mistake in a panel's settings: it is said as such. */
const nothingHere: RequestHandler = (request, response) => {
  const others = operations.filter(
    (operation) => patternOf(operation).test(request.path) && operation.method !== request.method,
  );
  const isThere = others.length > 0;
  if (isThere) response.set("Allow", others.map(({ method }) => method).join(", "));
  throw problem(isThere ? "METHOD_NOT_ALLOWED" : "UNKNOWN_ADDRESS");
};

const patternOf = ({ path }: Operation): RegExp => new RegExp(`^${path.slice(ROOT.length).replace(/:\w+/g, "[^/]+")}$`);

const problemHandler =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const { status, code, detail, retryAfterMs } = problemOf(error);
    if (code === "FAULT") log.fault("request of automation failed", error, { method: request.method });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (retryAfterMs !== undefined) response.set("Retry-After", String(Math.ceil(retryAfterMs / 1000)));
    if (status === 401) response.set("WWW-Authenticate", 'Bearer realm="efir"');
    const answer: Problem = {
      ok: false,
      error: { code, message: wordsOf(code), ...(detail === undefined ? {} : { detail }) },
    };
    response.status(status).json(answer);
  };

interface Told extends Pick<HttpProblem, "status" | "detail" | "retryAfterMs"> {
  readonly code: ProblemCode;
}

function problemOf(error: unknown): Told {
  if (error instanceof Crowded) return toldOf(problem("BUSY", 5_000), "BUSY");
  if (error instanceof HttpProblem && isProblemCode(error.code)) return toldOf(error, error.code);
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : 500;
  if (status === 413) return toldOf(problem("TOO_LARGE"), "TOO_LARGE");
  // Express and body-parser mark what the sender got wrong with a 4xx status.
  const isTheirs = typeof status === "number" && status >= 400 && status < 500;
  return isTheirs ? toldOf(problem("BAD_SHAPE"), "BAD_SHAPE") : toldOf(problem("FAULT"), "FAULT");
}

const toldOf = ({ status, detail, retryAfterMs }: HttpProblem, code: ProblemCode): Told => ({
  status,
  code,
  detail,
  retryAfterMs,
});
