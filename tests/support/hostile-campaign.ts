import { Mutator, type Tokens } from "./hostile-mutations.ts";

/** One parser or edge, and sound inputs to make hostile ones of. */
export interface Target {
  readonly name: string;
  readonly sound: readonly Buffer[];
  readonly tokens?: Tokens;
  /** Its share of the inputs of its edge. */
  readonly share: number;
  /**
   * Feeds one input. @returns what became of it, in a word: inputs with a new outcome are kept and hurt further.
   * @throws whatever is not the peer's error: a crash.
   */
  run(input: Buffer): string | Promise<string>;
}

export interface Crash {
  readonly target: string;
  readonly error: string;
  readonly input: string;
}

export interface Report {
  readonly inputs: number;
  /** Different things that became of them. */
  readonly outcomes: number;
  readonly crashes: readonly Crash[];
  /** Inputs that took longer than `SLOW_MS` each time they were tried. */
  readonly slow: readonly (Crash & { readonly ms: number })[];
  readonly slowestMs: number;
  /** The most that the process grew by, each time after its rubbish was collected. */
  readonly grownMb: number;
}

export const SLOW_MS = 100;
/** A pause of the machine is not slowness of the parser: what was slow once is tried again. */
const TRIES = 4;
const MOST_CRASHES = 10;
const LARGEST_POOL = 512;
const MOST_OUTCOMES = 10_000;
const LONGEST_KEPT = 16 * 1024;
/** Code is compiled and the heap has found its size by then. */
const WARM_UP = 0.1;
const LOOK_EVERY = 5_000;

export interface CampaignOptions {
  readonly inputs: number;
  readonly seed: number;
  /** Told before each input, so that a watchdog knows which one hangs. */
  readonly beginning?: (input: Buffer) => void;
}

/** Runs so many hostile inputs through the targets. The same seed makes the same inputs. */
export async function campaign(targets: readonly Target[], options: CampaignOptions): Promise<Report> {
  const crashes: Crash[] = [];
  const slow: (Crash & { ms: number })[] = [];
  const whole = targets.reduce((sum, { share }) => sum + share, 0);
  let inputs = 0;
  let outcomes = 0;
  let slowestMs = 0;
  const memory = new MemoryGauge();
  for (const target of targets) {
    const count = Math.round((options.inputs * target.share) / whole);
    const mutator = new Mutator(options.seed, target.tokens);
    const pool = [...target.sound];
    const seen = new Set<string>();
    for (let index = 0; index < count && crashes.length < MOST_CRASHES; index += 1) {
      const input = mutator.next(pool);
      options.beginning?.(input);
      const tried = await attempt(target, input);
      inputs += 1;
      if ("error" in tried) crashes.push({ target: target.name, error: tried.error, input: input.toString("base64") });
      else if (seen.size < MOST_OUTCOMES && !seen.has(tried.outcome)) {
        seen.add(tried.outcome);
        // A copy: a few bytes cut out of a long input would hold all of it, and count as the server's growth.
        if (input.length <= LONGEST_KEPT)
          pool[poolPlace(pool.length, target.sound.length, seen.size)] = Buffer.from(input);
      }
      const ms = tried.ms > SLOW_MS / 5 ? await leastMs(target, input, tried.ms) : tried.ms;
      slowestMs = Math.max(slowestMs, ms);
      if (ms > SLOW_MS) slow.push({ target: target.name, error: "slow", ms, input: input.toString("base64") });
      if (index % LOOK_EVERY === 0 && index >= count * WARM_UP) await memory.look(target.name);
    }
    await memory.look(target.name);
    outcomes += seen.size;
  }
  return { inputs, outcomes, crashes, slow, slowestMs, grownMb: memory.grownMb };
}

/** Sound inputs stay; of the others the oldest make room. */
const poolPlace = (length: number, sound: number, seen: number): number =>
  length < LARGEST_POOL ? length : sound + (seen % (LARGEST_POOL - sound));

type Tried = { readonly ms: number } & ({ readonly outcome: string } | { readonly error: string });

async function attempt(target: Target, input: Buffer): Promise<Tried> {
  // A copy: a parser that writes into what it was given must not spoil the pool.
  const given = Buffer.from(input);
  const begun = performance.now();
  try {
    const running = target.run(given);
    const outcome = typeof running === "string" ? running : await running;
    return { outcome, ms: performance.now() - begun };
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { error: words, ms: performance.now() - begun };
  }
}

async function leastMs(target: Target, input: Buffer, firstMs: number): Promise<number> {
  let least = firstMs;
  for (let again = 1; again < TRIES; again += 1) least = Math.min(least, (await attempt(target, input)).ms);
  return least;
}

/** What the process holds after collecting, over what it held when it was warm. Each target begins anew. */
class MemoryGauge {
  #target = "";
  #atFirst = 0;
  grownMb = 0;

  async look(target: string): Promise<void> {
    globalThis.gc?.();
    // What buffers stood in is given back on another thread.
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc?.();
    const nowMb = process.memoryUsage.rss() / 2 ** 20;
    if (target !== this.#target) this.#atFirst = nowMb;
    this.#target = target;
    this.grownMb = Math.max(this.grownMb, nowMb - this.#atFirst);
  }
}
