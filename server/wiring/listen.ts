import { once } from "node:events";
import type { Server } from "node:http";
import { ListenError } from "../ingest/rtmp-server.ts";

/**
 * Opens the port. @returns the port taken, for 0 a free one.
 * @throws {ListenError} when it is busy or not ours to take.
 */
export async function listenOn(server: Server, port: number, bind: string | null): Promise<number> {
  try {
    server.listen(port, bind ?? undefined);
    await once(server, "listening");
  } catch (cause) {
    throw new ListenError(`cannot listen on port ${port}: is another program there?`, { cause });
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new ListenError("the http server has no address");
  return address.port;
}
