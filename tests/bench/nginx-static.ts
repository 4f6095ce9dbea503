import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface StaticNginx {
  readonly url: string;
  /** The one process that serves. */
  readonly workerPid: number;
  stop(): Promise<void>;
}

/** nginx with one worker over the files of a folder, as Debian sets it up: sendfile, no cache of open files; `null` where it is not installed. */
export async function startNginxStatic(folder: string): Promise<StaticNginx | null> {
  if (spawnSync("nginx", ["-v"]).error) return null;
  const port = 21_350 + Math.floor(Math.random() * 1000);
  const config = `daemon off; worker_processes 1; error_log stderr error; pid ${folder}/nginx.pid;
    events { worker_connections 256; }
    http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
      types { video/iso.segment m4s; application/vnd.apple.mpegurl m3u8; }
      ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
      server { listen 127.0.0.1:${port}; root ${folder}; } }`;
  await writeFile(join(folder, "nginx.conf"), config);
  // As root nginx hands the worker to another user, who may not enter the folder.
  const user = process.getuid?.() === 0 ? ["-g", "user root;"] : [];
  const nginx = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-p", folder, ...user], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const stop = async () => {
    nginx.kill("SIGTERM");
    if (nginx.exitCode === null) await once(nginx, "exit");
  };
  for (const deadline = Date.now() + 5000; Date.now() < deadline; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const children = await readFile(`/proc/${nginx.pid}/task/${nginx.pid}/children`, "utf8").catch(() => "");
    const workerPid = Number(children.trim().split(" ")[0]);
    if (workerPid > 0) return { url: `http://127.0.0.1:${port}`, workerPid, stop };
  }
  await stop();
  throw new Error("nginx did not start");
}
