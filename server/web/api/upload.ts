import type { Request, Response } from "express";
import { HttpProblem } from "../problem.ts";

export interface Upload {
  /** As the sender calls the file, undone from percent signs; empty when it does not. */
  readonly name: string;
  readonly declaredBytes: number;
}

/** A sender that is refused in the midst of its body may go on for so long, so that it gets to read the answer. */
const LAST_WORDS_MS = 5_000;

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

/**
 * Carries out `work`, which may answer or refuse before the whole body has come: what is still on its way is then let
 * through for a moment and thrown away, and the connection closed.
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
    if (!request.complete) letGo(request, response);
  }
}

function letGo(request: Request, response: Response): void {
  response.set("Connection", "close");
  request.resume();
  const timer = setTimeout(() => request.destroy(), LAST_WORDS_MS).unref();
  request.once("close", () => clearTimeout(timer));
}

function nameIn(header: string | string[] | undefined): string {
  try {
    return typeof header === "string" ? decodeURIComponent(header).slice(0, 1_000) : "";
  } catch {
    return "";
  }
}
