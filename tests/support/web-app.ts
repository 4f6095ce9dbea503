import { randomBytes } from "node:crypto";
import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { duplexPair } from "node:stream";
import type { Clock } from "../../server/clock.ts";
import type { Shelves } from "../../server/exhibition/ports.ts";
import { OwnFeed, type OwnFeedDeps } from "../../server/feeds/own-feed/own-feed.ts";
import { openOwnFeed } from "../../server/feeds/targets/own.ts";
import { type Log, type LogFields, silentLog } from "../../server/log.ts";
import { createApiTokens } from "../../server/store/api-tokens.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createFeedStore } from "../../server/store/feeds/store.ts";
import { createInvitations } from "../../server/store/invitations.ts";
import { createPasses } from "../../server/store/passes.ts";
import { type AppDeps, createApp } from "../../server/web/app.ts";
import { Auth } from "../../server/web/auth/auth.ts";
import { Passes } from "../../server/web/auth/passes.ts";
import { hashToken } from "../../server/web/auth/token.ts";
import type { FeedParts } from "../../server/web/feed-ports.ts";
import { createHttpServer } from "../../server/web/http-server.ts";
import { type KeptKeys, OverlayKeys } from "../../server/web/outputs/overlay-keys.ts";
import type {
  Account,
  AccountStore,
  ImageLibrary,
  Meeting,
  Session,
  SessionStore,
  StageSettings,
} from "../../server/web/ports.ts";
import type { RecordingDesk } from "../../server/web/recording-ports.ts";
import type { ShowDesk } from "../../server/web/show-ports.ts";
import { openExhibition } from "../../server/wiring/exhibition.ts";
import { openFeedAccounts } from "../../server/wiring/feed-accounts.ts";
import { accept, refuse } from "../../shared/result.ts";
import { type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import { nothingAbout } from "../../shared/timeline/meeting-plan.ts";
import { emptyRecord } from "../../shared/timeline/reduce.ts";
import { idleClips } from "./idle-clips.ts";
import { idleFeed } from "./idle-feed.ts";

/** A moment to start from, and a clock that only the test moves. */
export class TestClock implements Clock {
  #now = programTime(Date.UTC(2026, 0, 30, 7, 30));
  now(): ProgramTime {
    return this.#now;
  }
  advance(by: Millis): void {
    this.#now = programTime(this.#now + by);
  }
}

export const anAccount = (more: Partial<Account> = {}): Account => ({
  id: "account-admin",
  login: "admin",
  name: "Ирина Соколова",
  role: "admin",
  passwordHash: null,
  meetings: null,
  disabledAt: null,
  seenAt: null,
  ...more,
});

export const aMeeting = (more: Partial<Meeting> = {}): Meeting => ({
  slug: "kollegiya",
  stage: "main",
  sample: false,
  record: { ...emptyRecord, phase: "planned", title: "Итоги 2025 года" },
  ...more,
});

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  readonly json: () => any;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly address?: string;
}

/** The web app over stores in memory, asked without a port: each request has its own pair of streams. */
export function webApp({
  clips,
  feedParts,
  clipOf = () => null,
  ...more
}: Partial<AppDeps> & {
  accounts?: readonly Account[];
  isHttps?: boolean;
  shelves?: Shelves;
  /** A desk that clips come to; absent: none do. */
  clips?: Pick<ReturnType<typeof idleClips>, "desk" | "uploads">;
  /** What the feed has besides its entries. */
  feedParts?: Omit<FeedParts, "reader">;
  /** Approved ones that entries have. */
  clipOf?: OwnFeedDeps["clipOf"];
} = {}) {
  const clock = new TestClock();
  const accounts = new Map((more.accounts ?? [anAccount()]).map((account) => [account.id, account]));
  const sessions = new Map<string, Session>();
  const links = new Map<string, { accountId: string; expiresAt: ProgramTime }>();
  const meetings = new Map<string, Meeting>();
  const stages = new Map<string, StageSettings>([
    ["main", { name: "main", takeover: false, encoderDelayMs: millis(0), keySetAt: null }],
  ]);
  const said: { message: string; fields: LogFields | undefined }[] = [];
  const listen = (message: string, fields?: LogFields) => said.push({ message, fields });
  const log: Log = {
    ...silentLog,
    info: listen,
    warn: listen,
    fault: (message, error, fields) => listen(message, { ...fields, error }),
  };
  const database = openDatabase(":memory:");
  const invitations = createInvitations(database, {
    byLogin: (login) => [...accounts.values()].find((account) => account.login === login) ?? null,
    add: (account) => void accounts.set(account.id, anAccount(account)),
  });
  const tokens = createApiTokens(database);
  const exhibition = openExhibition({
    ...{ database, clock, log },
    ledgers: { listen: () => () => {}, meetings: () => [] },
    shelves: () => more.shelves ?? { figureOf: () => null, hasFile: () => true, hasFilm: () => true },
  });
  const passes = new Passes(createPasses(database), { clock, log, nameOf: (id) => accounts.get(id)?.name ?? null });
  const clipHouse = clips ?? idleClips(database, { clock, log });
  const feeds = createFeedStore(database);
  const ownFeed = new OwnFeed({ rows: feeds.rows, clipOf, zoneOf: () => "UTC", log });
  const told: (readonly [accountId: string, isOut: boolean])[] = [];
  const stores = {
    accounts: {
      byId: (id) => accounts.get(id) ?? null,
      byLogin: (login) => [...accounts.values()].find((account) => account.login === login) ?? null,
      setPassword: (id, passwordHash) => {
        const account = accounts.get(id);
        if (account) accounts.set(id, { ...account, passwordHash });
      },
      list: () => [...accounts.values()],
      change: (id, change) => {
        const account = accounts.get(id);
        if (account) accounts.set(id, { ...account, ...change });
      },
      markSeen: () => {},
      drop: (id) => void accounts.delete(id),
    } satisfies AccountStore,
    sessions: {
      add: (session) => void sessions.set(session.tokenHash, session),
      find: (hash) => sessions.get(hash) ?? null,
      touch: (hash, seenAt) => {
        const session = sessions.get(hash);
        if (session) sessions.set(hash, { ...session, seenAt });
      },
      drop: (hash) => void sessions.delete(hash),
      dropAllOf: (accountId) => {
        for (const session of [...sessions.values()])
          if (session.accountId === accountId) sessions.delete(session.tokenHash);
      },
    } satisfies SessionStore,
  };
  const auth = new Auth({
    ...stores,
    invitations,
    tokens,
    links: {
      consume: (hash, now) => {
        const link = links.get(hash);
        links.delete(hash);
        return link !== undefined && now < link.expiresAt ? link.accountId : null;
      },
    },
    clock,
    log,
    isHttps: more.isHttps ?? false,
  });
  const app = createApp({
    clock,
    log,
    auth,
    publicUrl: null,
    trustProxy: 0,
    isAlive: () => true,
    isReady: () => true,
    images: noImages,
    recordings: noRecordings,
    ...noLibrary,
    access: { ...stores, invitations, tokens, onChanged: (accountId, isOut) => void told.push([accountId, isOut]) },
    exhibition: { ...exhibition, passes },
    exhibitionReader: exhibition.reader,
    clipDesk: { ...clipHouse, passes },
    clipReader: clipHouse.desk,
    clipChannel: { isOn: () => false, turn: () => {} },
    clipMedia: { shelf: { fileOf: () => Promise.resolve(null) }, passes },
    feed: { reader: ownFeed, ...feedParts },
    feedDesk: idleFeed(database, { clock, log }),
    feedTargets: openFeedAccounts({
      ...{ store: feeds, clock, log, secretsKey: randomBytes(32), readMedia: async () => new Uint8Array() },
      own: openOwnFeed({ store: feeds, clock, titleOf: (slug) => slug }),
      siteUrl: () => "http://localhost:8080",
    }).calls,
    show: noShow,
    outputs: { overlayKeys: new OverlayKeys(new KeptInMemory(), clock), embedOrigins: [] },
    client: {
      page: () =>
        '<!doctype html>\n<html lang="ru" data-meeting="" data-stage="main"><head><title>Эфир</title><!--efir:head--></head><body><!--efir:body--></body></html>',
      asset: () => null,
    },
    meetings: {
      list: () => [...meetings.values()].reverse(),
      find: (slug) => meetings.get(slug) ?? null,
      create: (meeting) => {
        if (meetings.has(meeting.slug)) return refuse("SLUG_TAKEN");
        const made = aMeeting({
          slug: meeting.slug,
          record: { ...emptyRecord, ...meeting, about: meeting.about ?? nothingAbout, phase: "planned" },
        });
        meetings.set(made.slug, made);
        return accept(made);
      },
      drop: (slug) => meetings.delete(slug),
      viewers: () => 7,
      // Tests of what changes a meeting bring real ledgers.
      plan: () => ({ ok: false, refusal: { code: "STORE_UNAVAILABLE" } }),
      putAway: () => ({ ok: false, refusal: { code: "STORE_UNAVAILABLE" } }),
      cues: () => [],
      addCues: () => ({ ok: false, refusal: { code: "STORE_UNAVAILABLE" } }),
      acts: () => [],
    },
    stages: {
      find: (name) => stages.get(name) ?? null,
      change: (name, change) => {
        const settings = stages.get(name);
        if (settings === undefined) throw new Error("no such stage");
        const changed = { ...settings, ...change };
        stages.set(name, changed);
        return changed;
      },
      rotateKey: () => "NEWKEY234567",
      ingestUrl: (host) => `rtmp://${host.split(":")[0]}:1935/live`,
    },
    ...more,
  });
  const server = createHttpServer(app);
  const ask = (path: string, { method = "GET", headers = {}, body, address = "203.0.113.7" }: Ask = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const [ours, theirs] = duplexPair();
      Object.assign(theirs, { remoteAddress: address, setTimeout() {}, setNoDelay() {}, setKeepAlive() {} });
      Object.assign(ours, { setTimeout() {}, setNoDelay() {}, setKeepAlive() {}, ref() {}, unref() {} });
      server.emit("connection", theirs);
      const payload = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const sent: ClientRequest = request({
        // The pair stands in for a socket: the request only reads and writes it.
        createConnection: () => ours as never,
        method,
        path,
        headers: {
          host: "efir.test",
          connection: "close",
          ...(payload === undefined ? {} : { "content-type": "application/json", "content-length": payload.length }),
          ...(typeof payload === "string" ? { "content-length": Buffer.byteLength(payload) } : {}),
          ...headers,
        },
      });
      sent.on("error", reject);
      sent.on("response", (response) => void collect(response).then(resolve, reject));
      sent.end(payload);
    });
  /** As a page of ours sends it. */
  const post = (path: string, body: unknown, more: Ask = {}) =>
    ask(path, { method: "POST", body, ...more, headers: { origin: "http://efir.test", ...more.headers } });
  return {
    /** Express itself, for who has a server of their own. */
    express: app,
    ask,
    post,
    clock,
    auth,
    said,
    accounts,
    sessions,
    invitations,
    tokens,
    exhibition,
    feeds,
    ownFeed,
    passes,
    /** Whose rights were changed, and whether they are out. */
    told,
    meetings,
    stages,
    /** A one-time link for the account, good for 24 h. */
    giveLink: (code: string, accountId = "account-admin") =>
      links.set(hashToken(code), { accountId, expiresAt: programTime(clock.now() + 24 * 3_600_000) }),
    /** Signs in by a fresh link; the value for a `cookie` header. */
    signInAs: async (accountId = "account-admin") => {
      const code = `${"k".repeat(42)}${sessions.size % 10}`;
      links.set(hashToken(code), { accountId, expiresAt: programTime(clock.now() + 1000) });
      return cookieOf(await post("/api/session/link", { kod: code }));
    },
  };
}

export const cookieOf = (answer: Answer): string => answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";

class KeptInMemory implements KeptKeys {
  readonly #valueBySlug = new Map<string, string>();
  get(slug: string): string | null {
    return this.#valueBySlug.get(slug) ?? null;
  }
  set(slug: string, value: string): void {
    this.#valueBySlug.set(slug, value);
  }
}

/** Tests of rehearsals bring real ledgers. */
const noShow: ShowDesk = {
  rehearsals: {
    since: () => null,
    begin: () => ({ ok: false, refusal: { code: "STORE_UNAVAILABLE" } }),
    end: () => ({ ok: true, seq: 0 }),
    acts: () => [],
  },
  readiness: () => Promise.resolve(null),
};

const noRecordings: RecordingDesk = {
  list: () => ({
    broadcasts: [],
    disk: { freeBytes: 0, floorBytes: 0, usedBytes: 0, writing: "on" },
    keepDays: null,
    titleBySlug: {},
  }),
  find: () => Promise.resolve(null),
  drop: () => Promise.resolve("unknown"),
  keepFor: () => Promise.resolve(),
};

export const noLibrary: Pick<AppDeps, "library" | "decks" | "files" | "exchange"> = {
  library: {
    list: () => [],
    find: () => null,
    add: () => refuse("TOO_MANY"),
    change: () => refuse({ code: "UNKNOWN_ITEM" }),
    uses: () => [],
    drop: () => false,
    figureVersions: () => [],
    addCues: () => refuse("UNKNOWN_MEETING"),
  },
  decks: {
    hasOffice: false,
    find: () => null,
    begin: () => Promise.resolve(refuse("BUSY")),
    append: () => Promise.resolve(refuse("UNKNOWN_JOB")),
    cancel: () => false,
  },
  files: { receive: () => Promise.resolve(refuse("NO_ROOM")), pathOf: () => null },
  exchange: {
    sheets: {
      templateXlsx: () => Promise.resolve(Buffer.from("")),
      templateCsv: () => Buffer.from(""),
      preview: () => Promise.resolve(refuse({ code: "UNKNOWN_MEETING" })),
      apply: () => Promise.resolve(refuse({ code: "UNKNOWN_MEETING" })),
    },
    archives: {
      export: () => Promise.resolve(refuse({ code: "UNKNOWN_MEETING" })),
      import: () => Promise.resolve(refuse({ code: "NO_ROOM" })),
    },
  },
};

const noImages: ImageLibrary = { keep: () => Promise.resolve(refuse("NOT_AN_IMAGE")), pathOf: () => null };

async function collect(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString("utf8");
  return { status: response.statusCode ?? 0, headers: response.headers, bytes, text, json: () => JSON.parse(text) };
}
