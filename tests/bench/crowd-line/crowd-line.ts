import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface Report {
  readonly events: number;
  readonly gaps: number;
  readonly doubles: number;
  /** The least and the greatest place that a viewer has reached. */
  readonly slowest: number;
  readonly fastest: number;
  readonly byDelayMs: readonly number[];
}

/** A process that holds viewers, from here. */
export class CrowdLine implements AsyncDisposable {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Resolves when every viewer has its first answer. */
  static async gather(kind: "efir" | "bare", url: string, count: number, ledger = ""): Promise<CrowdLine> {
    const child = fork(join(import.meta.dirname, "readers.ts"), [kind, url, String(count), ledger]);
    const crowd = new CrowdLine(child);
    await crowd.told("all in");
    return crowd;
  }

  reset(): void {
    this.#child.send({ ask: "reset" });
  }

  async report(): Promise<Report> {
    const report = this.told("report");
    this.#child.send({ ask: "report" });
    // What `readers.ts` sends under this name.
    return (await report) as Report;
  }

  /** Resolves with the next message of that name. */
  told(name: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const hear = (message: { readonly told: string }) => {
        if (message.told !== name) return;
        this.#child.off("message", hear);
        resolve(message);
      };
      this.#child.on("message", hear);
      this.#child.once("exit", () => reject(new Error("the crowd's process ended")));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.disconnect();
    await once(this.#child, "exit");
  }
}

/** @param share 0…1 of all deliveries. In milliseconds. */
export function delayAt({ byDelayMs }: Report, share: number): number {
  const total = byDelayMs.reduce((sum, count) => sum + count, 0);
  let passed = 0;
  const place = byDelayMs.findIndex((count) => {
    passed += count;
    return passed >= total * share;
  });
  return total === 0 ? Number.NaN : place;
}

export const deliveredWithin = ({ byDelayMs }: Report, limitMs: number): number =>
  byDelayMs.slice(0, limitMs + 1).reduce((sum, count) => sum + count, 0);
