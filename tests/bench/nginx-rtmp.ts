import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Baseline, servePages } from "./ffmpeg-hls.ts";

const rtmpModule = "/usr/lib/nginx/modules/ngx_rtmp_module.so";

/** `null` where nginx with its RTMP module is not installed (Debian: `nginx libnginx-mod-rtmp`). */
export async function startNginxRtmp(fragmentSeconds: number, playerConfig: object): Promise<Baseline | null> {
  if (spawnSync("nginx", ["-v"]).error || !existsSync(rtmpModule)) return null;
  const folder = await mkdtemp(join(tmpdir(), "efir-bench-nginx-"));
  const port = 20_350 + Math.floor(Math.random() * 1000);
  const config = `load_module ${rtmpModule}; daemon off; worker_processes 1; error_log stderr error; pid ${folder}/pid;
    events { worker_connections 64; }
    rtmp { server { listen 127.0.0.1:${port}; application live { live on; hls on; hls_path ${folder}; hls_fragment ${fragmentSeconds}s; hls_playlist_length ${fragmentSeconds * 10}s; } } }`;
  await writeFile(join(folder, "nginx.conf"), config);
  const nginx = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-p", folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const pages = await servePages(folder, "/bench.m3u8", playerConfig);
  return {
    name: `nginx-rtmp, ${fragmentSeconds} s fragments`,
    rtmpUrl: `rtmp://127.0.0.1:${port}/live/bench`,
    pageUrl: pages.url,
    stop: async () => {
      nginx.kill("SIGTERM");
      await pages.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
