import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface FlakyLine {
  readonly port: number;
  /** What the near side sent so far, and the far side was given. */
  readonly sentBytes: number;
  /** Ends every connection, and refuses new ones until `mend`. */
  cut(): void;
  mend(): void;
  /** Ends every connection; new ones are taken at once. */
  reset(): void;
  close(): Promise<void>;
}

interface Options {
  readonly targetPort: number;
  /** Of the near side's sending; what it is sent comes at once. */
  readonly bytesPerSecond: number;
}

/** So small that a cut comes in the middle of something. */
const SLICE_BYTES = 8 * 1024;

/** A TCP relay on loopback with a narrow way up, as a phone's in a corridor, that a test cuts when it likes. */
export async function startFlakyLine({ targetPort, bytesPerSecond }: Options): Promise<FlakyLine> {
  const sockets = new Set<Socket>();
  let [sentBytes, isCut] = [0, false];

  /** One slice after another, each as late as the line is slow; the near side is held back meanwhile. */
  const narrow = (from: Socket, to: Socket) => {
    from.on("data", (chunk: Buffer) => {
      from.pause();
      const next = (at: number) => {
        if (from.destroyed || to.destroyed) return;
        if (at >= chunk.length) return void from.resume();
        const slice = chunk.subarray(at, at + SLICE_BYTES);
        sentBytes += slice.length;
        to.write(slice);
        setTimeout(() => next(at + slice.length), (1000 * slice.length) / bytesPerSecond);
      };
      next(0);
    });
    from.on("end", () => to.end());
  };
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on("error", () => other.destroy());
    socket.on("close", () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const end = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };

  const server = createServer((near) => {
    if (isCut) return void near.resetAndDestroy();
    const far = connect({ port: targetPort, host: "127.0.0.1", noDelay: true });
    keep(near, far);
    keep(far, near);
    narrow(near, far);
    far.pipe(near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the line has no port");
  return {
    port: address.port,
    get sentBytes() {
      return sentBytes;
    },
    cut: () => {
      isCut = true;
      end();
    },
    mend: () => {
      isCut = false;
    },
    reset: end,
    close: async () => {
      end();
      server.close();
      await once(server, "close");
    },
  };
}
