import type { Clip } from "../../../shared/clips.ts";
import type { Result } from "../../../shared/result.ts";
import type { ApiAnswer, ApiProblem } from "../../control/api.ts";
import { backOff } from "./back-off.ts";
import { pieceSource } from "./piece-source.ts";
import { sortOf } from "./problems/problem-sorts.ts";
import { type Recording, renamed } from "./recording.ts";
import type { UploadOrder } from "./upload.ts";

/** Where the courier fetches takes, and whom it tells. */
export interface CourierPorts {
  /** The link's; `null`: not known yet. */
  readonly passId: () => string | null;
  readonly queued: () => readonly Recording[];
  /** Does nothing to one that is gone. */
  readonly change: (id: string, change: Partial<Recording>) => Promise<void>;
  readonly piece: (id: string, index: number) => Promise<ArrayBuffer>;
  /** Tells the server of the clip; its consent and subject go before its first byte. */
  readonly tell: (recording: Recording) => Promise<ApiAnswer<Clip>>;
  readonly authorization: string;
  /** One try at sending its bytes (upload.ts). */
  readonly upload: (order: UploadOrder) => Promise<Result<null, ApiProblem>>;
  readonly newId: () => string;
  readonly onProgress: (id: string, sentBytes: number) => void;
  /** Why it waits; `null`: it goes on. */
  readonly onTrouble: (code: string | null) => void;
  readonly onDelivered: (id: string, clip: Clip) => void;
  readonly onClosed: () => void;
}

/** What counts as moving. */
const ADVANCE_BYTES = 64 * 1024;

/** Carries queued takes to the server, one at a time, for as long as it takes. Rules BZ115–BZ119. */
export class Courier {
  readonly #ports: CourierPorts;
  #isCarrying = false;
  #isOver = false;
  /** The one on its way. */
  #current: { readonly id: string; readonly stopped: AbortController } | null = null;
  #failures = 0;
  /** How far the one on its way ever came. */
  #furthest = { id: "", bytes: 0 };
  #wake = () => {};

  constructor(ports: CourierPorts) {
    this.#ports = ports;
  }

  start(): void {
    addEventListener("online", this.#hurry);
    addEventListener("offline", this.#pause);
    this.kick();
  }

  stop(): void {
    removeEventListener("online", this.#hurry);
    removeEventListener("offline", this.#pause);
    this.#isOver = true;
    this.#pause();
    this.#wake();
  }

  /** That one is not to be sent after all. */
  forget(id: string): void {
    if (this.#current?.id === id) this.#pause();
  }

  /** Something was queued, or may go on. */
  kick(): void {
    this.#wake();
    if (this.#isCarrying || this.#ports.passId() === null) return;
    this.#isCarrying = true;
    void this.#alone(() => this.#carry()).finally(() => {
      this.#isCarrying = false;
    });
  }

  /** Two tabs would send the same bytes twice. */
  #alone(act: () => Promise<void>): Promise<void> {
    return "locks" in navigator ? navigator.locks.request("efir-reporter-courier", act) : act();
  }

  async #carry(): Promise<void> {
    for (let next = this.#next(); next !== undefined && !this.#isOver; next = this.#next()) {
      const stopped = new AbortController();
      this.#current = { id: next.id, stopped };
      const problem = await this.#deliver(next, stopped.signal);
      this.#current = null;
      this.#ports.onTrouble(problem?.code ?? null);
      if (problem === null) this.#failures = 0;
      else if (sortOf(problem.code) === "closed") return this.#ports.onClosed();
      else if (sortOf(problem.code) === "lasting") await this.#ports.change(next.id, { problem: problem.code });
      else await this.#wait();
    }
  }

  #next(): Recording | undefined {
    return this.#ports.queued().find(({ problem }) => problem === null);
  }

  /** @returns `null`: the server has it whole. */
  async #deliver(queued: Recording, signal: AbortSignal): Promise<ApiProblem | null> {
    const passId = this.#ports.passId();
    // What another link began is not this one's to go on with.
    const isAnothers = queued.passId !== null && queued.passId !== passId;
    const recording = { ...(isAnothers ? renamed(queued, this.#ports.newId()) : queued), passId };
    await this.#ports.change(recording.id, recording);
    const told = await this.#ports.tell(recording);
    // Somebody else's already: the same take goes as another clip.
    if (!told.ok && told.problem.code === "ID_TAKEN")
      return this.#deliver(renamed(recording, this.#ports.newId()), signal);
    if (!told.ok) return told.problem;
    this.#ports.onTrouble(null);
    await this.#ports.change(recording.id, { isAnew: false });
    // Its last answer may have been lost on the way.
    const sent = told.value.state === "receiving" ? await this.#send(recording, signal) : null;
    if (sent === null) this.#ports.onDelivered(recording.id, told.value);
    return sent;
  }

  async #send(recording: Recording, signal: AbortSignal): Promise<ApiProblem | null> {
    const { id, clipId, pieceBytes, uploadPath } = recording;
    const { authorization, change, onProgress, piece, upload } = this.#ports;
    const sent = await upload({
      clipId,
      source: pieceSource(pieceBytes, (index) => piece(id, index)),
      authorization,
      path: uploadPath,
      signal,
      onPath: (path) => void change(id, { uploadPath: path }),
      onProgress: (sentBytes) => {
        this.#advance(id, sentBytes);
        onProgress(id, sentBytes);
      },
      onAccepted: (acceptedBytes) => void change(id, { acceptedBytes }),
    });
    return sent.ok ? null : sent.problem;
  }

  /** A line that breaks all the time but moves is not to be waited for longer and longer (BZ117). */
  #advance(id: string, bytes: number): void {
    const furthest = this.#furthest.id === id ? this.#furthest.bytes : 0;
    if (bytes < furthest + ADVANCE_BYTES) return;
    this.#furthest = { id, bytes };
    this.#failures = 0;
  }

  async #wait(): Promise<void> {
    const waitMs = backOff(this.#failures++, Math.random());
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }

  readonly #hurry = () => {
    this.#failures = 0;
    this.kick();
  };

  /** A request that hangs in a lost network would hang for minutes. */
  readonly #pause = () => this.#current?.stopped.abort();
}
