import type { Request } from "express";
import { newQuestion } from "../../../shared/exhibition/commands.ts";
import type { StandQuestion } from "../../../shared/exhibition.ts";
import { idPattern, slugPattern } from "../../../shared/ids.ts";
import { millis } from "../../../shared/time.ts";
import { Throttle } from "../auth/throttle.ts";
import { tokenPattern } from "../auth/token.ts";
import { parsed } from "../body.ts";
import { networkOf } from "../client-address.ts";
import { HttpProblem } from "../problem.ts";
import type { ExhibitionDeps } from "./parts.ts";

/** Asking a stand, by a page's script or by its plain form: one allowance for both (EB50, EB68). */
export class Asking {
  readonly #deps: Pick<ExhibitionDeps, "exhibition" | "clock" | "log">;
  // A hall sits behind one address; somebody who asks more often reads no answers.
  readonly #throttle = new Throttle({ limit: 20, windowMs: millis(10 * 60_000) });

  constructor(deps: Pick<ExhibitionDeps, "exhibition" | "clock" | "log">) {
    this.#deps = deps;
  }

  /** @throws {HttpProblem} 404 UNKNOWN_STAND, 409 NO_QUESTIONS, TOO_MANY, 422 BAD_SHAPE, 429 TOO_FAST. */
  ask(
    { ip }: Pick<Request, "ip">,
    stand: { readonly slug: string; readonly id: string },
    body: unknown,
  ): { readonly id: string; readonly key: string } {
    const { exhibition, clock, log } = this.#deps;
    const { slug, id } = stand;
    if (!slugPattern.test(slug) || !idPattern.test(id)) throw new HttpProblem(404, "UNKNOWN_STAND");
    const said = parsed(newQuestion, body);
    const waitMs = this.#throttle.hit(networkOf(ip), clock.now());
    if (waitMs > 0) throw new HttpProblem(429, "TOO_FAST", { retryAfterMs: millis(waitMs) });
    const asked = exhibition.questions.ask(slug, id, said);
    if (!asked.ok) throw new HttpProblem(asked.problem === "UNKNOWN_STAND" ? 404 : 409, asked.problem);
    log.info("stand asked", { slug, standId: id, questionId: asked.value.id });
    return asked.value;
  }

  /** As its asker sees it; `null`: unknown, or another's key. */
  seen(standId: string, question: unknown, key: unknown): StandQuestion | null {
    const isKey = typeof key === "string" && tokenPattern.test(key);
    return isKey && typeof question === "string" ? this.#deps.exhibition.questions.seen(standId, question, key) : null;
  }
}
