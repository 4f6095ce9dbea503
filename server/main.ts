/**
 * The composition root: the only file that reads the process, opens sockets and joins the folders. Nothing imports it.
 * `node server/main.ts` serves; `node server/main.ts link` prints a new one-time link into the control room.
 */
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { millis } from "../shared/time.ts";
import { Presence } from "./audience/presence.ts";
import { systemClock as clock } from "./clock.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { ListenError, RtmpServer } from "./ingest/rtmp-server.ts";
import { Ledgers } from "./ledger/ledgers.ts";
import { Images } from "./library/images.ts";
import { createLog, type Log } from "./log.ts";
import { readClip } from "./playout/clip.ts";
import { slateClipFile } from "./playout/slate-file.ts";
import { createAccounts } from "./store/accounts.ts";
import { createActs } from "./store/acts.ts";
import { DatabaseRefused, openDatabase } from "./store/database.ts";
import { createEventLog } from "./store/event-log.ts";
import { createLinkTokens } from "./store/link-tokens.ts";
import { createSessions } from "./store/sessions.ts";
import { createSettings } from "./store/settings.ts";
import { createStages } from "./store/stages.ts";
import { createApp } from "./web/app.ts";
import { Auth } from "./web/auth/auth.ts";
import { loadClientBuild } from "./web/client-build.ts";
import { networkReader } from "./web/client-network.ts";
import { HlsRoutes } from "./web/hls/hls-routes.ts";
import { createHttpServer } from "./web/http-server.ts";
import { LedgerSocket } from "./web/socket/ledger-socket.ts";
import { fillStages } from "./wiring/fillers.ts";
import { createLink, ensureAdmin } from "./wiring/first-admin.ts";
import { greet } from "./wiring/greeting.ts";
import { listenOn } from "./wiring/listen.ts";
import { meetingDirectory } from "./wiring/meetings.ts";
import { openSample } from "./wiring/sample.ts";
import { signalRecorder } from "./wiring/signal-record.ts";
import { authorizer, ensureStages, stageDesk } from "./wiring/stage-desk.ts";
import { Stagehouse } from "./wiring/stagehouse.ts";

/** Past this a stop is forced: a supervisor would kill us a little later anyway. */
const STOP_WITHIN_MS = 8000;

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, (line) => process.stderr.write(`${line}\n`));
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  if (process.argv[2] === "link") printLink(config);
  else await serve(config, log);
} catch (error) {
  if (!isForOperator(error)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
}

async function serve(config: Config, log: Log): Promise<void> {
  const resources = new AsyncDisposableStack();
  stopOnSignals(resources, log);
  const database = resources.adopt(openDatabase(join(config.dataDir, "efir.db")), (it) => it.close());
  const accounts = createAccounts(database);
  const links = createLinkTokens(database);
  const stages = createStages(database);
  const settings = createSettings(database);
  const people = { accounts, links, settings, clock };
  const { hasPassword } = await ensureAdmin(people, config.adminPassword);
  const keyAtStart = ensureStages({ stages, settings, clock }, config.stages, config.streamKey);
  const [mainStage = "main"] = config.stages;

  const encoderDelay = () => stages.find(mainStage)?.encoderDelayMs ?? millis(0);
  const ledgers = resources.adopt(
    new Ledgers({ log: createEventLog(database), clock, encoderDelayOf: encoderDelay, logger: log }),
    (it) => it.close(),
  );
  const images = await Images.open(join(config.dataDir, "images"));
  const sample = await openSample({
    isWanted: config.sample,
    dvrMinutes: config.dvrMinutes,
    clock,
    log,
    ledgers,
    images,
    settings,
  });
  resources.defer(sample.stop);
  const recordSignal = signalRecorder(ledgers, log);
  const house = resources.use(
    new Stagehouse({
      config,
      clock,
      log,
      settings,
      takeoverOf: (name) => stages.find(name)?.takeover ?? false,
      loop: sample.loop,
      slate: config.slate ? readClip(await readFile(slateClipFile)) : null,
      onSignal: (stage, change) => {
        if (stage !== mainStage) return;
        sample.signalChanged(change);
        recordSignal(change);
      },
    }),
  );

  const rtmp = resources.adopt(
    new RtmpServer({
      clock,
      log,
      authorize: authorizer(stages, new Set(config.stages)),
      claim: house.claim,
      onRefused: house.noteRefused,
    }),
    (it) => it.close(),
  );
  const rtmpAddress = await rtmp.listen(config.rtmpPort, config.bind ?? undefined);

  const publicUrl = config.publicUrl === null ? null : new URL(config.publicUrl);
  const auth = new Auth({
    accounts,
    sessions: createSessions(database),
    links,
    clock,
    log,
    isHttps: publicUrl?.protocol === "https:",
  });
  const presence = new Presence();
  const networkOf = networkReader(config.trustProxy);
  const hls = new HlsRoutes({ windows: house.windows, log, networkOf });
  const desk = stageDesk({ stages, clock, publishers: () => rtmp.publishers, rtmpPort: () => rtmpAddress.port });
  let isDraining = false;
  const onDropped = (slug: string) => {
    if (slug !== sample.slug) return;
    sample.forget();
  };
  const app = createApp({
    clock,
    log,
    publicUrl,
    trustProxy: config.trustProxy,
    client: await loadClientBuild(join(import.meta.dirname, "..", "dist", "client")),
    auth,
    meetings: meetingDirectory({
      ledgers,
      presence,
      acts: createActs(database),
      stage: mainStage,
      onDropped,
    }),
    stages: desk,
    images,
    isReady: () => !isDraining && ledgers.isWritable,
  });
  const http = createHttpServer((request, response) => {
    if (!hls.handle(request, response)) app(request, response);
  });
  resources.defer(async () => {
    http.close();
    http.closeAllConnections();
  });
  resources.use(
    new LedgerSocket({
      http,
      ledgers,
      presence,
      clock,
      log,
      publicUrl,
      authenticate: (request) => auth.actorOf(request),
      networkOf,
      signalOf: () => house.signalOf(mainStage),
      healthOf: () => house.healthOf(mainStage),
    }),
  );
  resources.defer(() => {
    isDraining = true;
    hls.close();
  });
  const httpPort = await listenOn(http, config.httpPort, config.bind);
  fillStages({ house, ledgers, stages: config.stages, sample });

  const host = config.bind ?? "localhost";
  process.stdout.write(
    greet({
      siteUrl: config.publicUrl ?? `http://${host}:${httpPort}`,
      slug: sample.slug ?? ledgers.meetings().at(-1)?.slug ?? null,
      code: hasPassword ? null : createLink(people),
      ingestUrl: desk.ingestUrl(publicUrl?.hostname ?? host).toString(),
      streamKey: keyAtStart.origin === "kept" ? null : keyAtStart.key,
    }),
  );
  await once(process, "beforeExit");
}

function printLink(config: Config): void {
  const database = openDatabase(join(config.dataDir, "efir.db"));
  const code = createLink({ accounts: createAccounts(database), links: createLinkTokens(database), clock });
  database.close();
  process.stdout.write(
    `${config.publicUrl ?? `http://${config.bind ?? "localhost"}:${config.httpPort}`}/pult/vhod?kod=${code}\n`,
  );
}

/** First signal: close everything in reverse order. Second, or too slow: go at once. */
function stopOnSignals(resources: AsyncDisposableStack, log: Log): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await resources.disposeAsync();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
  const fail = (error: unknown) => {
    log.fault("process failed", error);
    process.exit(1);
  };
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
}

/** What its operator can mend: said in words, without a stack. */
function isForOperator(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof DatabaseRefused || error instanceof ListenError;
}
