import { Agent, get } from "node:http";

export interface ListedPart {
  readonly uri: string;
  readonly durationMs: number;
  /** Programme time of its first frame, UTC milliseconds. */
  readonly startsAt: number;
}

export interface LiveEdge {
  readonly msn: number;
  /** Parts listed of the segment that is still open. */
  readonly openParts: number;
  readonly parts: readonly ListedPart[];
}

/**
 * A viewer without a screen: reloads the playlist blocking on the next part and fetches each part, as a low-latency
 * player does. Reads only what it needs; not the reader that judges whether our playlists are right.
 */
export class LowLatencyViewer {
  readonly #playlistUrl: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 });
  #edge: LiveEdge | null = null;
  bytes = 0;
  requests = 0;

  constructor(playlistUrl: string) {
    this.#playlistUrl = playlistUrl;
  }

  /** Waits for the next part and fetches it. Answers the parts that are new since the last call. */
  async next(): Promise<{ readonly parts: readonly ListedPart[]; readonly listedAt: number }> {
    const known = this.#edge;
    const query = known === null ? "" : `?_HLS_msn=${known.msn}&_HLS_part=${known.openParts}&_HLS_skip=YES`;
    const text = (await this.#fetch(this.#playlistUrl + query)).toString();
    const listedAt = performance.timeOrigin + performance.now();
    const edge = readEdge(text);
    this.#edge = edge;
    const last = known?.parts.at(-1)?.startsAt ?? Number.NEGATIVE_INFINITY;
    const parts = edge.parts.filter((part) => part.startsAt > last + 1);
    for (const part of known === null ? parts.slice(-1) : parts) {
      await this.#fetch(new URL(part.uri, this.#playlistUrl).href);
    }
    return { parts: known === null ? [] : parts, listedAt };
  }

  close(): void {
    this.#agent.destroy();
  }

  #fetch(url: string): Promise<Buffer> {
    this.requests += 1;
    return new Promise((resolve, reject) => {
      const request = get(url, { agent: this.#agent, timeout: 15_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => {
          this.bytes += chunk.length;
          chunks.push(chunk);
        });
        response.on("end", () =>
          response.statusCode === 200
            ? resolve(Buffer.concat(chunks))
            : reject(new Error(`${response.statusCode} for ${url}`)),
        );
        response.on("error", reject);
      });
      request.on("error", reject);
      request.on("timeout", () => request.destroy(new Error(`no answer for ${url}`)));
    });
  }
}

function readEdge(text: string): LiveEdge {
  let msn = Number(/#EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(text)?.[1] ?? 0);
  msn += Number(/SKIPPED-SEGMENTS=(\d+)/.exec(text)?.[1] ?? 0);
  let clock = 0;
  let openParts = 0;
  const parts: ListedPart[] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) clock = Date.parse(line.slice(25));
    if (line.startsWith("#EXT-X-PART:")) {
      const durationMs = Number(/DURATION=([\d.]+)/.exec(line)?.[1]) * 1000;
      parts.push({ uri: /URI="([^"]+)"/.exec(line)?.[1] ?? "", durationMs, startsAt: clock });
      clock += durationMs;
      openParts += 1;
    }
    if (line !== "" && !line.startsWith("#")) {
      msn += 1;
      openParts = 0;
    }
  }
  return { msn, openParts, parts };
}
