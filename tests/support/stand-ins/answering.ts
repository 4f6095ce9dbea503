import type { ServerResponse } from "node:http";
import type { Answer } from "./call.ts";
import type { Fault } from "./faults.ts";

const BETWEEN_DRIPS_MS = 20;

export function answerWith(response: ServerResponse, answer: Answer): void {
  const body = bytesOf(answer);
  begin(response, answer, body.length);
  response.end(body);
}

/** @param store does what was asked, and says what the answer would have been */
export async function goWrong(
  fault: Fault,
  response: ServerResponse,
  store: () => Promise<Answer>,
  reached: () => void,
): Promise<void> {
  switch (fault.type) {
    case "says":
      if (fault.stores) await store();
      answerWith(response, fault.answer);
      return reached();
    case "breaks":
      if (fault.stores) await store();
      reset(response);
      return reached();
    case "silent":
      if (fault.stores) await store();
      return reached();
    case "stores-late":
      response.once("close", () => void store());
      return reached();
    case "waits":
      reached();
      await fault.until;
      return answerWith(response, await store());
    case "headers-only": {
      const answer = await store();
      begin(response, answer, bytesOf(answer).length);
      response.flushHeaders();
      return reached();
    }
    case "drips":
      drip(response, await store());
      return reached();
    case "floods":
      flood(response, await store());
      return reached();
    case "cut":
      cut(response, await store());
      return reached();
    case "empty":
      answerWith(response, { ...(await store()), body: undefined });
      return reached();
  }
}

function begin(response: ServerResponse, { status, headers }: Answer, length: number): void {
  // One connection a call: what happens to one says nothing of the next.
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": length,
    connection: "close",
    ...headers,
  });
}

function bytesOf({ body }: Answer): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

function drip(response: ServerResponse, answer: Answer): void {
  const body = bytesOf(answer);
  // So long a body that it is never whole.
  begin(response, answer, body.length + 1_000_000);
  response.write(body);
  const drops = setInterval(() => response.write(" "), BETWEEN_DRIPS_MS);
  response.on("close", () => clearInterval(drops));
}

function flood(response: ServerResponse, { status, headers, body }: Answer): void {
  // Without a length, so that nobody can refuse it by its head.
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", connection: "close", ...headers });
  const chunk = Buffer.alloc(256 * 1024, " ");
  const pour = () => {
    while (response.writable && response.write(chunk));
  };
  response.on("drain", pour);
  response.write(bytesOf({ status, body }));
  pour();
}

function cut(response: ServerResponse, answer: Answer): void {
  const body = bytesOf(answer);
  begin(response, answer, body.length);
  response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy());
}

function reset(response: ServerResponse): void {
  const { socket } = response;
  // A TLS socket has no reset of its own: there the method throws.
  if (socket !== null && !("encrypted" in socket)) socket.resetAndDestroy();
  else socket?.destroy();
}
