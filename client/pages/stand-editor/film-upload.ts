import type { DetailedError, Upload } from "tus-js-client";
import { MOST_CLIP_BYTES } from "../../../shared/clips.ts";
import { problemIn } from "../../control/api.ts";
import { newId } from "../../session/surroundings.ts";
import { type FilmOnItsWay, filmMemory, isSameFile } from "./film-memory.ts";
import type { StandSide } from "./stand-side.ts";

export type FilmState =
  | { readonly phase: "idle" }
  | { readonly phase: "uploading" | "paused" | "waiting"; readonly name: string; readonly percent: number }
  /** Begun before this page was opened: the file has to be chosen again. */
  | { readonly phase: "interrupted"; readonly name: string; readonly percent: number }
  | { readonly phase: "failed"; readonly code: string };

/** What a proxy in between lets through, and what a cut costs at most. */
const CHUNK_BYTES = 8 * 1024 * 1024;

/** Sends a film by tus: shows how far it is, waits, goes on where it stopped, after a reload too (EB87). */
export class FilmUpload {
  readonly #side: StandSide;
  readonly #told: () => void;
  readonly #done: (film: { readonly clipId: string; readonly title: string }) => void;
  readonly #memory: ReturnType<typeof filmMemory>;
  #film: FilmOnItsWay | null;
  #upload: Upload | null = null;
  #state: FilmState;

  constructor(side: StandSide, hooks: Pick<FilmHooks, "told" | "done">) {
    this.#side = side;
    this.#told = hooks.told;
    this.#done = hooks.done;
    this.#memory = filmMemory(side.standId);
    this.#film = this.#memory.read();
    this.#state =
      this.#film === null
        ? { phase: "idle" }
        : { phase: "interrupted", name: this.#film.name, percent: this.#film.percent };
  }

  get state(): FilmState {
    return this.#state;
  }

  async send(file: File): Promise<void> {
    if (file.size === 0) return this.#fail("EMPTY");
    if (file.size > MOST_CLIP_BYTES) return this.#fail("TOO_LARGE");
    const begun = this.#film !== null && isSameFile(file, this.#film) ? this.#film : null;
    const film = begun ?? {
      ...{ clipId: newId(), name: file.name, bytes: file.size, modifiedAt: file.lastModified, percent: 0 },
    };
    this.#film = film;
    this.#progress(film.percent, "uploading");
    const announced = await this.#side.announceFilm({
      ...{ id: film.clipId, title: titleOf(file.name), bytes: file.size, type: file.type || "video/mp4" },
    });
    if (this.#film !== film && this.#film?.clipId !== film.clipId) return;
    if (!announced.ok) return this.#fail(announced.problem.code);
    const { state, problem } = announced.value;
    if (problem !== null) return this.#fail(problem);
    // All of it came before, and the page was closed at that moment.
    if (state !== "receiving") return this.#succeed(film.clipId, file);
    await this.#start(file, film.clipId);
  }

  async pause(): Promise<void> {
    if (this.#film === null) return;
    await this.#upload?.abort();
    this.#progress(this.#film.percent, "paused");
  }

  resume(): void {
    if (this.#upload === null || this.#film === null) return;
    this.#progress(this.#film.percent, "uploading");
    this.#upload.start();
  }

  /** Forgets it; what is on the server by then expires there. */
  async cancel(): Promise<void> {
    const upload = this.#upload;
    this.#upload = null;
    this.#film = null;
    this.#memory.drop();
    this.#become({ phase: "idle" });
    await upload?.abort(upload.url !== null).catch(() => {});
  }

  /** The page goes, or the network is back. */
  stop(): void {
    void this.#upload?.abort();
  }

  hurry(): void {
    if (this.#state.phase === "waiting") this.resume();
  }

  async #start(file: File, clipId: string): Promise<void> {
    // Loaded when it is needed: most who write a stand send no film today.
    const tus = await import("tus-js-client");
    const { authorization } = this.#side;
    const upload = new tus.Upload(file, {
      endpoint: `${location.origin}/upload/clips`,
      metadata: { clip: clipId },
      ...(authorization === undefined ? {} : { headers: { authorization } }),
      chunkSize: CHUNK_BYTES,
      retryDelays: [500, 1000, 2000, 4000, 8000, 15_000],
      // By the clip: it names the file for this stand, and holds nothing of the link.
      fingerprint: async () => `efir-film-${clipId}`,
      removeFingerprintOnSuccess: true,
      onProgress: (sent, all) => {
        if (this.#upload === upload && this.#state.phase !== "paused")
          this.#progress(all === 0 ? 0 : Math.floor((sent / all) * 100), "uploading");
      },
      onSuccess: () => {
        if (this.#upload === upload) this.#succeed(clipId, file);
      },
      onError: (error) => this.#broke(upload, error),
    });
    this.#upload = upload;
    const [begun] = await upload.findPreviousUploads();
    if (this.#upload !== upload || this.#state.phase !== "uploading") return;
    if (begun !== undefined) upload.resumeFromPreviousUpload(begun);
    upload.start();
  }

  #succeed(clipId: string, file: File): void {
    this.#upload = null;
    this.#film = null;
    this.#memory.drop();
    this.#become({ phase: "idle" });
    this.#done({ clipId, title: titleOf(file.name) });
  }

  #broke(upload: Upload, error: Error | DetailedError): void {
    if (this.#upload !== upload) return;
    const answer = "originalResponse" in error ? error.originalResponse : null;
    if (answer !== null && answer.getStatus() > 0 && answer.getStatus() < 500) this.#fail(codeIn(answer.getBody()));
    // No answer, or the server could not: what was sent stays there, and it goes on from that byte.
    else if (this.#film !== null) this.#progress(this.#film.percent, "waiting");
  }

  #progress(percent: number, phase: "uploading" | "paused" | "waiting"): void {
    if (this.#film === null) return;
    this.#film = { ...this.#film, percent };
    this.#memory.write(this.#film);
    this.#become({ phase, name: this.#film.name, percent });
  }

  #fail(code: string): void {
    if (code === "OFFLINE" && this.#film !== null) {
      this.#become({ phase: "interrupted", name: this.#film.name, percent: this.#film.percent });
      return;
    }
    this.#upload = null;
    this.#film = null;
    this.#memory.drop();
    this.#become({ phase: "failed", code });
  }

  #become(state: FilmState): void {
    this.#state = state;
    this.#told();
  }
}

interface FilmHooks {
  readonly told: () => void;
  /** All of it is on the server. */
  readonly done: (film: { readonly clipId: string; readonly title: string }) => void;
}

const titleOf = (name: string): string => name.replace(/\.[^.]+$/u, "").slice(0, 200);

function codeIn(body: string): string {
  try {
    return problemIn(JSON.parse(body)).code;
  } catch {
    return "FAULT";
  }
}
