import { type Agent, type IncomingHttpHeaders, request } from "node:http";

export interface PlainAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface GetOptions {
  readonly agent?: Agent;
  readonly localAddress?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface PlainOptions extends GetOptions {
  readonly method?: string;
  readonly body?: string | Uint8Array;
}

/** A GET whose path is sent as it is: `fetch` would tidy it first. Rejects when the connection ends without an answer. */
export const plainGet = (origin: string, path: string, options: GetOptions = {}): Promise<PlainAnswer> =>
  plainRequest(origin, path, options);

/** The same with any method, any headers, and a body. */
export function plainRequest(origin: string, path: string, options: PlainOptions = {}): Promise<PlainAnswer> {
  const { hostname, port } = new URL(origin);
  const { body, ...how } = options;
  const headers = {
    ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
    ...how.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, ...how, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString("latin1"),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
