/** Ten hours of a stage on the disk, as fast as they go: a process of its own, so that its memory is its own. */

import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Archive } from "../../server/archive/archive.ts";
import { silentLog } from "../../server/log.ts";
import type { SegmentStore } from "../../server/packager/segment-store.ts";
import { Stage } from "../../server/packager/stage.ts";
import { readClip } from "../../server/playout/clip.ts";
import { ClipLoop } from "../../server/playout/clip-loop.ts";
import { sampleClipFile } from "../../server/playout/sample-pictures.ts";
import { PlaylistCache } from "../../server/web/hls/playlist-cache.ts";
import { programTime } from "../../shared/time.ts";
import { ManualAlarm } from "../support/manual-alarm.ts";
import { ManualClock } from "../support/manual-clock.ts";

const MIB = 1024 * 1024;
const STEP_MS = 2000;
const hours = Number(process.argv[2] ?? 10);

const dir = await mkdtemp(join(tmpdir(), "efir-endurance-"));
const clock = new ManualClock(Date.UTC(2026, 10, 22));
const alarm = new ManualAlarm(clock);
const archive = await Archive.open({ dir, clock, log: silentLog, floorBytes: 0, cacheBytes: 64 * MIB });
archive.setClaims([]);
const disk = archive.stage("main");
/** The disk is waited for, as in real time it would be: here hours go by in minutes. */
const pending = new Set<Promise<unknown>>();
const store: SegmentStore = {
  keep: (segment) => {
    const kept = disk.keep(segment);
    pending.add(kept);
    void kept.finally(() => pending.delete(kept));
    return kept;
  },
  forget: (oldest) => disk.forget(oldest),
};
const stage = new Stage({
  name: "main",
  clock,
  log: silentLog,
  partMs: 200,
  windowMinutes: 240,
  windowBytes: 96 * MIB,
  store,
});
const playlists = new PlaylistCache(stage.window);
const loop = new ClipLoop(readClip(await readFile(sampleClipFile)), clock, alarm);
loop.start(stage.open("encoder"), programTime(0));

for (let hour = 0; hour <= hours; hour += 1) {
  for (let step = 0; hour > 0 && step < 3_600_000 / STEP_MS; step += 1) {
    alarm.pass(STEP_MS);
    await Promise.all(pending);
    readPlaylists();
  }
  global.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const descriptors = readdirSync("/proc/self/fd").length;
  const listed = stage.window.segments.length;
  process.send?.({
    hour,
    rssMb: rss / MIB,
    heapMb: heapUsed / MIB,
    descriptors,
    listed,
    diskMb: archive.disk().usedBytes / MIB,
  });
}
await archive.close();
await rm(dir, { recursive: true });
process.exit(0);

/** What viewers would make the server do. */
function readPlaylists(): void {
  const { targets } = stage.window;
  if (targets === null) return;
  void playlists.get(targets, { extent: "live", size: 2, skip: false });
  void playlists.get(targets, { extent: "whole", size: 2, skip: false }).gzip;
}
