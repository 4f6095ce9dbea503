import type { IncomingMessage, ServerResponse } from "node:http";
import { ERRORS, Metadata, Server } from "@tus/server";
import type { Refused } from "../../../shared/clips/refusals.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Log } from "../../log.ts";
import type { ClipFolders } from "../clip-folders.ts";
import type { Intake } from "../intake.ts";
import type { ClipLimits } from "../limits.ts";
import type { Sender } from "../ports.ts";
import { UploadLocks } from "./upload-locks.ts";
import { UploadStore } from "./upload-store.ts";

export interface UploadDeps {
  readonly intake: Intake;
  readonly folders: ClipFolders;
  readonly limits: ClipLimits;
  readonly log: Log;
  /** Where it is mounted. */
  readonly path: string;
}

/** A line that is dead has so long to say so, once the next request of the same upload has come. */
const LET_GO_MS = 200;

/** Files of clips by tus 1.0 (https://tus.io/protocols/resumable-upload). An upload has its clip's id, so there is one. Rules BZ11–BZ14. */
export class Uploads {
  readonly #deps: UploadDeps;
  readonly #tus: Server;
  /** Requests that write, by upload; an upload that a second request takes over is one still. */
  readonly #writing = new Map<string, { readonly sender: string; count: number }>();

  constructor(deps: UploadDeps) {
    this.#deps = deps;
    const { path, log, intake } = deps;
    this.#tus = new Server({
      path,
      datastore: new UploadStore(deps),
      locker: new UploadLocks(),
      lockDrainTimeout: LET_GO_MS,
      relativeLocation: true,
      allowedOrigins: () => false,
      namingFunction: (_request, metadata) => metadata?.["clip"] ?? "",
      // By its path alone, as it was admitted: tus itself would take what ends a query for it.
      getFileIdFromRequest: ({ url }) => new URL(url, "http://here").pathname.split("/").at(-1) || undefined,
      onUploadFinish: async (_request, { id }) => {
        const problem = await intake.arrived(id);
        if (problem !== null) throw said(422, problem);
        return {};
      },
      onResponseError: ({ method }, error) => {
        const answer = answerTo(error);
        if (answer.status_code === 500) log.fault("upload failed", error);
        // Our server refuses to send a body that nobody reads.
        return method === "HEAD" ? { ...answer, body: "" } : answer;
      },
    });
  }

  /** Whether the request may be carried out. @param id from its address; `null`: a new upload */
  async admit(
    request: Pick<IncomingMessage, "method" | "headers">,
    id: string | null,
    sender: Sender,
  ): Promise<Result<string, Refused>> {
    if (id !== null) {
      if (this.#deps.intake.ownUpload(sender, id) === null) return refuse({ code: "UNKNOWN_CLIP" });
      // Who asks how much has come sends nothing more of what is whole: nobody else would say that it is.
      if (request.method === "HEAD") await this.#takeIn(id);
      return accept(id);
    }
    const { "upload-length": length, "upload-metadata": metadata } = request.headers;
    if (typeof length !== "string" || !/^\d{1,15}$/.test(length)) return refuse({ code: "LENGTH_UNKNOWN" });
    const clipId = clipIn(metadata);
    if (clipId === null) return refuse({ code: "UNKNOWN_CLIP" });
    const admitted = await this.#deps.intake.admit(sender, clipId, Number(length));
    return admitted.ok ? accept(clipId) : admitted;
  }

  /** A place for what writes; `null`: too many do, in the house or of this sender (BZ14). */
  enter(id: string, sender: Sender): (() => void) | null {
    const { uploads, uploadsEach } = this.#deps.limits;
    const name = `${sender.sort} ${sender.id}`;
    const entry = this.#writing.get(id) ?? { sender: name, count: 0 };
    if (entry.count === 0) {
      const own = [...this.#writing.values()].filter((other) => other.sender === name).length;
      if (this.#writing.size >= uploads || own >= uploadsEach) return null;
      this.#writing.set(id, entry);
    }
    entry.count += 1;
    return () => {
      entry.count -= 1;
      if (entry.count === 0) this.#writing.delete(id);
    };
  }

  /** How much of it is here; `null`: nothing was begun. */
  async progress(id: string): Promise<{ readonly bytes: number; readonly of: number } | null> {
    const progress = await this.#deps.intake.progress(id);
    return progress && { bytes: progress.bytes, of: progress.of };
  }

  async #takeIn(id: string): Promise<void> {
    const { intake, log } = this.#deps;
    await intake.takeIn(id).catch((error: unknown) => log.fault("upload not taken in", error, { clipId: id }));
  }

  /** Carries out what was admitted. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.#tus.handle(request, response);
  }
}

interface Answer {
  readonly status_code: number;
  readonly body: string;
}

function answerTo(error: unknown): Answer {
  // Another request of the same upload has taken over: to be tried again, as clients do after 423.
  if (error === ERRORS.ABORTED || error === ERRORS.ERR_LOCK_TIMEOUT) return said(423, "TAKEN_OVER");
  if (isAnswer(error)) return { status_code: error.status_code, body: error.body };
  return said(500, "FAULT");
}

const said = (status_code: number, code: string): Answer => ({
  status_code,
  body: JSON.stringify({ error: { code } }),
});

const isAnswer = (error: unknown): error is Answer =>
  typeof error === "object" &&
  error !== null &&
  "status_code" in error &&
  typeof error.status_code === "number" &&
  "body" in error &&
  typeof error.body === "string";

function clipIn(header: string | string[] | undefined): string | null {
  try {
    return typeof header === "string" ? (Metadata.parse(header)["clip"] ?? null) : null;
  } catch {
    return null;
  }
}
