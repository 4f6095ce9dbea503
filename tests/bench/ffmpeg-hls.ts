import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What Efir is measured beside: an RTMP listener and HLS files, played by hls.js as it comes. */
export interface Baseline {
  readonly name: string;
  /** Where an encoder pushes. */
  readonly rtmpUrl: string;
  /** A page with a `<video>` that plays the stream. */
  readonly pageUrl: string;
  stop(): Promise<void>;
}

/** ffmpeg listening for RTMP and writing HLS by its own muxer: `segmentSeconds` long segments. */
export async function startFfmpegHls(segmentSeconds: number, playerConfig: object): Promise<Baseline> {
  const folder = await mkdtemp(join(tmpdir(), "efir-bench-hls-"));
  const rtmpUrl = `rtmp://127.0.0.1:${19_350 + Math.floor(Math.random() * 1000)}/live/bench`;
  const listener: ChildProcess = spawn(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-listen", "1", "-fflags", "nobuffer", "-i", rtmpUrl, "-c", "copy"],
      ...["-f", "hls", "-hls_time", String(segmentSeconds), "-hls_list_size", "10", "-hls_flags", "delete_segments"],
      join(folder, "index.m3u8"),
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const pages = await servePages(folder, "/index.m3u8", playerConfig);
  return {
    name: `ffmpeg -f hls, ${segmentSeconds} s segments`,
    rtmpUrl,
    pageUrl: pages.url,
    stop: async () => {
      listener.kill("SIGKILL");
      await pages.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A page with stock hls.js over a folder of HLS files. */
export async function servePages(folder: string, playlist: string, playerConfig: object) {
  const hlsJs = await readFile(join(import.meta.dirname, "../../node_modules/hls.js/dist/hls.min.js"));
  const page = `<!doctype html><video muted autoplay playsinline></video><script src="/hls.js"></script><script>
    const start = () => { const hls = new Hls(${JSON.stringify(playerConfig)}); window.hls = hls;
      hls.on(Hls.Events.ERROR, (_, e) => { if (e.fatal) { hls.destroy(); setTimeout(start, 500); } });
      hls.loadSource(${JSON.stringify(playlist)}); hls.attachMedia(document.querySelector("video")); };
    start();</script>`;
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (path === "/") return void response.setHeader("content-type", "text/html").end(page);
    if (path === "/hls.js") return void response.setHeader("content-type", "text/javascript").end(hlsJs);
    if (!/^\/[\w-]+\.(m3u8|ts)$/.test(path)) return void response.writeHead(404).end();
    response.setHeader("content-type", path.endsWith("m3u8") ? "application/vnd.apple.mpegurl" : "video/mp2t");
    response.setHeader("cache-control", "no-cache");
    readFile(join(folder, path)).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the page server has no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
