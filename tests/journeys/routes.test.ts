import { randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Route } from "../../server/web/routes.ts";
import {
  type AnswerClass,
  type Least,
  mediaRoutes,
  otherRoutes,
  recordRoute,
  routes,
  socketEvents,
} from "../../server/web/routes.ts";
import type { RoomPerson } from "../../shared/protocol.ts";
import { headerProblems } from "../support/answer-headers.ts";
import { longPatience } from "../support/patience.ts";
import { type PlainAnswer, type PlainOptions, plainRequest } from "../support/plain-request.ts";
import { adminPassword } from "../support/running-server.ts";
import {
  type Identity,
  identities,
  nameOf,
  type StaffedServer,
  standingOf,
  startStaffedServer,
} from "../support/staffed-server.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof methods)[number];

/** How a row is called so that only rights decide, and what an allowed call is answered then. */
interface Sample {
  readonly path: string;
  readonly body?: unknown;
  readonly done: readonly number[];
  /** The call ends its session. */
  readonly spendsSession?: true;
}

/** Bodies are wrong where a right one would change what the next call finds: rights are looked at first. */
const samples: Readonly<Record<string, Sample>> = {
  "GET /livez": { path: "/livez", done: [200] },
  "GET /readyz": { path: "/readyz", done: [200] },
  "GET /{*address}": { path: "/first-paint.js", done: [200] },
  "GET /plain.css": { path: "/plain.css", done: [200] },
  "GET /i/:file": { path: `/i/${"0".repeat(32)}.png`, done: [404] },
  "GET /": { path: "/", done: [200, 302] },
  "GET /m/:slug": { path: "/m/kollegiya", done: [200] },
  "GET /m/:slug/vystavka": { path: "/m/kollegiya/vystavka", done: [404] },
  "GET /m/:slug/vystavka/:path": { path: "/m/kollegiya/vystavka/1-stend", done: [404] },
  "POST /m/:slug/vystavka/:path": { path: "/m/kollegiya/vystavka/1-stend", body: {}, done: [415] },
  "GET /pult/vhod": { path: "/pult/vhod", done: [200] },
  "GET /pult": { path: "/pult", done: [200] },
  "GET /pult/zapisi": { path: "/pult/zapisi", done: [200] },
  "GET /pult/novoe": { path: "/pult/novoe", done: [200] },
  "GET /pult/:slug/zasedanie": { path: "/pult/kollegiya/zasedanie", done: [200] },
  "GET /pult/:slug/blic": { path: "/pult/kollegiya/blic", done: [200] },
  "GET /pult/:slug/vystavka": { path: "/pult/kollegiya/vystavka", done: [200] },
  "GET /pult/:slug/lenta": { path: "/pult/kollegiya/lenta", done: [200] },
  "GET /s/:token": { path: "/s/pass_of-nobody", done: [200] },
  "GET /pult/:slug": { path: "/pult/kollegiya", done: [200] },
  "GET /api": { path: "/api", done: [200] },
  "GET /api/openapi.json": { path: "/api/openapi.json", done: [200] },
  "GET /api/session": { path: "/api/session", done: [200] },
  "POST /api/session": { path: "/api/session", body: { login: 7 }, done: [422] },
  "POST /api/session/link": { path: "/api/session/link", body: { kod: "x" }, done: [422] },
  "DELETE /api/session": { path: "/api/session", done: [200], spendsSession: true },
  "POST /api/password": { path: "/api/password", body: { password: "short" }, done: [422] },
  "GET /pult/lenty": { path: "/pult/lenty", done: [200] },
  "GET /pult/lenty/x": { path: "/pult/lenty/x", done: [200] },
  "GET /api/feed": { path: "/api/feed", done: [200] },
  "GET /api/meetings": { path: "/api/meetings", done: [200] },
  "POST /api/meetings": { path: "/api/meetings", body: {}, done: [422] },
  "GET /api/meetings/:slug": { path: "/api/meetings/kollegiya", done: [200] },
  "PUT /api/meetings/:slug": { path: "/api/meetings/kollegiya", body: {}, done: [422] },
  "POST /api/meetings/:slug/copy": { path: "/api/meetings/kollegiya/copy", body: {}, done: [422] },
  "PUT /api/meetings/:slug/archive": { path: "/api/meetings/kollegiya/archive", body: {}, done: [200] },
  "DELETE /api/meetings/:slug/archive": { path: "/api/meetings/kollegiya/archive", done: [200] },
  "POST /api/meetings/:slug/agenda-cards": { path: "/api/meetings/kollegiya/agenda-cards", body: {}, done: [200] },
  "DELETE /api/meetings/:slug": { path: "/api/meetings/kollegiya", done: [409] },
  "GET /api/meetings/:slug/acts": { path: "/api/meetings/kollegiya/acts", done: [200] },
  "GET /api/meetings/:slug/rehearsal": { path: "/api/meetings/kollegiya/rehearsal", done: [200] },
  "POST /api/meetings/:slug/rehearsal": { path: "/api/meetings/kollegiya/rehearsal", body: {}, done: [201] },
  "DELETE /api/meetings/:slug/rehearsal": { path: "/api/meetings/kollegiya/rehearsal", done: [200] },
  "GET /api/meetings/:slug/readiness": { path: "/api/meetings/kollegiya/readiness", done: [200] },
  "GET /api/meetings/:slug/rehearsal/acts": { path: "/api/meetings/kollegiya/rehearsal/acts", done: [200] },
  "GET /api/meetings/:slug/overlay-key": { path: "/api/meetings/kollegiya/overlay-key", done: [200] },
  "POST /api/meetings/:slug/overlay-key": { path: "/api/meetings/kollegiya/overlay-key", body: {}, done: [200] },
  "GET /overlay/:slug/:layer": { path: "/overlay/kollegiya/lt", done: [403, 429] },
  "GET /tv/:slug": { path: "/tv/kollegiya", done: [200] },
  "GET /e/:slug": { path: "/e/kollegiya", done: [200] },
  "GET /embed.js": { path: "/embed.js", done: [200] },
  "GET /r/worker.js": { path: "/r/worker.js", done: [200] },
  "GET /r/:token": { path: "/r/pass_of-nobody", done: [200] },
  "GET /r/:token/manifest.webmanifest": { path: "/r/pass_of-nobody/manifest.webmanifest", done: [200] },
  "GET /pult/lyudi": { path: "/pult/lyudi", done: [200] },
  "POST /api/invitation": { path: "/api/invitation", body: { priglashenie: "x" }, done: [422] },
  "POST /api/session/invitation": { path: "/api/session/invitation", body: {}, done: [422] },
  "GET /api/meetings/:slug/people": { path: "/api/meetings/kollegiya/people", done: [200] },
  "POST /api/meetings/:slug/invitations": { path: "/api/meetings/kollegiya/invitations", body: {}, done: [422] },
  "DELETE /api/meetings/:slug/invitations/:id": {
    path: "/api/meetings/kollegiya/invitations/nothing-of-it",
    done: [404],
  },
  "GET /api/meetings/:slug/tokens": { path: "/api/meetings/kollegiya/tokens", done: [200] },
  "POST /api/meetings/:slug/tokens": { path: "/api/meetings/kollegiya/tokens", body: {}, done: [422] },
  "DELETE /api/meetings/:slug/tokens/:id": { path: "/api/meetings/kollegiya/tokens/nothing-of-it", done: [404] },
  "GET /api/people": { path: "/api/people", done: [200] },
  "PATCH /api/people/:id": { path: "/api/people/nothing-of-it", body: {}, done: [404] },
  "DELETE /api/people/:id": { path: "/api/people/nothing-of-it", done: [404] },
  "POST /api/people/invitations": { path: "/api/people/invitations", body: {}, done: [422] },
  "DELETE /api/people/invitations/:id": { path: "/api/people/invitations/nothing-of-it", done: [404] },
  "GET /api/stages/:stage": { path: "/api/stages/main", done: [200] },
  "PATCH /api/stages/:stage": { path: "/api/stages/main", body: { encoderDelayMs: -1 }, done: [422] },
  "POST /api/stages/:stage/key": { path: "/api/stages/spare/key", body: {}, done: [200] },
  "GET /api/recordings": { path: "/api/recordings", done: [200] },
  "GET /api/recordings/:id.mp4": { path: "/api/recordings/nothing-of-it.mp4", done: [404] },
  "DELETE /api/recordings/:id": { path: "/api/recordings/nothing-of-it", done: [404] },
  "PATCH /api/recordings/settings": { path: "/api/recordings/settings", body: { keepDays: 0 }, done: [422] },
  "POST /api/images": { path: "/api/images", body: {}, done: [415] },
  "GET /m/:slug/programma": { path: "/m/kollegiya/programma", done: [200] },
  "GET /m/:slug/cifry": { path: "/m/kollegiya/cifry", done: [200] },
  "GET /m/:slug/nagrady": { path: "/m/kollegiya/nagrady", done: [200] },
  "GET /m/:slug/resheniya": { path: "/m/kollegiya/resheniya", done: [200] },
  "GET /m/:slug/materialy": { path: "/m/kollegiya/materialy", done: [200] },
  "GET /m/:slug/blic": { path: "/m/kollegiya/blic", done: [200] },
  "GET /m/:slug/blic/:id": { path: "/m/kollegiya/blic/nothing-of-it", done: [404] },
  "GET /m/:slug/resheniya.docx": { path: "/m/kollegiya/resheniya.docx", done: [200] },
  "GET /m/:slug/resheniya.csv": { path: "/m/kollegiya/resheniya.csv", done: [200] },
  "GET /m/:slug/kalendar.ics": { path: "/m/kollegiya/kalendar.ics", done: [404] },
  "GET /m/:slug/qr.svg": { path: "/m/kollegiya/qr.svg", done: [200] },
  "GET /arhiv": { path: "/arhiv", done: [200] },
  "GET /lenta": { path: "/lenta", done: [200] },
  "GET /m/:slug/lenta": { path: "/m/kollegiya/lenta", done: [200] },
  "GET /lenta.atom": { path: "/lenta.atom", done: [200] },
  "GET /lenta.rss": { path: "/lenta.rss", done: [200] },
  "GET /lenta.json": { path: "/lenta.json", done: [200] },
  "GET /m/:slug/lenta.atom": { path: "/m/kollegiya/lenta.atom", done: [200] },
  "GET /m/:slug/lenta.rss": { path: "/m/kollegiya/lenta.rss", done: [200] },
  "GET /m/:slug/lenta.json": { path: "/m/kollegiya/lenta.json", done: [200] },
  "GET /h/:code": { path: "/h/7K2Q", done: [404] },
  "GET /h/:code/qr.svg": { path: "/h/7K2Q/qr.svg", done: [404] },
  "GET /h/:code/r:rev-:shape.png": { path: "/h/7K2Q/r1-1200x630.png", done: [404] },
  "GET /h/:code/index.m3u8": { path: "/h/7K2Q/index.m3u8", done: [404] },
  "GET /oembed": { path: "/oembed", done: [400] },
  "GET /pult/biblioteka": { path: "/pult/biblioteka", done: [200] },
  "GET /clip/:id/:file": { path: "/clip/nothing-of-it/film.mp4", done: [404] },
  "GET /f/:file": { path: `/f/${"0".repeat(32)}.pdf`, done: [404] },
  "GET /api/library": { path: "/api/library", done: [200] },
  "POST /api/library": { path: "/api/library", body: {}, done: [422] },
  "GET /api/library/:id": { path: "/api/library/nothing-of-it", done: [404] },
  "PUT /api/library/:id": { path: "/api/library/nothing-of-it", body: {}, done: [404] },
  "DELETE /api/library/:id": { path: "/api/library/nothing-of-it", done: [404] },
  "GET /api/library/:id/uses": { path: "/api/library/nothing-of-it/uses", done: [404] },
  "GET /api/library/:id/versions": { path: "/api/library/nothing-of-it/versions", done: [404] },
  "POST /api/files": { path: "/api/files", body: {}, done: [415] },
  "GET /api/decks": { path: "/api/decks", done: [200] },
  "POST /api/decks": { path: "/api/decks", body: {}, done: [415] },
  "GET /api/decks/jobs/:id": { path: "/api/decks/jobs/nothing-of-it", done: [404] },
  "DELETE /api/decks/jobs/:id": { path: "/api/decks/jobs/nothing-of-it", done: [404] },
  "POST /api/meetings/:slug/cues": { path: "/api/meetings/kollegiya/cues", body: {}, done: [422] },
  "GET /api/meetings/:slug/exhibition": { path: "/api/meetings/kollegiya/exhibition", done: [404] },
  "GET /api/meetings/:slug/exhibition/stands/:id": {
    path: "/api/meetings/kollegiya/exhibition/stands/nothing-of-it",
    done: [404],
  },
  "POST /api/meetings/:slug/exhibition/stands/:id/questions": {
    path: "/api/meetings/kollegiya/exhibition/stands/nothing-of-it/questions",
    body: {},
    done: [422],
  },
  "GET /api/meetings/:slug/exhibition/stands/:id/questions/:question": {
    path: "/api/meetings/kollegiya/exhibition/stands/nothing-of-it/questions/nothing-of-it",
    done: [404],
  },
  "GET /api/meetings/:slug/exhibition/desk": { path: "/api/meetings/kollegiya/exhibition/desk", done: [200] },
  "PUT /api/meetings/:slug/exhibition/settings": {
    path: "/api/meetings/kollegiya/exhibition/settings",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/exhibition/stands": {
    path: "/api/meetings/kollegiya/exhibition/stands",
    body: { size: 7 },
    done: [422],
  },
  "PUT /api/meetings/:slug/exhibition/stands/:id": {
    path: "/api/meetings/kollegiya/exhibition/stands/nothing-of-it",
    body: {},
    done: [422],
  },
  "PATCH /api/meetings/:slug/exhibition/stands/:id": {
    path: "/api/meetings/kollegiya/exhibition/stands/nothing-of-it",
    body: {},
    done: [404],
  },
  "DELETE /api/meetings/:slug/exhibition/stands/:id": {
    path: "/api/meetings/kollegiya/exhibition/stands/nothing-of-it",
    done: [404],
  },
  "POST /api/meetings/:slug/exhibition/stands/:id/accept": {
    path: "/api/meetings/kollegiya/exhibition/stands/nothing-of-it/accept",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/exhibition/stands/:id/return": {
    path: "/api/meetings/kollegiya/exhibition/stands/nothing-of-it/return",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/exhibition/stands/:id/passes": {
    path: "/api/meetings/kollegiya/exhibition/stands/nothing-of-it/passes",
    body: {},
    done: [422],
  },
  "DELETE /api/meetings/:slug/exhibition/passes/:id": {
    path: "/api/meetings/kollegiya/exhibition/passes/nothing-of-it",
    done: [404],
  },
  "GET /api/meetings/:slug/exhibition/visits.csv": {
    path: "/api/meetings/kollegiya/exhibition/visits.csv",
    done: [200],
  },
  "GET /api/meetings/:slug/exhibition/questions": { path: "/api/meetings/kollegiya/exhibition/questions", done: [200] },
  "POST /api/meetings/:slug/exhibition/questions/:id/accept": {
    path: "/api/meetings/kollegiya/exhibition/questions/nothing-of-it/accept",
    body: {},
    done: [404],
  },
  "POST /api/meetings/:slug/exhibition/questions/:id/answer": {
    path: "/api/meetings/kollegiya/exhibition/questions/nothing-of-it/answer",
    body: {},
    done: [422],
  },
  "POST /upload/clips": { path: "/upload/clips", body: {}, done: [411] },
  "GET /upload/clips/:id": { path: "/upload/clips/nothing-of-it", done: [404] },
  "PATCH /upload/clips/:id": { path: "/upload/clips/nothing-of-it", body: {}, done: [415] },
  "DELETE /upload/clips/:id": { path: "/upload/clips/nothing-of-it", done: [404] },
  "GET /api/reporter": { path: "/api/reporter", done: [200] },
  "POST /api/reporter/clips": { path: "/api/reporter/clips", body: {}, done: [422] },
  "PATCH /api/reporter/clips/:id": { path: "/api/reporter/clips/nothing-of-it", body: {}, done: [404] },
  "DELETE /api/reporter/clips/:id": { path: "/api/reporter/clips/nothing-of-it", done: [404] },
  "POST /api/reporter/assignments/:id/take": {
    path: "/api/reporter/assignments/nothing-of-it/take",
    body: {},
    done: [404],
  },
  "POST /api/reporter/assignments/:id/done": {
    path: "/api/reporter/assignments/nothing-of-it/done",
    body: {},
    done: [404],
  },
  "GET /api/meetings/:slug/feed/desk": { path: "/api/meetings/kollegiya/feed/desk", done: [200] },
  "GET /api/meetings/:slug/feed/images/:file": { path: "/api/meetings/kollegiya/feed/images/nothing.png", done: [404] },
  "PUT /api/meetings/:slug/feed/settings": { path: "/api/meetings/kollegiya/feed/settings", body: {}, done: [422] },
  "POST /api/meetings/:slug/feed/kill": { path: "/api/meetings/kollegiya/feed/kill", body: {}, done: [422] },
  "POST /api/meetings/:slug/feed/rehearsal": { path: "/api/meetings/kollegiya/feed/rehearsal", body: {}, done: [422] },
  "GET /api/feed/targets": { path: "/api/feed/targets", done: [200] },
  "POST /api/feed/targets": { path: "/api/feed/targets", body: {}, done: [422] },
  "PUT /api/feed/targets/:id": { path: "/api/feed/targets/nothing-of-it", body: {}, done: [422] },
  "DELETE /api/feed/targets/:id": { path: "/api/feed/targets/nothing-of-it", done: [404] },
  "POST /api/feed/targets/:id/check": { path: "/api/feed/targets/nothing-of-it/check", body: {}, done: [404] },
  "POST /api/feed/targets/:id/pause": { path: "/api/feed/targets/nothing-of-it/pause", body: {}, done: [404] },
  "POST /api/feed/targets/:id/resume": { path: "/api/feed/targets/nothing-of-it/resume", body: {}, done: [404] },
  "POST /api/feed/targets/:id/kill": { path: "/api/feed/targets/nothing-of-it/kill", body: {}, done: [422] },
  "POST /api/feed/targets/:id/oauth": { path: "/api/feed/targets/nothing-of-it/oauth", body: {}, done: [404] },
  "POST /api/feed/connected": { path: "/api/feed/connected", body: {}, done: [422] },
  "POST /api/feed/kill": { path: "/api/feed/kill", body: {}, done: [422] },
  "POST /api/meetings/:slug/feed/highlights": {
    path: "/api/meetings/kollegiya/feed/highlights",
    body: {},
    done: [422],
  },
  "PUT /api/meetings/:slug/feed/highlights/:id": {
    path: "/api/meetings/kollegiya/feed/highlights/nothing-of-it",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/feed/highlights/:id/preview": {
    path: "/api/meetings/kollegiya/feed/highlights/nothing-of-it/preview",
    body: {},
    done: [422],
  },
  "DELETE /api/meetings/:slug/feed/highlights/:id": {
    path: "/api/meetings/kollegiya/feed/highlights/nothing-of-it",
    done: [404],
  },
  "POST /api/meetings/:slug/feed/highlights/:id/approve": {
    path: "/api/meetings/kollegiya/feed/highlights/nothing-of-it/approve",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/feed/highlights/:id/take-back": {
    path: "/api/meetings/kollegiya/feed/highlights/nothing-of-it/take-back",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/feed/highlights/:id/release-now": {
    path: "/api/meetings/kollegiya/feed/highlights/nothing-of-it/release-now",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/feed/highlights/:id/correct": {
    path: "/api/meetings/kollegiya/feed/highlights/nothing-of-it/correct",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/feed/highlights/:id/cancel-correction": {
    path: "/api/meetings/kollegiya/feed/highlights/nothing-of-it/cancel-correction",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/feed/highlights/:id/withdraw": {
    path: "/api/meetings/kollegiya/feed/highlights/nothing-of-it/withdraw",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/feed/rows/:id/resolve": {
    path: "/api/meetings/kollegiya/feed/rows/1/resolve",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/feed/rows/:id/retry": {
    path: "/api/meetings/kollegiya/feed/rows/1/retry",
    body: {},
    done: [404],
  },
  "POST /api/meetings/:slug/feed/rows/:id/cancel": {
    path: "/api/meetings/kollegiya/feed/rows/1/cancel",
    body: {},
    done: [404],
  },
  "GET /api/meetings/:slug/clips": { path: "/api/meetings/kollegiya/clips", done: [200] },
  "GET /api/meetings/:slug/clips/channel": { path: "/api/meetings/kollegiya/clips/channel", done: [200] },
  "PUT /api/meetings/:slug/clips/channel": { path: "/api/meetings/kollegiya/clips/channel", body: {}, done: [422] },
  "GET /api/meetings/:slug/clips/desk": { path: "/api/meetings/kollegiya/clips/desk", done: [200] },
  "GET /api/meetings/:slug/clips/:id": { path: "/api/meetings/kollegiya/clips/nothing-of-it", done: [404] },
  "POST /api/meetings/:slug/clips": { path: "/api/meetings/kollegiya/clips", body: {}, done: [422] },
  "POST /api/meetings/:slug/clips/stream": { path: "/api/meetings/kollegiya/clips/stream", body: {}, done: [422] },
  "PATCH /api/meetings/:slug/clips/:id": {
    path: "/api/meetings/kollegiya/clips/nothing-of-it",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/clips/:id/approve": {
    path: "/api/meetings/kollegiya/clips/nothing-of-it/approve",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/clips/:id/return": {
    path: "/api/meetings/kollegiya/clips/nothing-of-it/return",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/clips/:id/reject": {
    path: "/api/meetings/kollegiya/clips/nothing-of-it/reject",
    body: {},
    done: [422],
  },
  "POST /api/meetings/:slug/clips/:id/withdraw": {
    path: "/api/meetings/kollegiya/clips/nothing-of-it/withdraw",
    body: {},
    done: [404],
  },
  "DELETE /api/meetings/:slug/clips/:id": { path: "/api/meetings/kollegiya/clips/nothing-of-it", done: [404] },
  "POST /api/meetings/:slug/assignments": { path: "/api/meetings/kollegiya/assignments", body: {}, done: [422] },
  "DELETE /api/meetings/:slug/assignments/:id": {
    path: "/api/meetings/kollegiya/assignments/nothing-of-it",
    done: [404],
  },
  "POST /api/meetings/:slug/reporters": { path: "/api/meetings/kollegiya/reporters", body: {}, done: [422] },
  "DELETE /api/meetings/:slug/reporters/:id": { path: "/api/meetings/kollegiya/reporters/nothing-of-it", done: [404] },
  "GET /api/stand": { path: "/api/stand", done: [404] },
  "PUT /api/stand": { path: "/api/stand", body: {}, done: [422] },
  "POST /api/stand/submit": { path: "/api/stand/submit", body: {}, done: [422] },
  "POST /api/stand/take-back": { path: "/api/stand/take-back", body: {}, done: [422] },
  "POST /api/stand/images": { path: "/api/stand/images", body: {}, done: [415] },
  "POST /api/stand/files": { path: "/api/stand/files", body: {}, done: [415] },
  "GET /api/stand/figures": { path: "/api/stand/figures", done: [200] },
  "POST /api/stand/questions/:id/accept": { path: "/api/stand/questions/nothing-of-it/accept", body: {}, done: [404] },
  "POST /api/stand/questions/:id/answer": { path: "/api/stand/questions/nothing-of-it/answer", body: {}, done: [422] },
  "GET /api/sheet/template.xlsx": { path: "/api/sheet/template.xlsx", done: [200] },
  "GET /api/sheet/template.csv": { path: "/api/sheet/template.csv", done: [200] },
  "POST /api/meetings/:slug/sheet": { path: "/api/meetings/kollegiya/sheet", body: {}, done: [415] },
  "POST /api/meetings/:slug/sheet/apply": { path: "/api/meetings/kollegiya/sheet/apply", body: {}, done: [415] },
  "GET /api/meetings/:slug/archive.zip": { path: "/api/meetings/kollegiya/archive.zip", done: [200] },
  "POST /api/meetings/import": { path: "/api/meetings/import", body: {}, done: [415] },
  "GET /d/:deck": { path: "/d/unknown-deck", done: [404] },
  "GET /m/:slug/record.json": { path: "/m/kollegiya/record.json", done: [200] },
  "GET /hls/:stage/:list.m3u8": { path: "/hls/main/index.m3u8", done: [200, 503] },
  "GET /hls/:stage/:epoch/init-:id.mp4": { path: "/hls/main/e1/init-1.mp4", done: [404] },
  "GET /hls/:stage/:epoch/:number.m4s": { path: "/hls/main/e1/1.m4s", done: [404] },
  "GET /hls/:stage/:epoch/:number.:first-:size.m4s": { path: "/hls/main/e1/1.0-1.m4s", done: [404] },
  "GET /replay/:slug/index.m3u8": { path: "/replay/kollegiya/index.m3u8", done: [404] },
};

const onTheWeb: readonly Route[] = [...routes, recordRoute, ...Object.values(mediaRoutes)];
const keyOf = ({ method, path }: Pick<Route, "method" | "path">) => `${method} ${path}`;
const sampleOf = (route: Route): Sample => samples[keyOf(route)] ?? expect.fail(`no sample of ${keyOf(route)}`);
const everybody = Object.keys(identities) as readonly Identity[];
const ladder = ["signed-in", "editor", "moderator", "producer", "admin"] as const;

/** What the table says, by the ladder of roles: `viewer` is signed in and no more. The meeting asked about is «kollegiya». */
function isAllowed(
  identity: Identity,
  { least, path, house, passes }: Pick<Route, "least" | "path" | "house" | "passes">,
): boolean {
  const { role, meetings, isOut, isProgram, pass } = standingOf(identity);
  if (least === "anyone") return true;
  if (pass !== undefined) return passes?.includes(pass) ?? false;
  if (least === "pass") return false;
  // A token opens automation's own addresses, whose table has its own walk (AC25).
  if (role === null || role === "system" || isOut !== undefined || isProgram) return false;
  const isLetIn = meetings === undefined || !path.includes(":slug") || meetings.includes("kollegiya");
  if (!isLetIn || (house && meetings !== undefined)) return false;
  return ladder.indexOf(role === "viewer" ? "signed-in" : role) >= ladder.indexOf(least);
}

/** Somebody whom nothing but the request itself can keep from it. */
const mostOf = ({ least, passes: [sort = "stand"] = [] }: Partial<Pick<Route, "least" | "passes">>): Identity =>
  least === "pass" ? `this meeting's ${sort}` : "admin";

/** An event on the socket, of the meeting's ledgers. */
const ofMeeting = (least: Least) => ({ least, path: ":slug" });

let server: StaffedServer;
let agent: Agent;
const keys = new Map<Identity, Readonly<Record<string, string>>>();
/** Headers that differ from their class's policy, of every answer of this file. */
const wrongHeaders: string[] = [];
let answers = 0;

beforeAll(async () => {
  server = await startStaffedServer({ EFIR_ADMIN_PASSWORD: adminPassword, EFIR_STAGES: "main,spare" });
  agent = new Agent({ keepAlive: true, maxSockets: 8 });
  for (const identity of everybody) keys.set(identity, server.freshHeaders(identity));
  await ask("api", "/api/meetings", {
    method: "POST",
    as: "producer",
    body: JSON.stringify({ slug: "kollegiya", title: "Итоги", programme: [] }),
  });
});

afterAll(async () => {
  agent?.destroy();
  await server?.stop();
});

interface How extends PlainOptions {
  readonly as?: Identity;
}

/** As a page of ours asks; every answer's headers are held against their class's policy. */
async function ask(kind: AnswerClass, path: string, { as, headers, ...how }: How = {}): Promise<PlainAnswer> {
  const own = { origin: server.httpUrl, "sec-fetch-site": "same-origin", "content-type": "application/json" };
  const sent = { ...own, ...(as === undefined ? {} : keys.get(as)), ...headers };
  const answer = await plainRequest(server.httpUrl, path, { agent, headers: sent, ...how });
  answers += 1;
  wrongHeaders.push(...headerProblems(kind, answer.headers).map((it) => `${how.method ?? "GET"} ${path}: ${it}`));
  return answer;
}

type Verdict = "done" | "refused" | "not there";

function verdictOf({ status, headers, body }: PlainAnswer, done: readonly number[]): Verdict | string {
  const code = /"code":"(\w+)"/.exec(body)?.[1];
  if (status === 302 && headers.location?.startsWith("/pult/vhod")) return "refused";
  if ((status === 401 && code === "NOT_SIGNED_IN") || (status === 403 && code === "NOT_ALLOWED")) return "refused";
  if (done.includes(status)) return "done";
  if (status === 405 || (status === 404 && (code === "NOT_FOUND" || code === undefined))) return "not there";
  return `${status} ${code}`;
}

describe("[WB51] each address and method, for each identity", () => {
  test.each(onTheWeb.map((route) => [keyOf(route), route] as const))("%s", async (_key, route) => {
    const { path, body, done, spendsSession } = sampleOf(route);
    const verdicts = await Promise.all(
      everybody.map(async (identity) => {
        const headers = spendsSession ? server.freshHeaders(identity) : (keys.get(identity) ?? {});
        const payload = body === undefined ? {} : { body: JSON.stringify(body) };
        const answer = await ask(route.answer, path, { method: route.method, headers, ...payload });
        return [identity, verdictOf(answer, done)];
      }),
    );
    expect(verdicts).toEqual(everybody.map((it) => [it, isAllowed(it, route) ? "done" : "refused"]));
  });

  test("every other method of a listed address is not there, for nobody and for the admin", async () => {
    const kinds = new Map(onTheWeb.map((route) => [sampleOf(route).path, route.answer]));
    const unlisted = [...kinds].flatMap(([path, kind]) =>
      methods.filter((method) => !isListed(method, path)).map((method) => ({ kind, path, method })),
    );
    const wrong: string[] = [];
    for (const { kind, path, method } of unlisted) {
      for (const as of ["nobody", "admin"] as const) {
        const isPage = kind === "picture" || kind === "recorder";
        const answer = await ask(path.startsWith("/api/") ? "api" : isPage ? "page" : kind, path, {
          method,
          as,
          body: "{}",
        });
        if (verdictOf(answer, []) !== "not there") wrong.push(`${as}: ${method} ${path}: ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(unlisted.length).toBeGreaterThan(60);
  });
});

/** HEAD comes with GET; OPTIONS is answered with what there is, and gives nobody anything. */
function isListed(method: Method, path: string): boolean {
  if (method === "OPTIONS") return true;
  return onTheWeb.some((row) => row.method === (method === "HEAD" ? "GET" : method) && patternOf(row).test(path));
}

/** The built client's files are looked up, so its row fits every address and lists none. */
const patternOf = ({ path }: Route): RegExp =>
  path.startsWith("/{*") ? /^\/first-paint\.js$/ : new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`);

test("[WB1] OPTIONS gives no site leave for the API or the pages", async () => {
  for (const route of routes) {
    const { path } = sampleOf(route);
    const headers = { origin: "https://elsewhere.example", "access-control-request-method": route.method };
    // Answered before what they are about is looked at.
    const kind = ["picture", "frame", "recorder"].includes(route.answer) ? "page" : route.answer;
    const answer = await ask(kind, path, {
      method: "OPTIONS",
      as: "admin",
      headers,
    });
    expect([path, Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))]).toEqual([path, []]);
  }
});

describe("[WB6] [WB7] each call that changes something, with an admin's cookie, as other sites' pages send it", () => {
  const unsafe = routes.filter(({ method }) => method !== "GET" && method !== "OPTIONS");
  const formType = "application/x-www-form-urlencoded";
  const foreign: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "another site": { origin: "https://evil.test" },
    "a null Origin": { origin: "null" },
    "another port": { origin: "http://127.0.0.1:1" },
    "our Origin, a cross-site fetch": { "sec-fetch-site": "cross-site" },
    "our Origin, a same-site fetch": { "sec-fetch-site": "same-site" },
  };

  test.each(unsafe.map((route) => [keyOf(route), route] as const))("%s", async (_key, route) => {
    const { path } = sampleOf(route);
    const { method, answer: kind } = route;
    for (const headers of Object.values(foreign)) {
      const answer = await ask(kind, path, { method, as: "admin", body: "{}", headers });
      expect([answer.status, answer.body]).toEqual([403, '{"error":{"code":"FOREIGN_ORIGIN"}}']);
    }
    const bare = {
      ...keys.get("admin"),
      "content-type": "application/json",
    };
    const without = await plainRequest(server.httpUrl, path, { agent, method, headers: bare, body: "{}" });
    expect([without.status, without.body]).toEqual([403, '{"error":{"code":"FOREIGN_ORIGIN"}}']);
    const wrong = ["text/plain", route.form ? "application/json" : formType, "multipart/form-data; boundary=x"];
    for (const type of wrong) {
      const headers = { "content-type": type };
      const answer = await ask(kind, path, { method, as: mostOf(route), body: "{}", headers });
      expect([type, answer.status]).toEqual([type, 415]);
    }
  });

  test.each(unsafe.filter(({ mostBody }) => mostBody !== undefined).map((route) => [keyOf(route), route] as const))(
    "[WB8] %s takes no more than its bound",
    async (_key, { method, path, mostBody = 0, answer: kind, form, ...whose }) => {
      const isPicture = path.endsWith("/images");
      // Two hundred megabytes are refused by the length that is said, before they come.
      const isUpload = mostBody > 100 * 1024 * 1024;
      const isTable = path.includes("/sheet");
      const body = isUpload
        ? "x"
        : isPicture || isTable
          ? Buffer.alloc(mostBody + 1)
          : JSON.stringify({ x: "x".repeat(mostBody) });
      const as = mostOf(whose);
      const octets = { "content-type": "application/octet-stream", "content-length": String(mostBody + 1) };
      const headers: Record<string, string> = isUpload
        ? octets
        : isTable
          ? { "content-type": "application/octet-stream" }
          : isPicture
            ? { "content-type": "image/png" }
            : form
              ? { "content-type": formType }
              : {};
      const answer = await ask(kind, sampleOf({ method, path } as Route).path, { method, as, body, headers });
      expect(answer.status).toBe(413);
    },
  );
});

/** The smallest sound command of each type. */
const aCard = { kind: "speaker", id: "speaker-1", name: "Анна Павлова", post: "начальник управления" };
const commands: Readonly<Record<keyof typeof socketEvents.command, readonly [ledger: string, rest: object]>> = {
  add: ["rundown", { cue: { id: "cue-00001", card: aCard } }],
  edit: ["rundown", { cue: { id: "cue-00001", card: aCard } }],
  move: ["rundown", { id: "cue-00001", before: null }],
  drop: ["rundown", { id: "cue-00001" }],
  "mark-cue": ["rundown", { id: "cue-00001", isFlagged: true }],
  arm: ["rundown", { id: null }],
  "run-clock": ["rundown", { isOn: true }],
  "set-rules": ["rundown", { needsSecondPerson: false }],
  plan: ["timeline", { title: "Итоги", programme: [] }],
  open: ["timeline", {}],
  take: ["timeline", { cueId: "cue-00001" }],
  clear: ["timeline", { layer: "stage" }],
  blackout: ["timeline", {}],
  recall: ["timeline", { act: 1 }],
  undo: ["timeline", {}],
  change: ["timeline", { card: aCard }],
  mark: ["timeline", { highlightId: "highlight-1", text: "Главное" }],
  withdraw: ["timeline", { highlightId: "highlight-1" }],
  close: ["timeline", {}],
  archive: ["timeline", {}],
  unarchive: ["timeline", {}],
};

describe("[TL13] [WB51] each socket event, for each identity", () => {
  test.each(Object.entries(socketEvents.command))("the command %s", async (type, least) => {
    const [ledger, rest] = commands[type as keyof typeof commands];
    const verdicts = await Promise.all(
      everybody.map(async (identity) => {
        const line = await visit(keys.get(identity));
        const command = { id: randomUUID(), ledger: `${ledger}:kollegiya`, command: { type, ...rest } };
        const outcome = await line.timeout(20_000).emitWithAck("command", command);
        line.disconnect();
        const isWrong = outcome.refusal?.code === "BAD_SHAPE" || outcome.refusal?.code === "UNKNOWN_LEDGER";
        return [identity, isWrong ? outcome.refusal : outcome.refusal?.code === "NOT_ALLOWED" ? "refused" : "done"];
      }),
    );
    expect(verdicts).toEqual(everybody.map((it) => [it, isAllowed(it, ofMeeting(least)) ? "done" : "refused"]));
  });

  test.each(Object.entries(socketEvents.follow))("following a %s", async (kind, least) => {
    const verdicts = await Promise.all(
      everybody.map(async (identity) => {
        const line = await visit(keys.get(identity));
        // No rehearsal is on: who might follow one is told that there is none.
        const verdictOn = (code: string) =>
          code === "NOT_ALLOWED" ? "refused" : kind === "rehearsal" && code === "UNKNOWN_LEDGER" ? "done" : code;
        const heard = new Promise((resolve) => {
          line.once("snapshot", () => resolve("done"));
          line.once("events", () => resolve("done"));
          line.once("refused", ({ refusal }) => resolve(verdictOn(refusal.code)));
        });
        line.emit("follow", { ledger: `${kind}:kollegiya`, epoch: null, since: 0 });
        const verdict = await heard;
        line.disconnect();
        return [identity, verdict];
      }),
    );
    expect(verdicts).toEqual(everybody.map((it) => [it, isAllowed(it, ofMeeting(least)) ? "done" : "refused"]));
  });

  test("[AC30] saying that one is in the room", async () => {
    const room = await visit(keys.get("admin"));
    const lists: RoomPerson[][] = [];
    room.on("room", (people: RoomPerson[]) => lists.push(people));
    const follow = { ledger: "rundown:kollegiya", epoch: null, since: 0 };
    room.emit("follow", follow);
    const lines = await Promise.all(everybody.map((identity) => visit(keys.get(identity))));
    for (const line of lines) {
      line.emit("follow", follow);
      line.emit("here", { editing: null });
    }
    const expected = everybody.filter((it) => isAllowed(it, ofMeeting(socketEvents.here))).map(nameOf);
    const namesIn = (people: readonly RoomPerson[] = []) => people.map(({ name }) => name).toSorted();
    await vi.waitFor(() => expect(namesIn(lists.at(-1))).toEqual(expected.toSorted()), longPatience);
    // Whose word took longer would be in what the next tick says.
    const heard = lists.length;
    await vi.waitFor(() => expect(lists.length).toBeGreaterThan(heard + 1), longPatience);
    expect(namesIn(lists.at(-1))).toEqual(expected.toSorted());
    for (const line of [room, ...lines]) line.disconnect();
  });

  test("commands of the machine are nobody's", async () => {
    for (const identity of everybody) {
      const line = await visit(keys.get(identity));
      for (const type of ["lose-signal", "restore-signal"]) {
        const command = { id: randomUUID(), ledger: "timeline:kollegiya", command: { type } };
        const outcome = await line.timeout(20_000).emitWithAck("command", command);
        expect([identity, outcome.refusal.code]).toEqual([identity, "BAD_SHAPE"]);
      }
      line.disconnect();
    }
  });

  test.each([
    ["no page", undefined],
    ["another site", "https://evil.test"],
    ["a null Origin", "null"],
  ])("[TL27] a handshake from %s is refused, whoever's cookie it brings", async (_what, origin) => {
    for (const identity of everybody) await expect(visit(keys.get(identity), origin ?? null)).rejects.toThrow();
  });
});

test("[WB1] the socket's own answers carry what keeps them from being anything else", async () => {
  for (const path of ["/socket.io/?EIO=4&transport=polling", "/socket.io/?EIO=4&transport=nothing", "/socket.io/"]) {
    await ask("socket", path);
    await ask("socket", path, { method: "POST", body: "{}" });
  }
  expect(otherRoutes.filter(({ answer }) => answer === "socket")).toHaveLength(2);
});

test("[WB1] every answer had the headers of its class", () => {
  expect([...new Set(wrongHeaders)]).toEqual([]);
  expect(answers).toBeGreaterThan(400);
});

test("the server found no fault in itself", () => {
  expect(
    server
      .output()
      .split("\n")
      .filter((line) => line.includes('"level":"error"')),
  ).toEqual([]);
});

async function visit(
  key: Readonly<Record<string, string>> = {},
  origin: string | null = server.httpUrl,
): Promise<Socket> {
  const socket = io(server.httpUrl, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...(origin === null ? {} : { origin }), ...key },
    auth: { viewerId: randomUUID(), follow: [] },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return socket;
}
