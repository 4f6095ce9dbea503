import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface SlowRelay {
  readonly port: number;
  /** Nothing passes either way, connections stay open: a dead network. */
  setDead(dead: boolean): void;
  close(): Promise<void>;
}

interface Options {
  readonly targetPort: number;
  /** Added to each direction; a round trip costs twice this, and a new connection one more round trip. */
  readonly oneWayMs: number;
  /** Up to this much more, drawn anew for each chunk; order is kept. */
  readonly jitterMs?: number;
}

/** A TCP relay on loopback that delays what passes: a slow network without touching the system's. */
export async function startSlowRelay({ targetPort, oneWayMs, jitterMs = 0 }: Options): Promise<SlowRelay> {
  const sockets = new Set<Socket>();
  const held: (() => void)[] = [];
  let dead = false;
  const pass = (from: Socket, to: Socket) => {
    let free = 0;
    const deliver = (act: () => void) => {
      const due = Math.max(free, performance.now() + oneWayMs + Math.random() * jitterMs);
      free = due;
      setTimeout(() => (dead ? held.push(act) : act()), due - performance.now());
    };
    from.on("data", (chunk) => deliver(() => to.writable && to.write(chunk)));
    from.on("end", () => deliver(() => to.end()));
    from.on("error", () => to.destroy());
    from.on("close", () => sockets.delete(from));
    sockets.add(from);
  };
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: targetPort, host: "127.0.0.1", noDelay: true });
    // A real handshake takes a round trip before the first byte may go out.
    client.pause();
    setTimeout(() => client.resume(), oneWayMs * 2);
    pass(client, upstream);
    pass(upstream, client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the relay has no port");
  return {
    port: address.port,
    setDead: (value) => {
      dead = value;
      if (!dead) for (const act of held.splice(0)) act();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
