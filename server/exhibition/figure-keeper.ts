import { namesFigure, withCorrectedFigure } from "../../shared/exhibition/figures.ts";
import type { Stand } from "../../shared/exhibition.ts";
import type { FigureContent } from "../../shared/timeline/figure-correction.ts";
import type { Clock } from "../clock.ts";
import type { ExhibitionStore } from "./ports.ts";

interface KeeperDeps {
  readonly store: Pick<ExhibitionStore, "naming" | "save" | "standsOf" | "texts">;
  readonly clock: Clock;
  readonly onChanged: (meeting: string) => void;
}

/** What the library is told of stands: whose figures they show, and whose files they name (EB30–EB33). */
export class FigureKeeper {
  readonly #deps: KeeperDeps;

  constructor(deps: KeeperDeps) {
    this.#deps = deps;
  }

  /** All stands say the new number when it returns. Told twice, it changes nothing. */
  correct(figureId: string, figure: FigureContent): void {
    const { store, clock, onChanged } = this.#deps;
    const now = clock.now();
    const corrected = store.naming(figureId).filter((stand) => names(stand, figureId));
    if (corrected.length === 0) return;
    store.save(
      corrected.map((stand) => ({
        ...stand,
        draft: withCorrectedFigure(stand.draft, figureId, figure, null),
        published: stand.published && withCorrectedFigure(stand.published, figureId, figure, now),
      })),
    );
    for (const meeting of new Set(corrected.map((stand) => stand.meeting))) onChanged(meeting);
  }

  /** Of a meeting: what its stands say, and are to say. */
  standsOf(meeting: string): readonly Pick<Stand, "draft" | "published">[] {
    return this.#deps.store.standsOf(meeting);
  }

  texts(): Iterable<string> {
    return this.#deps.store.texts();
  }
}

const names = ({ draft, published }: Stand, figureId: string): boolean =>
  namesFigure(draft, figureId) || (published !== null && namesFigure(published, figureId));
