import type { IncomingMessage } from "node:http";
import { CountedResponse } from "./counted-response.ts";

/** socket.io's address for handshakes and polling. */
const SOCKET = "/socket.io/";

/**
 * An answer before anybody wrote into it. What sockets' polling and refused handshakes say is written by engine.io past
 * our handlers: this is the one place that all of it goes through (WB1).
 */
export class HouseResponse<Request extends IncomingMessage = IncomingMessage> extends CountedResponse<Request> {
  constructor(...given: ConstructorParameters<typeof CountedResponse<Request>>) {
    super(...given);
    const [{ url }] = given;
    if (url === undefined || !url.startsWith(SOCKET)) return;
    this.setHeader("Cache-Control", "no-store");
    this.setHeader("X-Content-Type-Options", "nosniff");
    this.setHeader("Referrer-Policy", "no-referrer");
  }
}
