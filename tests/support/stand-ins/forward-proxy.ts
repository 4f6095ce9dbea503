import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A proxy on 127.0.0.1 that passes on what it is given, by CONNECT or by whole addresses, and keeps whom it was asked for. */
export class ForwardProxy {
  /** `127.0.0.1:4321`, in order. */
  readonly asked: string[] = [];
  /** Lets nobody through, and says this. */
  refusesWith: number | null = null;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((incoming, response) => {
      const url = new URL(incoming.url ?? "");
      this.asked.push(url.host);
      if (this.refusesWith !== null) {
        response.writeHead(this.refusesWith).end("no");
        return;
      }
      const onward = request(url, { method: incoming.method, headers: incoming.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on("error", () => response.destroy());
      incoming.pipe(onward);
    });
    this.#server.on("connect", (incoming, near: Socket) => {
      const [host = "", port = ""] = (incoming.url ?? "").split(":");
      this.asked.push(`${host}:${port}`);
      if (this.refusesWith !== null) {
        near.end(`HTTP/1.1 ${this.refusesWith} No\r\ncontent-length: 2\r\n\r\nno`);
        return;
      }
      const far = this.#keep(
        connect(Number(port), host, () => {
          near.write("HTTP/1.1 200 Connection established\r\n\r\n");
          far.pipe(near).pipe(far);
        }),
      );
      far.on("close", () => near.destroy());
      near.on("close", () => far.destroy());
    });
    this.#server.on("connection", (socket) => this.#keep(socket));
  }

  static async open(): Promise<ForwardProxy> {
    const proxy = new ForwardProxy();
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    // Listening on TCP, so its address is one.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => {});
    return socket;
  }
}
