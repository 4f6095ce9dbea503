import { createHash } from "node:crypto";
import { type LedgerId, ledgerId } from "../../shared/ids.ts";
import type { Actor } from "../../shared/roles.ts";
import { showsFigure } from "../../shared/timeline/figure-correction.ts";
import type { Log } from "../log.ts";
import { type Exhibitions, noExhibitions } from "./exhibitions-port.ts";
import type { LibraryStore, UntoldFigure } from "./library-store.ts";
import type { Meetings } from "./meetings-port.ts";

interface CorrectionDeps {
  readonly store: Pick<LibraryStore, "untold" | "markTold">;
  readonly meetings: Meetings;
  readonly exhibitions?: Pick<Exhibitions, "correct">;
  readonly log: Log;
}

/** A full disk may have room again. */
const AGAIN_MS = 10_000;

/**
 * Tells the meetings what was changed of their figures. What is to be told lies in the store since the very commit of the
 * change, so a crash in between loses none of it; each is told under one id, so none is told twice (LB9–LB11).
 */
export class FigureCorrections {
  readonly #deps: CorrectionDeps;
  #last: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  constructor(deps: CorrectionDeps) {
    this.#deps = deps;
  }

  /** Tells all that is untold, in order. Settles when it is done, or has to be tried again later. */
  async tell(): Promise<void> {
    this.#last = this.#last.then(() => this.#round());
    await this.#last;
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #round(): Promise<void> {
    try {
      for (const untold of this.#deps.store.untold()) {
        if (this.#isClosed) return;
        // Later ones build on it: told out of order, an older number would stand.
        if (!(await this.#tellMeetings(untold))) return this.#tryLater();
        const { exhibitions = noExhibitions } = this.#deps;
        exhibitions.correct(untold.figureId, untold.content);
        this.#deps.store.markTold(untold.figureId, untold.version);
      }
    } catch (error) {
      this.#deps.log.fault("figures not corrected", error);
      this.#tryLater();
    }
  }

  async #tellMeetings(untold: UntoldFigure): Promise<boolean> {
    for (const { slug } of this.#deps.meetings.meetings()) {
      // The plan first: what is taken from then on says the new number, and what was taken before stands in the record.
      const isPlanned = this.#deps.meetings.planOf(slug)?.cues.some(({ card }) => showsFigure(card, untold.figureId));
      if (isPlanned && !(await this.#submit(ledgerId("rundown", slug), untold))) return false;
      for (const kind of ["timeline", "rehearsal"] as const) {
        const record = this.#deps.meetings[kind === "timeline" ? "recordOf" : "rehearsalOf"](slug);
        const isShown = record?.showings.some(({ card }) => showsFigure(card, untold.figureId));
        if (isShown && !(await this.#submit(ledgerId(kind, slug), untold))) return false;
      }
    }
    return true;
  }

  async #submit(ledger: LedgerId, { figureId, version, actorId, actorName, content }: UntoldFigure): Promise<boolean> {
    // Whether the person may was decided before the change was written: now all of it happens, whatever they may since.
    const by: Actor = { id: actorId, role: "system", name: actorName };
    const command = { type: "correct-figure", figureId, figure: content } as const;
    const outcome = await this.#deps.meetings.submit({ id: commandId(figureId, version), ledger, command }, by);
    if (outcome.ok) return true;
    const { code } = outcome.refusal;
    if (code === "STORE_FULL" || code === "STORE_UNAVAILABLE") return false;
    // Its last card was dropped meanwhile, or the meeting: nothing is left to correct.
    this.#deps.log.info("figure not corrected", { ledger, figureId, version, code });
    return true;
  }

  #tryLater(): void {
    if (this.#isClosed) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.tell(), AGAIN_MS).unref();
  }
}

/** The same for the same change, in whatever life of the server. */
const commandId = (figureId: string, version: number): string =>
  createHash("sha256").update(`correct-figure ${figureId} ${version}`).digest("base64url");
