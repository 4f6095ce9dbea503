import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import { ZipFile } from "yazl";
import type { ArchiveLimits } from "../../server/exchange/archive/format.ts";
import { MeetingExchange } from "../../server/exchange/archive/meeting-exchange.ts";
import type { Meetings } from "../../server/exchange/ports.ts";
import { Ledgers } from "../../server/ledger/ledgers.ts";
import { fileKind } from "../../server/library/file-kind.ts";
import { Files } from "../../server/library/files.ts";
import { Images } from "../../server/library/images.ts";
import type { LibraryStore } from "../../server/library/library-store.ts";
import { silentLog } from "../../server/log.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createEventLog } from "../../server/store/event-log.ts";
import { createLibraryStore } from "../../server/store/library.ts";
import { ensureSampleMeeting } from "../../server/wiring/sample-plan.ts";
import { millis } from "../../shared/time.ts";
import { anEmptyFolder } from "./data-folders.ts";
import { anActor } from "./ledger-builders.ts";
import { ManualClock } from "./manual-clock.ts";

interface Options {
  readonly limits?: Partial<ArchiveLimits>;
  readonly imageQuota?: number;
  /** Outside of a test, where no folder goes by itself. */
  readonly dataDir?: string;
  /** Stands between the exchange and the real ledgers. */
  readonly between?: (ledgers: Ledgers) => Meetings;
}

/** The exchange over a data folder of its own: real ledgers, library, pictures and documents. */
export async function exchangeAtHand(options: Options = {}) {
  const { limits = {}, imageQuota, dataDir = anEmptyFolder(), between = (ledgers) => ledgers } = options;
  const database = openDatabase(":memory:");
  const store: LibraryStore = createLibraryStore(database);
  const clock = new ManualClock();
  const log = createEventLog(database);
  const commits: (readonly string[])[] = [];
  const append: typeof log.append = (entries) => {
    commits.push(entries.map(({ ledger }) => ledger));
    return log.append(entries);
  };
  const ledgers = new Ledgers({
    log: { ...log, append },
    clock,
    encoderDelayOf: () => millis(0),
    logger: silentLog,
  });
  const quota = imageQuota === undefined ? {} : { quotaBytes: imageQuota };
  const images = await Images.open(join(dataDir, "images"), { freeBytes: 0, ...quota });
  const files = await Files.open(join(dataDir, "files"), { freeBytes: 0 });
  const exchange = await MeetingExchange.open({
    meetings: between(ledgers),
    items: store,
    images,
    files: {
      pathOf: (file) => files.pathOf(file),
      drop: (file) => files.drop(file),
      receive: (body, upload) => files.receive(body, upload),
      kindOf: fileKind,
    },
    folder: join(dataDir, "exchange"),
    clock,
    limits: { freeBytes: 0, ...limits },
  });
  return {
    dataDir,
    ledgers,
    store,
    images,
    files,
    exchange,
    clock,
    /** The ledgers of each transaction. */
    commits,
    /** The meeting that every kind of card is in, with its pictures, papers and deck. */
    bringSample: () =>
      ensureSampleMeeting({
        dvrMinutes: 60,
        ledgers,
        clock,
        images,
        papers: files,
        library: store,
        settings: noSettings,
      }),
    export: async (slug: string): Promise<Buffer> => {
      const archive = await exchange.export(slug);
      if (!archive.ok) throw new Error(`not exported: ${archive.problem.code} ${archive.problem.detail}`);
      const bytes = await buffer(archive.value.stream);
      if (bytes.length !== archive.value.bytes) throw new Error(`said ${archive.value.bytes}, was ${bytes.length}`);
      return bytes;
    },
    import: (archive: Uint8Array, slug?: string) =>
      exchange.import(once(archive), { declaredBytes: archive.byteLength, slug }, anActor("producer")),
    /** All that would be different had something come in. */
    everything: () => ({
      onDisk: treeOf(dataDir),
      meetings: ledgers.meetings().map(({ slug }) => [slug, ledgers.planOf(slug)?.cues.length]),
      items: store.list({ most: 5_000 }).map(({ id, version }) => `${id} ${version}`),
    }),
  };
}

const noSettings = { get: () => null, set: () => {} };

/** Every file and folder below, with the bytes of files. */
export const treeOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => `${name} ${statSync(join(folder, name)).isFile() ? readFileSync(join(folder, name)).length : "/"}`)
    .toSorted();

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024);
}

export type Parts = Readonly<Record<string, Buffer>>;

export async function unpacked(archive: Buffer): Promise<Record<string, Buffer>> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  const parts: Record<string, Buffer> = {};
  for await (const entry of zip.eachEntry()) {
    parts[entry.fileName] = await buffer(await zip.openReadStreamPromise(entry));
  }
  return parts;
}

/** As somebody's own program would pack it. */
export async function packed(parts: Parts, how: { readonly mode?: number; readonly compress?: boolean } = {}) {
  const options = { compress: false, ...how };
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(parts)) zip.addBuffer(bytes, name, options);
  zip.end();
  return await buffer(zip.outputStream);
}
