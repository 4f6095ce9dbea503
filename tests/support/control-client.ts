import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import type { Card } from "../../shared/cards/index.ts";
import { type LedgerId, ledgerId } from "../../shared/ids.ts";
import type { CommandOutcome } from "../../shared/protocol.ts";
import { adminPassword } from "./running-server.ts";

/** A moderator without a browser: signs in over HTTP and sends commands over the socket. */
export async function signIn(httpUrl: string) {
  const cookie = await signInCookie(httpUrl);
  const socket = io(httpUrl, {
    transports: ["websocket"],
    extraHeaders: { cookie, origin: httpUrl },
    auth: { viewerId: randomUUID(), follow: [] },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  const send = async (ledger: LedgerId, command: unknown, id: string = randomUUID()) => {
    const outcome: CommandOutcome = await socket.timeout(20_000).emitWithAck("command", { id, ledger, command });
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
    return outcome.seq;
  };
  const request = (method: string, path: string, body?: unknown) =>
    fetch(`${httpUrl}${path}`, {
      method,
      headers: { cookie, origin: httpUrl, "sec-fetch-site": "same-origin", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const prepare = async (slug: string, card: Card) => {
    const cueId = randomUUID();
    await send(ledgerId("rundown", slug), { type: "add", cue: { id: cueId, card } });
    return cueId;
  };
  return {
    cookie,
    request,
    socket,
    timeline: (slug: string, command: unknown) => send(ledgerId("timeline", slug), command),
    /** Puts a card into the rundown. @returns its cue's id. */
    prepare,
    /** Prepares a card and takes it at once. */
    take: async (slug: string, card: Card) => {
      const cueId = await prepare(slug, card);
      return send(ledgerId("timeline", slug), { type: "take", cueId });
    },
    /** A meeting, planned and open. */
    openMeeting: async (slug: string, title: string) => {
      const made = await request("POST", "/api/meetings", { slug, title, programme: [] });
      if (!made.ok) throw new Error(`meeting refused: ${await made.text()}`);
      await send(ledgerId("timeline", slug), { type: "open" });
    },
    close: () => void socket.disconnect(),
  };
}

export type ControlClient = Awaited<ReturnType<typeof signIn>>;

/** Needs `EFIR_ADMIN_PASSWORD` set to `adminPassword`. Returns the value for a `cookie` header. */
export async function signInCookie(httpUrl: string): Promise<string> {
  const answer = await fetch(`${httpUrl}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: httpUrl, "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ login: "admin", password: adminPassword }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (!answer.ok || cookie === undefined) throw new Error(`sign-in failed: ${answer.status} ${await answer.text()}`);
  return cookie;
}
