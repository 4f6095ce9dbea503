import type { Log } from "../../log.ts";
import type { DrawingChild, LaunchChild } from "./drawing-child.ts";
import { type DrawAnswer, parseAnswer } from "./messages.ts";
import type { JobPictures, ShareJob } from "./share-job.ts";

export interface DrawerLimits {
  /** Of one image, from when the child has it. */
  readonly drawMs: number;
  /** Of one image, with its wait. */
  readonly wholeMs: number;
  readonly waiting: number;
  /** The child is ended when it has had nothing to do for so long. */
  readonly idleMs: number;
  /** It is killed above this, and replaced above `wornBytes` when it has just ended a drawing. */
  readonly memoryBytes: number;
  readonly wornBytes: number;
}

export const usualLimits: DrawerLimits = {
  drawMs: 20_000,
  wholeMs: 60_000,
  waiting: 60,
  idleMs: 60_000,
  memoryBytes: 768 * 1024 ** 2,
  wornBytes: 448 * 1024 ** 2,
};

export interface Drawn {
  readonly png: Uint8Array;
  /** Its pictures brought the child down, so that it was drawn without them. */
  readonly isBare: boolean;
}

/** Why an image was not drawn: `BUSY` and `TOO_SLOW` may go better later. */
export class DrawFault extends Error {
  readonly code: "BUSY" | "TOO_SLOW" | "FAILED" | "CLOSED";
  constructor(code: DrawFault["code"], cause?: unknown) {
    super("share image not drawn", { cause });
    this.code = code;
  }
}

interface Turn {
  readonly job: ShareJob;
  pictures: JobPictures;
  /** Times that a child ended over it. */
  ends: number;
  readonly settle: (outcome: Drawn | DrawFault) => void;
}

const MOST_ENDS = 3;
const WATCH_EVERY_MS = 250;
const noPictures: JobPictures = { portrait: null, picture: null };
const hasSome = ({ portrait, picture }: JobPictures) => portrait !== null || picture !== null;

/** Draws one image at a time in one child process, which it starts, watches, replaces and lets go of. Rules FD96, FD97. */
export class Drawer {
  readonly #launch: LaunchChild;
  readonly #limits: DrawerLimits;
  readonly #log: Log;
  readonly #waiting: Turn[] = [];
  #child: DrawingChild | null = null;
  #current: { readonly id: number; readonly turn: Turn } | null = null;
  #lastId = 0;
  #watch: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor({ launch, limits, log }: { launch: LaunchChild; limits?: Partial<DrawerLimits>; log: Log }) {
    this.#launch = launch;
    this.#limits = { ...usualLimits, ...limits };
    this.#log = log;
  }

  /** @throws {DrawFault} */
  async draw(job: ShareJob, pictures: JobPictures): Promise<Drawn> {
    if (this.#isClosed) throw new DrawFault("CLOSED");
    if (this.#waiting.length >= this.#limits.waiting) throw new DrawFault("BUSY");
    const { promise, resolve } = Promise.withResolvers<Drawn | DrawFault>();
    const turn: Turn = { job, pictures, ends: 0, settle: resolve };
    const deadline = setTimeout(() => this.#giveUp(turn), this.#limits.wholeMs);
    this.#waiting.push(turn);
    this.#next();
    const outcome = await promise.finally(() => clearTimeout(deadline));
    if (outcome instanceof DrawFault) throw outcome;
    return outcome;
  }

  /** Refuses what waits and ends the child. */
  close(): void {
    this.#isClosed = true;
    for (const turn of this.#waiting.splice(0)) turn.settle(new DrawFault("CLOSED"));
    this.#current?.turn.settle(new DrawFault("CLOSED"));
    this.#current = null;
    this.#letGo();
  }

  #next(): void {
    if (this.#current !== null || this.#isClosed) return;
    const turn = this.#waiting.shift();
    if (turn === undefined) return;
    clearTimeout(this.#idle);
    this.#lastId += 1;
    this.#current = { id: this.#lastId, turn };
    this.#child ??= this.#start();
    this.#watchOver(this.#child);
    this.#child.send({ id: this.#lastId, job: turn.job, pictures: turn.pictures });
  }

  #start(): DrawingChild {
    const child = this.#launch({
      onSaid: (said) => {
        const answer = parseAnswer(said);
        if (child === this.#child && answer !== null) this.#answered(answer);
      },
      onEnd: (how) => {
        if (child === this.#child) this.#ended(how);
      },
    });
    return child;
  }

  #answered(answer: DrawAnswer): void {
    if (answer.id !== this.#current?.id) return;
    const { turn } = this.#current;
    this.#current = null;
    clearInterval(this.#watch);
    if ("failed" in answer) {
      this.#log.warn("share image failed", { kind: turn.job.kind, shape: turn.job.shape, why: answer.failed });
      this.#again(turn);
    } else {
      if (answer.isWithoutSome) this.#log.warn("share image without a picture", { kind: turn.job.kind });
      turn.settle({ png: answer.png, isBare: turn.ends > 0 && !hasSome(turn.pictures) });
      if (answer.rssBytes > this.#limits.wornBytes) this.#letGo();
    }
    this.#rest();
    this.#next();
  }

  #ended(how: string): void {
    this.#child = null;
    clearInterval(this.#watch);
    const turn = this.#current?.turn;
    this.#current = null;
    if (turn !== undefined) {
      this.#log.warn("drawing child ended early", { how, kind: turn.job.kind, shape: turn.job.shape });
      this.#again(turn);
    }
    this.#next();
  }

  /** Once more as it was, for the child may have been killed by chance; then without what strangers made. */
  #again(turn: Turn): void {
    turn.ends += 1;
    if (turn.ends >= MOST_ENDS) {
      turn.settle(new DrawFault("FAILED"));
      return;
    }
    if (turn.ends === MOST_ENDS - 1) turn.pictures = noPictures;
    this.#waiting.unshift(turn);
  }

  #watchOver(child: DrawingChild): void {
    const began = performance.now();
    clearInterval(this.#watch);
    this.#watch = setInterval(() => {
      const isSlow = performance.now() - began > this.#limits.drawMs;
      if (isSlow || child.heldBytes() > this.#limits.memoryBytes) child.kill();
    }, WATCH_EVERY_MS);
    this.#watch.unref();
  }

  #giveUp(turn: Turn): void {
    const at = this.#waiting.indexOf(turn);
    if (at >= 0) this.#waiting.splice(at, 1);
    // While it is drawn, the child's own deadline counts; then it is not begun again.
    turn.ends = MOST_ENDS;
    turn.settle(new DrawFault("TOO_SLOW"));
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#current === null) this.#letGo();
    }, this.#limits.idleMs);
    this.#idle.unref();
  }

  #letGo(): void {
    clearInterval(this.#watch);
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = null;
    child?.kill();
  }
}
