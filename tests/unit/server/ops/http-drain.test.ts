import { once } from "node:events";
import { Agent, createServer, type ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { HttpDrain } from "../../../../server/ops/http-drain.ts";
import { plainGet } from "../../../support/plain-request.ts";

const agents: Agent[] = [];
afterEach(() => {
  for (const agent of agents.splice(0)) agent.destroy();
});

function anAgent(): Agent {
  const agent = new Agent({ keepAlive: true });
  agents.push(agent);
  return agent;
}

async function aServer() {
  const waiting: ServerResponse[] = [];
  const server = createServer((request, response) => {
    if (request.url === "/wait") waiting.push(response);
    else response.end("ok");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { server, waiting, url: `http://127.0.0.1:${address.port}`, drain: new HttpDrain(server) };
}

test("[OP5] an answer that has begun reaches its end before the server does", async () => {
  const { waiting, url, drain } = await aServer();
  const answer = plainGet(url, "/wait", { agent: anAgent() });
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.writeHead(200, { "content-length": 10 });
  waiting[0]?.write("12345");
  drain.stopAccepting();
  let isFinished = false;
  const finished = drain.finished().then(() => {
    isFinished = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isFinished).toBe(false);
  waiting[0]?.end("67890");
  expect((await answer).body).toBe("1234567890");
  // Its connection was promised to be kept; it is closed all the same.
  await finished;
});

test("[OP2] newcomers find the port closed, idle connections end, late requests are told to go", async () => {
  const { waiting, url, drain } = await aServer();
  const agent = anAgent();
  const first = plainGet(url, "/wait", { agent });
  await expect.poll(() => waiting.length).toBe(1);
  expect((await plainGet(url, "/", { agent: anAgent() })).headers.connection).toBe("keep-alive");
  drain.stopAccepting();
  await expect(plainGet(url, "/", {})).rejects.toThrow(/ECONNREFUSED/);
  waiting[0]?.end("late");
  expect((await first).body).toBe("late");
  await drain.finished();
});

test("a server that never listened has nothing to end", async () => {
  const drain = new HttpDrain(createServer());
  drain.stopAccepting();
  await drain.finished();
});
