import { type IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Browsers ask one thing at a time on a connection, proxies too; so many at once is somebody who makes us work. */
export const MOST_UNANSWERED = 16;

const unansweredBySocket = new WeakMap<Socket, number>();

/**
 * Cuts off who asks on and on without waiting for answers: Node makes an answer, several kilobytes, of every request that
 * a read brings, so 60 connections that pipelined a thousand requests each took 330 MB (WB20, reliability T9). Counted
 * where answers are made, since sockets' polling goes past the request handler.
 */
export class CountedResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  // Node passes more than its types say: it is handed on as it came.
  constructor(...given: ConstructorParameters<typeof ServerResponse<Request>>) {
    super(...given);
    const [{ socket }] = given;
    const unanswered = (unansweredBySocket.get(socket) ?? 0) + 1;
    unansweredBySocket.set(socket, unanswered);
    this.once("close", () => unansweredBySocket.set(socket, (unansweredBySocket.get(socket) ?? 1) - 1));
    if (unanswered > MOST_UNANSWERED) socket.destroy();
  }
}
