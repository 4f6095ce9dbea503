import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { serverEnv } from "../../tools/setup.mjs";
import { signInCookie } from "./control-client.ts";
import { PressingClient } from "./pressing-client.ts";
import { adminPassword } from "./running-server.ts";
import { withoutSettings } from "./without-settings.ts";

const root = join(import.meta.dirname, "..", "..");
const LINES = 4;

/** What one life of the server came to. */
export interface Life {
  readonly acknowledged: number;
  /** Killed before it said where it listens. */
  readonly wasStillborn: boolean;
}

/**
 * The real server on one data folder, killed with -9 at random moments of one life after another: while it starts, after
 * some acknowledgement, or some milliseconds into the work. What was not answered is sent again to the next life.
 */
export class CrashLane {
  readonly #dataDir: string;
  readonly #random: (below: number) => number;
  readonly client = new PressingClient();
  #cookie = "";

  constructor(dataDir: string, random: (below: number) => number) {
    this.#dataDir = dataDir;
    this.#random = random;
  }

  /** The first life: makes the admin's password and the meetings, and ends in order. */
  async prepare(): Promise<void> {
    const server = this.#spawn({ EFIR_ADMIN_PASSWORD: adminPassword });
    const url = await addressOf(server);
    this.#cookie = await signInCookie(url);
    for (const slug of this.client.slugs) {
      await fetch(`${url}/api/meetings`, {
        method: "POST",
        headers: {
          cookie: this.#cookie,
          origin: url,
          "sec-fetch-site": "same-origin",
          "content-type": "application/json",
        },
        body: JSON.stringify({ slug, title: "Заседание", programme: [] }),
      });
    }
    await ended(server, "SIGTERM");
  }

  async liveAndDie(): Promise<Life> {
    // The password stands in the database by now; giving it again would cost each start an argon2.
    const server = this.#spawn({});
    if (this.#random(10) === 0) {
      await delay(this.#random(300));
      await ended(server, "SIGKILL");
      return { acknowledged: 0, wasStillborn: true };
    }
    const before = this.client.acknowledged.length;
    const url = await addressOf(server);
    const press = this.client.press(url, this.#cookie, LINES);
    await Promise.race([this.#momentToDie(before), press.failed]);
    await ended(server, "SIGKILL");
    press.hangUp();
    return { acknowledged: this.client.acknowledged.length - before, wasStillborn: false };
  }

  /** One more life without a kill: everything that is still unanswered is answered now. */
  async settle(): Promise<void> {
    const server = this.#spawn({});
    const press = this.client.press(await addressOf(server), this.#cookie, 1, { onlyRetries: true });
    await Promise.race([this.client.allAnswered(), press.failed]);
    press.hangUp();
    await ended(server, "SIGTERM");
  }

  #momentToDie(before: number): Promise<unknown> {
    const acks = this.client.afterAcknowledgement(before + 1 + this.#random(350));
    // Half of the lives end by the clock, so that the kill falls between acknowledgements too, from the first byte on.
    return this.#random(2) === 0 ? acks : Promise.race([acks, delay(20 + this.#random(240))]);
  }

  #spawn(env: Readonly<Record<string, string>>): ChildProcess {
    return spawn(process.execPath, ["server/main.ts"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...withoutSettings(process.env),
        ...serverEnv,
        EFIR_BIND: "127.0.0.1",
        EFIR_HTTP_PORT: "0",
        EFIR_RTMP_PORT: "0",
        EFIR_DATA_DIR: this.#dataDir,
        EFIR_SAMPLE: "off",
        EFIR_LOG_LEVEL: "error",
        ...env,
      },
    });
  }
}
const LONGEST_START_MS = 30_000;

/** @throws with all it printed when it ends, or is silent, instead. */
function addressOf(server: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the server ${why}:\n${output}`));
    const timer = setTimeout(fail, LONGEST_START_MS, "did not start");
    const hear = (chunk: Buffer) => {
      output += chunk;
      const url = /http:\/\/[^\s/]+/.exec(output)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    server.stdout?.on("data", hear);
    server.stderr?.on("data", hear);
    server.once("exit", (code, signal) => {
      clearTimeout(timer);
      fail(`ended with ${code ?? signal}`);
    });
  });
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill(signal);
  await once(server, "exit");
}

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
