import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../server/store/database.ts";
import { createFeedStore } from "../../server/store/feeds/store.ts";
import { withoutSettings } from "../support/without-settings.ts";

const house = join(import.meta.dirname, "..", "support", "outbox", "killed-house.ts");
/** Where the process dies. `call`: the post is stored, and no answer comes. */
const points = ["before-claim", "after-claim", "call", "before-settle", "after-settle"] as const;

let folder: string;
let place: CountingPlace;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "efir-outbox-"));
  place = await CountingPlace.open();
});
afterEach(async () => {
  await place.close();
  rmSync(folder, { recursive: true });
});

test("[FD1][FD29] killed with -9 at each step of a post and of its delete, each is done once", async () => {
  const origin = Date.now();
  const ids = points.map((_, index) => `h${index + 1}`);
  for (const [index, point] of points.entries()) await killed(origin, `approve:${ids[index]}`, point);
  await toRest(origin);
  expect(place.stored.map(({ text }) => text).toSorted()).toEqual(ids);
  expect(statesOf("create")).toEqual(ids.map(() => "sent"));

  for (const [index, point] of points.entries()) await killed(origin, `withdraw:${ids[index]}`, point);
  await toRest(origin);
  expect(place.stored).toHaveLength(ids.length);
  expect(place.stored.filter(({ isLive }) => isLive)).toEqual([]);
  expect(statesOf("delete")).toEqual(ids.map(() => "sent"));
});

/** One life that ends at `point`. What an earlier life left is taken up by it as well. */
async function killed(origin: number, order: string, point: string): Promise<void> {
  const child = run(origin, order, point);
  place.onStored = point === "call" ? () => child.kill("SIGKILL") : null;
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  place.onStored = null;
  expect([code, signal], `${order} at ${point}`).toEqual([null, "SIGKILL"]);
}

async function toRest(origin: number): Promise<void> {
  const child = run(origin, "", "");
  let printed = "";
  child.stdout?.on("data", (bytes: Buffer) => {
    printed += bytes;
  });
  await once(child, "close");
  expect(printed).toBe("rest\n");
}

const run = (origin: number, order: string, point: string) =>
  spawn(process.execPath, [house, folder, place.url, String(origin), order, point], {
    stdio: ["ignore", "pipe", "inherit"],
    env: withoutSettings(process.env),
  });

function statesOf(op: "create" | "delete"): readonly string[] {
  const database = openDatabase(join(folder, "efir.db"));
  try {
    const rows = createFeedStore(database).rows.outbox.inState(
      "queued",
      "sending",
      "sent",
      "unknown",
      "held",
      "cancelled",
      "dead",
    );
    return rows.filter((row) => row.target === "x" && row.op === op).map(({ state }) => state);
  } finally {
    database.close();
  }
}

/** Keeps posts and counts them. */
class CountingPlace {
  readonly stored: { readonly id: string; readonly text: string; isLive: boolean }[] = [];
  /** Called instead of an answer. */
  onStored: (() => void) | null = null;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<CountingPlace> {
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (bytes: Buffer) => {
        body += bytes;
      });
      request.on("end", () => {
        const [status, id] = opened.#answer(request.method ?? "", request.url ?? "", body);
        if (request.method !== "GET" && opened.onStored !== null) return opened.onStored();
        response.writeHead(status, { connection: "close" }).end(id);
      });
    });
    const opened = new CountingPlace(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return opened;
  }

  get url(): string {
    // It listens on a port, not on a pipe.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections();
    this.#server.close();
    return once(this.#server, "close");
  }

  #answer(method: string, path: string, body: string): readonly [number, string] {
    switch (method) {
      case "POST": {
        const post = { id: String(this.stored.length + 1), text: String(JSON.parse(body).text), isLive: true };
        this.stored.push(post);
        return [200, post.id];
      }
      case "DELETE": {
        const post = this.stored.find(({ id }) => path === `/posts/${id}`);
        if (post !== undefined) post.isLive = false;
        return [200, post?.id ?? ""];
      }
      default: {
        const text = new URL(path, "http://place").searchParams.get("text");
        const post = this.stored.find((one) => one.isLive && one.text === text);
        return post === undefined ? [404, ""] : [200, post.id];
      }
    }
  }
}
