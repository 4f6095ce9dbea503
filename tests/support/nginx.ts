import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface RunningNginx {
  /** `https://127.0.0.1:…`, with a certificate that nobody signed. */
  readonly url: string;
  /** `http://127.0.0.1:…`, which only leads to the other. */
  readonly plainUrl: string;
  /** What it wrote about requests so far. */
  accessLog(): Promise<string>;
  stop(): Promise<void>;
}

const ourFile = join(import.meta.dirname, "..", "..", "deploy", "nginx.conf");

/** The real nginx with deploy/nginx.conf, in which only ports and paths are replaced, in front of a port of ours. */
export async function startNginx(efirPort: number): Promise<RunningNginx> {
  const folder = await mkdtemp(join(tmpdir(), "efir-nginx-"));
  const [securePort, plainPort] = [await freePort(), await freePort()];
  makeCertificate(folder);
  await writeFile(
    join(folder, "efir.conf"),
    substitute(await readFile(ourFile, "utf8"), { folder, efirPort, securePort, plainPort }),
  );
  await writeFile(join(folder, "nginx.conf"), mainFile(folder));
  const child = spawn("/usr/sbin/nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  child.stderr.on("data", (chunk) => (complaints += chunk));
  await untilListening(securePort, child, () => complaints);
  return {
    url: `https://127.0.0.1:${securePort}`,
    plainUrl: `http://127.0.0.1:${plainPort}`,
    accessLog: () => readFile(join(folder, "efir.log"), "utf8"),
    stop: async () => {
      if (child.exitCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Places {
  readonly folder: string;
  readonly efirPort: number;
  readonly securePort: number;
  readonly plainPort: number;
}

/** @throws {Error} when the file has changed so that a place is not found: the test would run something else. */
function substitute(text: string, { folder, efirPort, securePort, plainPort }: Places): string {
  const places: readonly (readonly [from: string, to: string])[] = [
    ["server 127.0.0.1:8080", `server 127.0.0.1:${efirPort}`],
    ["/var/cache/nginx/efir", join(folder, "cache")],
    ["/var/log/nginx/efir.log", join(folder, "efir.log")],
    ["/etc/letsencrypt/live/efir.example.org/fullchain.pem", join(folder, "cert.pem")],
    ["/etc/letsencrypt/live/efir.example.org/privkey.pem", join(folder, "key.pem")],
    ["listen 443 ", `listen 127.0.0.1:${securePort} `],
    ["listen [::]:443 ", `listen [::1]:${securePort} `],
    ["listen 80;", `listen 127.0.0.1:${plainPort};`],
    ["listen [::]:80;", `listen [::1]:${plainPort};`],
  ];
  return places.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`deploy/nginx.conf has no ${from}`);
    return changed.replaceAll(from, to);
  }, text);
}

/** What a distribution's own nginx.conf does around ours. */
const mainFile = (folder: string): string => `
daemon off;
worker_processes 1;
${process.getuid?.() === 0 ? "user root;" : ""}
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 4096; }
http {
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  include ${folder}/efir.conf;
}
`;

function makeCertificate(folder: string): void {
  const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const key = [
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-keyout",
    join(folder, "key.pem"),
  ];
  execFileSync("openssl", ["req", "-x509", ...key, "-out", join(folder, "cert.pem"), "-days", "2", ...subject], {
    stdio: "ignore",
  });
}

async function untilListening(port: number, child: ChildProcess, complaints: () => string): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    if (child.exitCode !== null) break;
    const line = connect(port, "127.0.0.1");
    const isOpen = await new Promise<boolean>((resolve) => {
      line.once("connect", () => resolve(true)).once("error", () => resolve(false));
    });
    line.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill("SIGKILL");
  throw new Error(`nginx did not start:\n${complaints()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("there is no free port");
  return address.port;
}
