/**
 * The composition root: the only file that reads the process, opens sockets and joins the folders. Nothing imports it.
 * `node server/main.ts` serves; `… link` prints a new one-time link into the control room; `… backup` and `… restore`
 * are those of docs/operations.md.
 */
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { millis } from "../shared/time.ts";
import { Presence } from "./audience/presence.ts";
import { runBackupCommand, type Terminal } from "./backup/command.ts";
import { systemClock as clock } from "./clock.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { Moments } from "./feeds/own-feed/moments.ts";
import { ListenError, RtmpServer } from "./ingest/rtmp-server.ts";
import { Ledgers } from "./ledger/ledgers.ts";
import { Images } from "./library/images.ts";
import { type AdjustableLog, createLog } from "./log.ts";
import { Tally } from "./meter.ts";
import { HttpDrain } from "./ops/http-drain.ts";
import { lineWriter } from "./ops/line-writer.ts";
import type { Metrics } from "./ops/metrics.ts";
import { readClip } from "./playout/clip.ts";
import { slateClipFile, soundOnlyClipFile } from "./playout/slate-file.ts";
import { createAccounts } from "./store/accounts.ts";
import { createActs } from "./store/acts.ts";
import { holdDataFolder } from "./store/data-lock.ts";
import { DatabaseRefused, openDatabase } from "./store/database.ts";
import { createEventLog } from "./store/event-log.ts";
import { createLinkTokens } from "./store/link-tokens.ts";
import { createSettings } from "./store/settings.ts";
import { createStages } from "./store/stages.ts";
import { createApp } from "./web/app.ts";
import { Auth } from "./web/auth/auth.ts";
import { Passes } from "./web/auth/passes.ts";
import { loadClientBuild } from "./web/client-build.ts";
import { networkReader } from "./web/client-network.ts";
import { HlsRoutes } from "./web/hls/hls-routes.ts";
import { createHttpServer } from "./web/http-server.ts";
import { LedgerSocket } from "./web/socket/ledger-socket.ts";
import { RecordSnapshots } from "./web/socket/record-snapshots.ts";
import { openAccess } from "./wiring/access.ts";
import { claimMeetings, openArchive, replayLibrary, restoredWindows } from "./wiring/archive.ts";
import { openAutomation } from "./wiring/automation.ts";
import { openBackups } from "./wiring/backups.ts";
import { openClipChannel } from "./wiring/clip-channel.ts";
import { openClips } from "./wiring/clips.ts";
import { openClockwork } from "./wiring/clockwork.ts";
import { closeDatabase } from "./wiring/close-database.ts";
import { connectionLimit } from "./wiring/connection-limit.ts";
import { openExchange } from "./wiring/exchange.ts";
import { openExhibition, standShelves } from "./wiring/exhibition.ts";
import { openFeeds } from "./wiring/feeds.ts";
import { type Fillers, fillStages } from "./wiring/fillers.ts";
import { createLink, ensureAdmin } from "./wiring/first-admin.ts";
import { greet } from "./wiring/greeting.ts";
import { openLibrary } from "./wiring/library.ts";
import { listenOn } from "./wiring/listen.ts";
import { measuredLog } from "./wiring/measured-log.ts";
import { meetingDirectory } from "./wiring/meetings.ts";
import { openMetrics } from "./wiring/metrics.ts";
import { openOutputs } from "./wiring/outputs.ts";
import { beginLife } from "./wiring/process-life.ts";
import { readinessDesk } from "./wiring/readiness.ts";
import { openRecordings } from "./wiring/recordings.ts";
import { endOldRehearsals, rehearsalDesk } from "./wiring/rehearsal.ts";
import { openSample } from "./wiring/sample.ts";
import { ensureSampleFeed } from "./wiring/sample-feed.ts";
import { signalRecorder } from "./wiring/signal-record.ts";
import { authorizer, ensureStages, stageDesk } from "./wiring/stage-desk.ts";
import { Stagehouse } from "./wiring/stagehouse.ts";
import { approveStandFilms } from "./wiring/stand-films.ts";
import { momentShelf, streamShelf } from "./wiring/stream-parts.ts";
import { readVersion } from "./wiring/version.ts";

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, lineWriter(process.stderr));
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const [, , command, ...args] = process.argv;
  if (command === "link") printLink(config);
  else if (command === "backup" || command === "restore") {
    process.exitCode = await runBackupCommand(command, args, { dataDir: config.dataDir, terminal: terminal() });
  } else await serve(config, log);
} catch (error) {
  if (!isForOperator(error)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
}

/** What is opened is added to `drain`, which closes it in reverse order: see the last line to learn what ends first. */
async function serve(config: Config, log: AdjustableLog): Promise<void> {
  const version = readVersion();
  const { drain, pulse } = beginLife(config, version, log);
  const tally = new Tally();
  let metrics: Metrics | null = null;
  const lock = holdDataFolder(config.dataDir);
  drain.add("data folder", 500, () => lock.close());
  const database = openDatabase(join(config.dataDir, "efir.db"));
  drain.add("database", 2_000, () => closeDatabase(database));
  const backups = openBackups({ config, clock, log });
  drain.add("backups", 1_000, () => backups?.close());
  const accounts = createAccounts(database);
  const links = createLinkTokens(database);
  const stages = createStages(database);
  const settings = createSettings(database);
  const people = { accounts, links, settings, clock };
  const { hasPassword } = await ensureAdmin(people, config.adminPassword);
  const keyAtStart = ensureStages({ stages, settings, clock }, config.stages, config.streamKey);
  const [mainStage = "main"] = config.stages;

  const encoderDelay = () => stages.find(mainStage)?.encoderDelayMs ?? millis(0);
  const eventLog = createEventLog(database);
  const presence = new Presence();
  const ledgers = new Ledgers({
    log: measuredLog(eventLog, (commit) => metrics?.noteCommit(commit)),
    clock,
    encoderDelayOf: encoderDelay,
    seenUpTo: (slug) => presence.seenUpTo(slug),
    logger: log,
    meter: tally,
  });
  drain.add("ledgers", 1_000, () => ledgers.close());
  drain.add("rehearsals", 500, endOldRehearsals(ledgers));
  drain.add("clock mode", 500, openClockwork({ ledgers, clock, log, encoderDelayOf: encoderDelay }));
  const images = await Images.open(join(config.dataDir, "images"));
  const clips = await openClips({ dataDir: config.dataDir, database, ledgers, images, clock, log });
  drain.add("clips", 6_000, () => clips.close());
  const publicUrl = config.publicUrl === null ? null : new URL(config.publicUrl);
  const host = config.bind ?? "localhost";
  let siteUrl = publicUrl?.origin ?? `http://${host}:${config.httpPort}`;
  const feeds = await openFeeds({
    dataDir: config.dataDir,
    ...{ database, ledgers, presence, clips, images, clock, log },
    secretsKey: config.secretsKey,
    siteUrl: () => siteUrl,
  });
  drain.add("feeds", 2_500, () => feeds.close());
  const exhibition = openExhibition({
    ...{ database, ledgers, clock, log },
    shelves: () => standShelves({ library: shelves.store, shelves: [images, shelves.files], clips: clips.desk }),
  });
  drain.add("exhibition", 500, () => exhibition.close());
  const exhibitions = exhibition.figures;
  const shelves = await openLibrary({
    dataDir: config.dataDir,
    database,
    eventLog,
    ledgers,
    images,
    exhibitions,
    others: [clips, feeds],
    clock,
    log,
  });
  drain.add("library", 3_000, () => shelves.close());
  const exchange = await openExchange({ dataDir: config.dataDir, ledgers, ...shelves, images, clock });
  const sample = await openSample({
    isWanted: config.sample,
    dvrMinutes: config.dvrMinutes,
    clock,
    log,
    ledgers,
    images,
    papers: shelves.files,
    library: shelves.store,
    stands: exhibition.stands,
    settings,
  });
  drain.add("sample", 500, () => sample.stop());
  const recordSignal = signalRecorder(ledgers, log);
  const archive = await openArchive({ config, clock, log });
  drain.add("archive", 6_000, () => archive.close());
  claimMeetings({ archive, ledgers, stage: mainStage });
  const rewindMs = millis(config.dvrMinutes * 60_000);
  clips.desk.stream.open({ shelf: streamShelf(archive), stage: mainStage, rewindMs });
  const moments = new Moments({ shelf: momentShelf(archive), stage: mainStage, clock, log });
  drain.add("parts of the stream", 1_000, () => clips.desk.stream.close());
  const recordings = openRecordings({ archive, ledgers, settings, log });
  drain.add("recordings", 500, () => recordings.stop());
  let fillers: Fillers | null = null;
  const clipChannel = openClipChannel({ clips, ledgers, settings, stage: mainStage });
  const house = new Stagehouse({
    config,
    clock,
    log,
    settings,
    archive,
    restored: await restoredWindows({ archive, config, clock }),
    takeoverOf: (name) => stages.find(name)?.takeover ?? false,
    loop: sample.loop,
    slate: config.slate ? readClip(await readFile(slateClipFile)) : null,
    nextFilm: (stage) => clipChannel.next(stage),
    soundOnly: readClip(await readFile(soundOnlyClipFile)),
    onSignal: (stage, change) => {
      if (stage !== mainStage) return;
      sample.signalChanged(change);
      recordSignal(change);
    },
  });
  drain.add("stages", 1_000, () => house[Symbol.dispose]());

  const rtmp = new RtmpServer({
    clock,
    log,
    authorize: authorizer(stages, new Set(config.stages)),
    claim: house.claim,
    onRefused: house.noteRefused,
  });
  let encodersGone = Promise.resolve();
  drain.add("encoders", 2_500, () => encodersGone);
  const rtmpAddress = await rtmp.listen(config.rtmpPort, config.bind ?? undefined);

  const access = openAccess({ database, accounts, log, socket: () => socket });
  const auth = new Auth({
    accounts,
    sessions: access.sessions,
    links,
    tokens: access.desk.tokens,
    invitations: access.desk.invitations,
    clock,
    log,
    isHttps: publicUrl?.protocol === "https:",
  });
  const passes = new Passes(access.passes, { clock, log, nameOf: (actorId) => auth.nameOf(actorId) });
  const networkOf = networkReader(config.trustProxy);
  const replays = replayLibrary(archive, ledgers, mainStage);
  const hls = new HlsRoutes({ windows: house.windows, log, networkOf, library: archive, replays });
  const desk = stageDesk({ stages, clock, publishers: () => rtmp.publishers, rtmpPort: () => rtmpAddress.port });
  let isDraining = false;
  const health = { isAlive: () => pulse.isAlive, isReady: () => !isDraining && ledgers.isWritable };
  const onDropped = (slug: string) => {
    access.forgetMeeting(slug);
    if (slug !== sample.slug) return;
    sample.forget();
  };
  const automation = openAutomation({
    ...{ ledgers, eventLog, presence, auth, clock, log },
    signalOf: () => house.signalOf(mainStage),
  });
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
    recordings,
    library: shelves.library,
    decks: shelves.decks,
    files: shelves.files,
    exchange,
    outputs: openOutputs({ settings, clock, embedOrigins: config.embedOrigins }),
    show: {
      rehearsals: rehearsalDesk(ledgers, createActs(database)),
      readiness: readinessDesk({
        ledgers,
        shelves: [images, shelves.files],
        library: shelves.store,
        healthOf: () => house.healthOf(mainStage),
        backups,
        clock,
      }),
    },
    access: access.desk,
    automation,
    exhibition: { ...exhibition, passes },
    exhibitionReader: exhibition.reader,
    clipDesk: { ...clips, passes },
    feedDesk: feeds,
    feedTargets: feeds.accounts.calls,
    feed: { reader: feeds.reader, images: feeds.releasedImages, moments },
    clipReader: clips.desk,
    clipMedia: { shelf: clips.shelf, stream: clips.desk.stream, passes },
    clipChannel: {
      isOn: (slug) => clipChannel.isOn(slug),
      turn: (slug, isOn) => {
        clipChannel.turn(slug, isOn);
        fillers?.chooseAgain();
      },
    },
    ...health,
  });
  const records = new RecordSnapshots(ledgers);
  const handle: RequestListener = (request, response) => {
    if (!hls.handle(request, response) && !records.handle(request, response)) app(request, response);
  };
  const http = createHttpServer(handle, { isBehindProxy: config.trustProxy > 0 });
  http.maxConnections = connectionLimit(log);
  const httpDrain = new HttpDrain(http);
  drain.add("answers", 4_000, () => httpDrain.finished());
  const socket = new LedgerSocket({
    http,
    ledgers,
    presence,
    clock,
    log,
    meter: tally,
    publicUrl,
    authenticate: (request) => auth.actorOf(request),
    networkOf,
    signalOf: () => house.signalOf(mainStage),
    healthOf: () => house.healthOf(mainStage),
    visits: exhibition.visits,
    feed: feeds.reader,
  });
  exhibition.onChanged((slug) => socket.tellRoom(slug, "exhibition"));
  clips.onChanged((slug) => socket.tellRoom(slug, "clips"));
  feeds.onChanged((slug) => socket.tellRoom(slug, "feed"));
  approveStandFilms({ clips, exhibition });
  drain.add("sockets", 1_500, () => socket.close());
  drain.add("state streams", 500, () => automation.streams.close());
  drain.add("held requests", 500, () => hls.close());
  // First of all, in one turn of the loop: nobody new comes in, and each encoder's last segment is whole.
  drain.add("doors", 500, () => {
    isDraining = true;
    httpDrain.stopAccepting();
    encodersGone = rtmp.close();
  });
  const parts = { config, version, health, pulse, tally, ledgers, presence, house, archive, hls, socket, http, log };
  metrics = await openMetrics(parts);
  const httpPort = await listenOn(http, config.httpPort, config.bind);
  // A post names our own address: nothing leaves before it is known.
  siteUrl = publicUrl?.origin ?? `http://${host}:${httpPort}`;
  feeds.start();
  if (sample.slug !== null) await ensureSampleFeed({ desk: feeds.desk, ledgers, images, settings });
  fillers = fillStages({ house, ledgers, stages: config.stages, sample, films: clipChannel });
  clips.onChanged(() => fillers?.chooseAgain());

  lineWriter(process.stdout)(
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

/** Progress overwrites itself: such a text ends its own line. */
function terminal(): Terminal {
  return {
    isInteractive: process.stdout.isTTY,
    say: (text) => void process.stdout.write(text.endsWith("\r") ? text : `${text}\n`),
    complain: (text) => void process.stderr.write(`\n${text}\n`),
  };
}

/** What its operator can mend: said in words, without a stack. */
function isForOperator(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof DatabaseRefused || error instanceof ListenError;
}
