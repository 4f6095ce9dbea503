import type { Request, Response } from "express";
import { HttpProblem } from "../problem.ts";

export interface Upload {
  /** As the sender calls the file, undone from percent signs; empty when it does not. */
  readonly name: string;
  readonly declaredBytes: number;
}

/**
 * What a raw upload says of itself. Its length is needed: room is pledged by it before the first byte.
 * @throws {HttpProblem} 411, 415.
 */
export function uploadOf(request: Request): Upload {
  // A form on another site can send text and forms, never this without asking first (WB7).
  if (request.is("application/octet-stream") === false) throw new HttpProblem(415, "OCTETS_ONLY");
  const declaredBytes = Number(request.headers["content-length"]);
  if (!Number.isSafeInteger(declaredBytes)) throw new HttpProblem(411, "NO_LENGTH");
  return { name: nameIn(request.headers["x-file-name"]), declaredBytes };
}

/** The body piece by piece. Who stops reading in its midst leaves the connection open for the answer that says why. */
export const bodyOf = (request: Request): AsyncIterable<Uint8Array> => request.iterator({ destroyOnReturn: false });

/**
 * What takes in a body; `gone` when its sender went away before the end, which is nobody's fault. Refused in its midst, it
 * is told that the connection ends with the answer (slow-bodies.ts ends it).
 */
export async function whileReceiving<Value>(
  request: Request,
  response: Response,
  work: () => Promise<Value>,
): Promise<Value | "gone"> {
  try {
    return await work();
  } catch (error) {
    if (request.destroyed && !request.complete) return "gone";
    throw error;
  } finally {
    if (!request.complete) response.set("Connection", "close");
  }
}

function nameIn(header: string | string[] | undefined): string {
  try {
    return typeof header === "string" ? decodeURIComponent(header).slice(0, 1_000) : "";
  } catch {
    return "";
  }
}
