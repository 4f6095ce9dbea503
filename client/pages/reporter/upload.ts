import { DetailedError, type FileReader, Upload } from "tus-js-client";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { type ApiProblem, problemIn } from "../../control/api.ts";
import type { PieceSource } from "./piece-source.ts";

/** What one request carries at most: on a slow link a progress that moves, and little to repeat on a server that keeps no part of one. */
const CHUNK_BYTES = 1024 * 1024;

/** A line that swallows all tells nobody: what has not moved for so long is begun again where it stands (BZ117). */
const SILENCE_MS = 60_000;

export interface UploadOrder {
  readonly clipId: string;
  readonly source: PieceSource;
  readonly authorization: string;
  /** Of an upload begun before, from the root; `null`: begin one. */
  readonly path: string | null;
  readonly signal: AbortSignal;
  readonly onPath: (path: string) => void;
  readonly onProgress: (sentBytes: number) => void;
  readonly onAccepted: (acceptedBytes: number) => void;
}

/**
 * One try at sending a take by tus; goes on at the byte that the server asks for. What was not sent is tried again by
 * whoever called.
 * @returns `OFFLINE` when the network, or the server, was not there.
 */
export function upload(order: UploadOrder): Promise<Result<null, ApiProblem>> {
  const { clipId, source, authorization, path, signal } = order;
  // It was removed, or the network went, while the server was told of it.
  if (signal.aborted) return Promise.resolve(refuse({ code: "OFFLINE" }));
  return new Promise((resolve) => {
    const settle = (outcome: Result<null, ApiProblem>) => {
      clearTimeout(silence);
      resolve(outcome);
    };
    const giveUp = () => {
      void tus.abort();
      settle(refuse({ code: "OFFLINE" }));
    };
    let silence = setTimeout(giveUp, SILENCE_MS);
    const move = () => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENCE_MS);
    };
    const tus = new Upload(new Blob([]), {
      endpoint: `${location.origin}/upload/clips`,
      // By its path alone: a proxy before the server may have called its host by another name.
      ...(path === null ? {} : { uploadUrl: new URL(path, location.origin).href }),
      uploadSize: source.size,
      chunkSize: CHUNK_BYTES,
      metadata: { clip: clipId },
      headers: { Authorization: authorization },
      fileReader: readerOf(source),
      fingerprint: () => Promise.resolve(clipId),
      // The shelf remembers the address, and the courier when to try again.
      storeFingerprintForResuming: false,
      retryDelays: null,
      onUploadUrlAvailable: () => {
        if (tus.url !== null) order.onPath(new URL(tus.url, location.origin).pathname);
      },
      onProgress: (sent) => {
        move();
        order.onProgress(sent);
      },
      onChunkComplete: (_chunk, accepted) => {
        move();
        order.onAccepted(accepted);
      },
      onSuccess: () => settle(accept(null)),
      onError: (error) => settle(refuse(problemOf(error))),
    });
    signal.addEventListener("abort", giveUp);
    tus.start();
  });
}

const readerOf = ({ size, slice }: PieceSource): FileReader => ({
  openFile: () =>
    Promise.resolve({
      size,
      slice: async (start: number, end: number) => ({ value: await slice(start, end), done: end >= size }),
      close: () => {},
    }),
});

/** A server that is restarting, or busy with this very upload, is as good as none: later it is there. */
const passing = new Set([0, 408, 409, 423, 425, 460, 500, 502, 503, 504]);

function problemOf(error: Error): ApiProblem {
  if (!(error instanceof DetailedError)) return { code: "FAULT" };
  const status = error.originalResponse?.getStatus() ?? 0;
  const told = toldIn(error.originalResponse?.getBody() ?? "");
  if (told.code !== "FAULT") return told;
  return passing.has(status) ? { code: "OFFLINE" } : told;
}

function toldIn(body: string): ApiProblem {
  try {
    return problemIn(JSON.parse(body));
  } catch {
    return { code: "FAULT" };
  }
}
