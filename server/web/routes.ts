/**
 * Everything that can be called from outside, and by whom: addresses, socket events, commands. The tests hold the house
 * to it, and what is not listed here fails the build (docs/reliability.md). Rights themselves stand in shared/roles.ts.
 */
import { MOST_CLIP_BYTES } from "../../shared/clips.ts";
import type { PassSort } from "../../shared/passes.ts";
import type { ClientToServer } from "../../shared/protocol.ts";
import type { Role } from "../../shared/roles.ts";
import type { RundownCommand } from "../../shared/rundown/commands.ts";
import type { TimelineCommand } from "../../shared/timeline/commands.ts";
import type { HlsAddress } from "./hls/address.ts";

/**
 * The least of the roles that may: each has what those before it have. `signed-in`: whoever has an account. Of an address
 * with `:slug`, who was let into that meeting (AC2). `pass`: nobody by an account, only who comes by a link (AC54).
 */
export type Least = "anyone" | "signed-in" | Exclude<Role, "viewer" | "system"> | "pass";

/** What an answer's headers have to say (WB1, WB5, HL39, WB34). */
export type AnswerClass =
  | "deck"
  | "page"
  | "recorder"
  | "frame"
  | "script"
  | "file"
  | "api"
  | "automation"
  | "asset"
  | "picture"
  | "shared"
  | "media"
  | "health"
  | "figures"
  | "socket";

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";
  /** As express writes it. `GET` answers `HEAD` too. */
  readonly path: string;
  readonly least: Least;
  readonly answer: AnswerClass;
  /** Whose links open it besides. */
  readonly passes?: readonly PassSort[];
  /** Not for who was invited to some meetings only, whatever the address names (AC4). */
  readonly house?: true;
  /** Takes a form's own writing instead of JSON. */
  readonly form?: true;
  /** Bytes of a body, on those that take one. */
  readonly mostBody?: number;
  /** What bounds how often; connections, headers and queries are bounded for all (WB20). */
  readonly rate?: "sign-in" | "held" | "disk" | "token" | "asking";
}

const JSON_BODY = 32 * 1024;
/** A stand with all its words (EB11). */
const STAND_BODY = 160 * 1024;
/** A programme of a hundred items with their speakers (MT4). */
const PLAN_BODY = 256 * 1024;
const PICTURE_BODY = 8 * 1024 * 1024;
/** The words of a deck of 500 pages (LB5). */
const DECK_BODY = 5 * 1024 * 1024;
/** Documents and decks: streamed to the disk (LB20). */
const UPLOAD_BODY = 200 * 1024 * 1024;

/** Captions of ten minutes, in any letters (BZ20). */
const CLIP_BODY = 256 * 1024;
/** A table of a meeting (EX4). */
const SHEET_BODY = 5 * 1024 * 1024;
/** What a button says beside its address. */
const PRESS_BODY = 4 * 1024;
/** A meeting with its decks: streamed to the disk (EX14). */
const ARCHIVE_BODY = 2 * 1024 ** 3;

/** By their addresses in the house's app. */
export const routes: readonly Route[] = [
  { method: "GET", path: "/livez", least: "anyone", answer: "health" },
  { method: "GET", path: "/readyz", least: "anyone", answer: "health" },
  { method: "GET", path: "/{*address}", least: "anyone", answer: "asset" },
  { method: "GET", path: "/plain.css", least: "anyone", answer: "asset" },
  { method: "GET", path: "/i/:file", least: "anyone", answer: "picture" },
  { method: "GET", path: "/f/:file", least: "anyone", answer: "file" },
  // Of approved clips; of others for who may see them, to nobody else are they there.
  { method: "GET", path: "/clip/:id/:file", least: "anyone", answer: "file" },

  // Of a deck that viewers may download; of others it says that there is none.
  { method: "GET", path: "/d/:deck", least: "anyone", answer: "deck" },

  { method: "GET", path: "/", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug/programma", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug/cifry", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug/nagrady", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug/resheniya", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug/materialy", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug/blic", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug/blic/:id", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug/resheniya.docx", least: "anyone", answer: "file" },
  { method: "GET", path: "/m/:slug/resheniya.csv", least: "anyone", answer: "file" },
  { method: "GET", path: "/m/:slug/kalendar.ics", least: "anyone", answer: "file" },
  { method: "GET", path: "/m/:slug/vystavka", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug/vystavka/:path", least: "anyone", answer: "page" },
  // A question, by a page's plain form.
  {
    method: "POST",
    path: "/m/:slug/vystavka/:path",
    least: "anyone",
    answer: "page",
    form: true,
    mostBody: JSON_BODY,
    rate: "asking",
  },
  { method: "GET", path: "/m/:slug/qr.svg", least: "anyone", answer: "asset" },
  { method: "GET", path: "/arhiv", least: "anyone", answer: "page" },
  // The own feed: pages, the forms that readers of feeds take, and what pages elsewhere may show of one highlight.
  { method: "GET", path: "/lenta", least: "anyone", answer: "page" },
  { method: "GET", path: "/m/:slug/lenta", least: "anyone", answer: "page" },
  { method: "GET", path: "/lenta.atom", least: "anyone", answer: "shared" },
  { method: "GET", path: "/lenta.rss", least: "anyone", answer: "shared" },
  { method: "GET", path: "/lenta.json", least: "anyone", answer: "shared" },
  { method: "GET", path: "/m/:slug/lenta.atom", least: "anyone", answer: "shared" },
  { method: "GET", path: "/m/:slug/lenta.rss", least: "anyone", answer: "shared" },
  { method: "GET", path: "/m/:slug/lenta.json", least: "anyone", answer: "shared" },
  { method: "GET", path: "/h/:code", least: "anyone", answer: "page" },
  { method: "GET", path: "/h/:code/qr.svg", least: "anyone", answer: "shared" },
  { method: "GET", path: "/h/:code/r:rev-:shape.png", least: "anyone", answer: "shared" },
  { method: "GET", path: "/h/:code/index.m3u8", least: "anyone", answer: "shared" },
  { method: "GET", path: "/oembed", least: "anyone", answer: "shared" },
  { method: "GET", path: "/pult/vhod", least: "anyone", answer: "page" },
  { method: "GET", path: "/pult", least: "editor", answer: "page" },
  // The page is a frame; what it shows is the API's to give, and that is moderators'.
  { method: "GET", path: "/pult/zapisi", least: "editor", answer: "page" },
  { method: "GET", path: "/pult/biblioteka", least: "editor", answer: "page" },
  { method: "GET", path: "/pult/novoe", least: "editor", answer: "page" },
  { method: "GET", path: "/pult/lyudi", least: "editor", answer: "page" },
  { method: "GET", path: "/pult/:slug", least: "editor", answer: "page" },
  { method: "GET", path: "/pult/:slug/zasedanie", least: "editor", answer: "page" },
  { method: "GET", path: "/pult/:slug/blic", least: "editor", answer: "page" },
  { method: "GET", path: "/pult/:slug/vystavka", least: "editor", answer: "page" },
  { method: "GET", path: "/pult/:slug/lenta", least: "editor", answer: "page" },
  { method: "GET", path: "/pult/lenty", least: "editor", answer: "page" },
  // Where X sends an admin's browser back to: a frame, whose script brings the code home.
  { method: "GET", path: "/pult/lenty/x", least: "editor", answer: "page" },
  // A frame for whoever comes: its token opens a stand, or nothing.
  { method: "GET", path: "/s/:token", least: "anyone", answer: "page" },

  // Over an encoder's picture: the key in the address opens it, whoever asks.
  { method: "GET", path: "/overlay/:slug/:layer", least: "anyone", answer: "page" },
  { method: "GET", path: "/tv/:slug", least: "anyone", answer: "page" },
  { method: "GET", path: "/e/:slug", least: "anyone", answer: "frame" },
  { method: "GET", path: "/embed.js", least: "anyone", answer: "script" },

  // The page is the same under every link; what the link opens is the API's to say.
  { method: "GET", path: "/r/worker.js", least: "anyone", answer: "asset" },
  { method: "GET", path: "/r/:token", least: "anyone", answer: "recorder" },
  { method: "GET", path: "/r/:token/manifest.webmanifest", least: "anyone", answer: "asset" },

  { method: "GET", path: "/api", least: "anyone", answer: "page" },
  { method: "GET", path: "/api/openapi.json", least: "anyone", answer: "api" },
  { method: "GET", path: "/api/session", least: "anyone", answer: "api" },
  { method: "POST", path: "/api/session", least: "anyone", answer: "api", mostBody: JSON_BODY, rate: "sign-in" },
  { method: "POST", path: "/api/session/link", least: "anyone", answer: "api", mostBody: JSON_BODY, rate: "sign-in" },
  { method: "POST", path: "/api/invitation", least: "anyone", answer: "api", mostBody: JSON_BODY, rate: "sign-in" },
  {
    method: "POST",
    path: "/api/session/invitation",
    least: "anyone",
    answer: "api",
    mostBody: JSON_BODY,
    rate: "sign-in",
  },
  { method: "DELETE", path: "/api/session", least: "anyone", answer: "api" },
  { method: "POST", path: "/api/password", least: "signed-in", answer: "api", mostBody: JSON_BODY, rate: "sign-in" },

  // Public, and asked again each time: so it says how it may be kept.
  { method: "GET", path: "/api/feed", least: "anyone", answer: "asset" },
  { method: "GET", path: "/api/meetings", least: "anyone", answer: "api" },
  { method: "POST", path: "/api/meetings", least: "producer", answer: "api", house: true, mostBody: PLAN_BODY },
  { method: "GET", path: "/api/meetings/:slug", least: "editor", answer: "api" },
  { method: "PUT", path: "/api/meetings/:slug", least: "moderator", answer: "api", mostBody: PLAN_BODY },
  { method: "DELETE", path: "/api/meetings/:slug", least: "producer", answer: "api", house: true },
  {
    method: "POST",
    path: "/api/meetings/:slug/copy",
    least: "producer",
    answer: "api",
    house: true,
    mostBody: JSON_BODY,
  },
  { method: "PUT", path: "/api/meetings/:slug/archive", least: "producer", answer: "api", mostBody: JSON_BODY },
  { method: "DELETE", path: "/api/meetings/:slug/archive", least: "producer", answer: "api" },
  { method: "POST", path: "/api/meetings/:slug/agenda-cards", least: "editor", answer: "api", mostBody: JSON_BODY },
  { method: "GET", path: "/api/meetings/:slug/acts", least: "editor", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/rehearsal", least: "editor", answer: "api" },
  { method: "POST", path: "/api/meetings/:slug/rehearsal", least: "moderator", answer: "api", mostBody: JSON_BODY },
  { method: "DELETE", path: "/api/meetings/:slug/rehearsal", least: "moderator", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/rehearsal/acts", least: "editor", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/readiness", least: "editor", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/overlay-key", least: "moderator", answer: "api" },
  { method: "POST", path: "/api/meetings/:slug/overlay-key", least: "moderator", answer: "api", mostBody: JSON_BODY },

  { method: "GET", path: "/api/meetings/:slug/people", least: "moderator", answer: "api" },
  { method: "POST", path: "/api/meetings/:slug/invitations", least: "moderator", answer: "api", mostBody: JSON_BODY },
  { method: "DELETE", path: "/api/meetings/:slug/invitations/:id", least: "moderator", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/tokens", least: "moderator", answer: "api" },
  { method: "POST", path: "/api/meetings/:slug/tokens", least: "moderator", answer: "api", mostBody: JSON_BODY },
  { method: "DELETE", path: "/api/meetings/:slug/tokens/:id", least: "moderator", answer: "api" },
  { method: "GET", path: "/api/people", least: "producer", answer: "api", house: true },
  { method: "PATCH", path: "/api/people/:id", least: "producer", answer: "api", house: true, mostBody: JSON_BODY },
  { method: "DELETE", path: "/api/people/:id", least: "producer", answer: "api", house: true },
  {
    method: "POST",
    path: "/api/people/invitations",
    least: "producer",
    answer: "api",
    house: true,
    mostBody: JSON_BODY,
  },
  { method: "DELETE", path: "/api/people/invitations/:id", least: "producer", answer: "api", house: true },

  { method: "GET", path: "/api/stages/:stage", least: "editor", answer: "api" },
  { method: "PATCH", path: "/api/stages/:stage", least: "producer", answer: "api", house: true, mostBody: JSON_BODY },
  {
    method: "POST",
    path: "/api/stages/:stage/key",
    least: "producer",
    answer: "api",
    house: true,
    mostBody: JSON_BODY,
  },
  { method: "GET", path: "/api/recordings", least: "moderator", answer: "api", house: true },
  { method: "GET", path: "/api/recordings/:id.mp4", least: "moderator", answer: "api", house: true, rate: "disk" },
  { method: "DELETE", path: "/api/recordings/:id", least: "producer", answer: "api", house: true },
  {
    method: "PATCH",
    path: "/api/recordings/settings",
    least: "producer",
    answer: "api",
    house: true,
    mostBody: JSON_BODY,
  },
  { method: "POST", path: "/api/images", least: "editor", answer: "api", mostBody: PICTURE_BODY },

  { method: "GET", path: "/api/library", least: "editor", answer: "api" },
  { method: "POST", path: "/api/library", least: "editor", answer: "api", mostBody: JSON_BODY },
  { method: "GET", path: "/api/library/:id", least: "editor", answer: "api" },
  { method: "PUT", path: "/api/library/:id", least: "editor", answer: "api", mostBody: DECK_BODY },
  { method: "DELETE", path: "/api/library/:id", least: "moderator", answer: "api", house: true },
  { method: "GET", path: "/api/library/:id/uses", least: "editor", answer: "api" },
  { method: "GET", path: "/api/library/:id/versions", least: "editor", answer: "api" },
  { method: "POST", path: "/api/files", least: "editor", answer: "api", mostBody: UPLOAD_BODY, rate: "disk" },
  { method: "GET", path: "/api/decks", least: "editor", answer: "api" },
  { method: "POST", path: "/api/decks", least: "editor", answer: "api", mostBody: UPLOAD_BODY, rate: "disk" },
  { method: "GET", path: "/api/decks/jobs/:id", least: "editor", answer: "api" },
  { method: "DELETE", path: "/api/decks/jobs/:id", least: "editor", answer: "api" },
  { method: "POST", path: "/api/meetings/:slug/cues", least: "editor", answer: "api", mostBody: JSON_BODY },

  { method: "GET", path: "/api/meetings/:slug/exhibition", least: "anyone", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/exhibition/stands/:id", least: "anyone", answer: "api" },
  {
    method: "POST",
    path: "/api/meetings/:slug/exhibition/stands/:id/questions",
    least: "anyone",
    answer: "api",
    mostBody: JSON_BODY,
    rate: "asking",
  },
  // The key in its query opens it.
  {
    method: "GET",
    path: "/api/meetings/:slug/exhibition/stands/:id/questions/:question",
    least: "anyone",
    answer: "api",
  },
  { method: "GET", path: "/api/meetings/:slug/exhibition/desk", least: "editor", answer: "api" },
  {
    method: "PUT",
    path: "/api/meetings/:slug/exhibition/settings",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/exhibition/stands",
    least: "moderator",
    answer: "api",
    mostBody: STAND_BODY,
  },
  {
    method: "PUT",
    path: "/api/meetings/:slug/exhibition/stands/:id",
    least: "moderator",
    answer: "api",
    mostBody: STAND_BODY,
  },
  {
    method: "PATCH",
    path: "/api/meetings/:slug/exhibition/stands/:id",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  { method: "DELETE", path: "/api/meetings/:slug/exhibition/stands/:id", least: "moderator", answer: "api" },
  {
    method: "POST",
    path: "/api/meetings/:slug/exhibition/stands/:id/accept",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/exhibition/stands/:id/return",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/exhibition/stands/:id/passes",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  { method: "DELETE", path: "/api/meetings/:slug/exhibition/passes/:id", least: "moderator", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/exhibition/visits.csv", least: "editor", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/exhibition/questions", least: "editor", answer: "api" },
  {
    method: "POST",
    path: "/api/meetings/:slug/exhibition/questions/:id/accept",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/exhibition/questions/:id/answer",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  // Clips: their bytes, what a reporter's link opens, the reviewers' queue, and what everybody may see.
  { method: "POST", path: "/upload/clips", least: "signed-in", passes: ["stand", "reporter"], answer: "api" },
  { method: "GET", path: "/upload/clips/:id", least: "signed-in", passes: ["stand", "reporter"], answer: "api" },
  {
    method: "PATCH",
    path: "/upload/clips/:id",
    least: "signed-in",
    passes: ["stand", "reporter"],
    answer: "api",
    mostBody: MOST_CLIP_BYTES,
  },
  { method: "DELETE", path: "/upload/clips/:id", least: "signed-in", passes: ["stand", "reporter"], answer: "api" },
  { method: "GET", path: "/api/reporter", least: "pass", passes: ["reporter"], answer: "api" },
  {
    method: "POST",
    path: "/api/reporter/clips",
    least: "pass",
    passes: ["reporter"],
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "PATCH",
    path: "/api/reporter/clips/:id",
    least: "pass",
    passes: ["reporter"],
    answer: "api",
    mostBody: JSON_BODY,
  },
  { method: "DELETE", path: "/api/reporter/clips/:id", least: "pass", passes: ["reporter"], answer: "api" },
  {
    method: "POST",
    path: "/api/reporter/assignments/:id/take",
    least: "pass",
    passes: ["reporter"],
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/reporter/assignments/:id/done",
    least: "pass",
    passes: ["reporter"],
    answer: "api",
    mostBody: JSON_BODY,
  },
  { method: "GET", path: "/api/meetings/:slug/feed/desk", least: "editor", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/feed/images/:file", least: "editor", answer: "picture" },
  {
    method: "PUT",
    path: "/api/meetings/:slug/feed/settings",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/kill",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/rehearsal",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  { method: "GET", path: "/api/feed/targets", least: "moderator", answer: "api", house: true },
  { method: "POST", path: "/api/feed/targets", least: "admin", answer: "api", house: true, mostBody: JSON_BODY },
  { method: "PUT", path: "/api/feed/targets/:id", least: "admin", answer: "api", house: true, mostBody: JSON_BODY },
  {
    method: "POST",
    path: "/api/feed/targets/:id/check",
    least: "admin",
    answer: "api",
    house: true,
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/feed/targets/:id/pause",
    least: "moderator",
    answer: "api",
    house: true,
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/feed/targets/:id/resume",
    least: "moderator",
    answer: "api",
    house: true,
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/feed/targets/:id/kill",
    least: "moderator",
    answer: "api",
    house: true,
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/feed/targets/:id/oauth",
    least: "admin",
    answer: "api",
    house: true,
    mostBody: JSON_BODY,
  },
  { method: "POST", path: "/api/feed/connected", least: "admin", answer: "api", house: true, mostBody: JSON_BODY },
  { method: "DELETE", path: "/api/feed/targets/:id", least: "admin", answer: "api", house: true },
  {
    method: "POST",
    path: "/api/feed/kill",
    least: "moderator",
    answer: "api",
    house: true,
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/highlights",
    least: "editor",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "PUT",
    path: "/api/meetings/:slug/feed/highlights/:id",
    least: "editor",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/highlights/:id/preview",
    least: "editor",
    answer: "api",
    mostBody: JSON_BODY,
  },
  { method: "DELETE", path: "/api/meetings/:slug/feed/highlights/:id", least: "editor", answer: "api" },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/highlights/:id/approve",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/highlights/:id/take-back",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/highlights/:id/release-now",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/highlights/:id/correct",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/highlights/:id/cancel-correction",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/highlights/:id/withdraw",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/rows/:id/resolve",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/rows/:id/retry",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/feed/rows/:id/cancel",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  { method: "GET", path: "/api/meetings/:slug/clips", least: "anyone", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/clips/channel", least: "editor", answer: "api" },
  {
    method: "PUT",
    path: "/api/meetings/:slug/clips/channel",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  { method: "GET", path: "/api/meetings/:slug/clips/desk", least: "editor", answer: "api" },
  { method: "GET", path: "/api/meetings/:slug/clips/:id", least: "anyone", answer: "api" },
  {
    method: "POST",
    path: "/api/meetings/:slug/clips",
    least: "editor",
    passes: ["stand"],
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/clips/stream",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "PATCH",
    path: "/api/meetings/:slug/clips/:id",
    least: "moderator",
    answer: "api",
    mostBody: CLIP_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/clips/:id/approve",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/clips/:id/return",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/clips/:id/reject",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/meetings/:slug/clips/:id/withdraw",
    least: "moderator",
    answer: "api",
    mostBody: JSON_BODY,
  },
  { method: "DELETE", path: "/api/meetings/:slug/clips/:id", least: "moderator", answer: "api" },
  { method: "POST", path: "/api/meetings/:slug/assignments", least: "editor", answer: "api", mostBody: JSON_BODY },
  { method: "DELETE", path: "/api/meetings/:slug/assignments/:id", least: "editor", answer: "api" },
  { method: "POST", path: "/api/meetings/:slug/reporters", least: "moderator", answer: "api", mostBody: JSON_BODY },
  { method: "DELETE", path: "/api/meetings/:slug/reporters/:id", least: "moderator", answer: "api" },
  { method: "GET", path: "/api/stand", least: "pass", passes: ["stand"], answer: "api" },
  { method: "PUT", path: "/api/stand", least: "pass", passes: ["stand"], answer: "api", mostBody: STAND_BODY },
  { method: "POST", path: "/api/stand/submit", least: "pass", passes: ["stand"], answer: "api", mostBody: JSON_BODY },
  {
    method: "POST",
    path: "/api/stand/take-back",
    least: "pass",
    passes: ["stand"],
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/stand/images",
    least: "pass",
    passes: ["stand"],
    answer: "api",
    mostBody: PICTURE_BODY,
  },
  {
    method: "POST",
    path: "/api/stand/files",
    least: "pass",
    passes: ["stand"],
    answer: "api",
    mostBody: UPLOAD_BODY,
    rate: "disk",
  },
  { method: "GET", path: "/api/stand/figures", least: "pass", passes: ["stand"], answer: "api" },
  {
    method: "POST",
    path: "/api/stand/questions/:id/accept",
    least: "pass",
    passes: ["stand"],
    answer: "api",
    mostBody: JSON_BODY,
  },
  {
    method: "POST",
    path: "/api/stand/questions/:id/answer",
    least: "pass",
    passes: ["stand"],
    answer: "api",
    mostBody: JSON_BODY,
  },

  { method: "GET", path: "/api/sheet/template.xlsx", least: "editor", answer: "api" },
  { method: "GET", path: "/api/sheet/template.csv", least: "editor", answer: "api" },
  { method: "POST", path: "/api/meetings/:slug/sheet", least: "editor", answer: "api", mostBody: SHEET_BODY },
  { method: "POST", path: "/api/meetings/:slug/sheet/apply", least: "moderator", answer: "api", mostBody: SHEET_BODY },
  { method: "GET", path: "/api/meetings/:slug/archive.zip", least: "moderator", answer: "api", rate: "disk" },
  {
    method: "POST",
    path: "/api/meetings/import",
    least: "producer",
    answer: "api",
    house: true,
    mostBody: ARCHIVE_BODY,
    rate: "disk",
  },
];

/**
 * For programs that come with a token of the meeting instead of a session: `least` is of the token's role, in its meeting.
 * No cookie is read there, so any site may ask, and `OPTIONS` says so (AP2, AP4).
 */
export const automationRoutes: readonly Route[] = [
  { method: "GET", path: "/api/v1/meetings/:slug/state", least: "editor", answer: "automation", rate: "token" },
  { method: "GET", path: "/api/v1/meetings/:slug/events", least: "editor", answer: "automation", rate: "token" },
  { method: "GET", path: "/api/v1/meetings/:slug/cues", least: "editor", answer: "automation", rate: "token" },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/items/next/start",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/items/:itemId/start",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/arm",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/disarm",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/take",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/cues/:cueId/take",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/slides/next",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/slides/previous",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/clear/:layer",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/blackout",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/recall",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
  {
    method: "POST",
    path: "/api/v1/meetings/:slug/undo",
    least: "moderator",
    answer: "automation",
    mostBody: PRESS_BODY,
    rate: "token",
  },
];

/** By what their addresses name; `/replay/` has its own. All of them answer `OPTIONS` from any site, and change nothing. */
export const mediaRoutes = {
  playlist: { method: "GET", path: "/hls/:stage/:list.m3u8", least: "anyone", answer: "media", rate: "held" },
  init: { method: "GET", path: "/hls/:stage/:epoch/init-:id.mp4", least: "anyone", answer: "media", rate: "disk" },
  segment: { method: "GET", path: "/hls/:stage/:epoch/:number.m4s", least: "anyone", answer: "media", rate: "disk" },
  part: {
    method: "GET",
    path: "/hls/:stage/:epoch/:number.:first-:size.m4s",
    least: "anyone",
    answer: "media",
    rate: "held",
  },
  replay: { method: "GET", path: "/replay/:slug/index.m3u8", least: "anyone", answer: "media" },
} as const satisfies Record<HlsAddress["type"] | "replay", Route>;

/** Also in front of the app, and for caches: the public record of a meeting. */
export const recordRoute: Route = { method: "GET", path: "/m/:slug/record.json", least: "anyone", answer: "media" };

/** Beside the app: the socket's own handshake and polling, and the port for the operator's machine. */
export const otherRoutes = [
  { method: "GET", path: "/socket.io/", least: "anyone", answer: "socket" },
  { method: "POST", path: "/socket.io/", least: "anyone", answer: "socket", mostBody: 64 * 1024 },
  // On a port of its own, bound to loopback unless the operator says otherwise.
  { method: "GET", path: "/metrics", least: "anyone", answer: "figures" },
] as const satisfies readonly Route[];

/** Events a page may send. A command's right is its type's; following a rundown is the control room's. */
export const socketEvents = {
  follow: { timeline: "anyone", rundown: "editor", rehearsal: "editor" },
  report: "anyone",
  here: "editor",
  "watch-feed": "anyone",
  visit: "anyone",
  command: {
    add: "editor",
    edit: "editor",
    move: "editor",
    drop: "editor",
    "mark-cue": "editor",
    arm: "moderator",
    "run-clock": "moderator",
    "set-rules": "producer",
    plan: "moderator",
    open: "moderator",
    take: "moderator",
    clear: "moderator",
    blackout: "moderator",
    recall: "moderator",
    undo: "moderator",
    change: "moderator",
    mark: "moderator",
    withdraw: "moderator",
    close: "moderator",
    archive: "producer",
    unarchive: "producer",
  } satisfies Record<(TimelineCommand | RundownCommand)["type"], Least>,
} as const satisfies Record<keyof ClientToServer, Least | Readonly<Record<string, Least>>>;
