import { randomUUID } from "node:crypto";
import { namesFigure } from "../../shared/exhibition/figures.ts";
import { ledgerId } from "../../shared/ids.ts";
import type {
  DeckChange,
  DeckPage,
  FigureVersion,
  LibraryBrief,
  LibraryChange,
  LibraryDeck,
  LibraryItem,
  LibrarySort,
  LibraryUse,
  NewLibraryItem,
} from "../../shared/library.ts";
import type { CommandOutcome } from "../../shared/protocol.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { type Actor, mayIn } from "../../shared/roles.ts";
import { showsFigure } from "../../shared/timeline/figure-correction.ts";
import type { Clock } from "../clock.ts";
import { cuesOf } from "./deck-cues.ts";
import { type Exhibitions, noExhibitions } from "./exhibitions-port.ts";
import type { FigureCorrections } from "./figure-corrections.ts";
import { usesOf } from "./item-uses.ts";
import type { ChangeProblem, Hand, LibraryStore, Renewed } from "./library-store.ts";
import type { Meetings } from "./meetings-port.ts";

/** A list is to be looked through, not scrolled for ever: what is not in it is searched for. */
const MOST_LISTED = 200;

interface DeskDeps {
  readonly store: LibraryStore;
  readonly meetings: Meetings;
  readonly exhibitions?: Pick<Exhibitions, "standsOf">;
  readonly corrections: Pick<FigureCorrections, "tell">;
  readonly clock: Clock;
  /** Called when files may have nobody left who names them. */
  readonly onDropped: () => void;
}

/** What a save brings, as its sort's schema let it through. */
export type ChangeOf<Sort extends LibrarySort = LibrarySort> = {
  readonly [Each in Sort]: {
    readonly id: string;
    readonly sort: Each;
    readonly version: number;
    readonly content: LibraryChange[Each];
  };
}[Sort];

export interface CueOrder {
  readonly slug: string;
  readonly deckId: string;
  readonly pages?: readonly number[] | undefined;
  readonly before?: string | undefined;
  /** Sent again with the same one, it adds nothing twice. */
  readonly commandId?: string | undefined;
}

/** The library as the control room asks for it. Rules LB1–LB12 in docs/spec/library.md. */
export class LibraryDesk {
  readonly #deps: DeskDeps;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  list(sort: LibrarySort | undefined, query: string | undefined): readonly LibraryBrief[] {
    return this.#deps.store.list({ sort, query, most: MOST_LISTED });
  }

  find(id: string): LibraryItem | null {
    return this.#deps.store.find(id);
  }

  add(item: NewLibraryItem, by: Actor): Result<LibraryItem, "TOO_MANY" | "DUPLICATE"> {
    return this.#deps.store.add({ id: randomUUID(), ...item }, this.#hand(by));
  }

  /** A figure's cards say the new number when this settles, unless the ledgers cannot be written just now: then soon. */
  async change(
    change: ChangeOf,
    by: Actor,
  ): Promise<Result<LibraryItem, ChangeProblem | { readonly code: "NOT_ALLOWED" }>> {
    // What was read aloud is taken back before everybody's eyes: not every hand may (LB10).
    if (change.sort === "figure" && !this.#mayCorrect(change.id, by)) {
      return refuse({ code: "NOT_ALLOWED" });
    }
    const current = this.find(change.id);
    if (current === null || current.sort !== change.sort) return refuse({ code: "UNKNOWN_ITEM" });
    if (current.version !== change.version) return refuse({ code: "STALE", current });
    const renewed = renewedBy(change, current);
    if (renewed === null) return refuse({ code: "STALE", current });
    const changed = this.#deps.store.change(renewed, this.#hand(by));
    if (changed.ok && change.sort === "figure") await this.#deps.corrections.tell();
    return changed;
  }

  uses(item: LibraryItem): readonly LibraryUse[] {
    return usesOf(item, this.#deps.meetings, this.#deps.exhibitions ?? noExhibitions);
  }

  /** Cards that were made of it stay, and say what they say. */
  async drop(id: string): Promise<boolean> {
    // A correction that is still to be told would be gone with the figure.
    await this.#deps.corrections.tell();
    const isDropped = this.#deps.store.drop(id);
    if (isDropped) this.#deps.onDropped();
    return isDropped;
  }

  figureVersions(id: string): readonly FigureVersion[] {
    return this.#deps.store.figureVersions(id);
  }

  /** Pages of a deck into a meeting's plan, all or none. @returns how many */
  async addCues(
    { slug, deckId, pages, before, commandId = randomUUID() }: CueOrder,
    by: Actor,
  ): Promise<Result<number, Extract<CommandOutcome, { ok: false }>["refusal"]["code"] | "UNKNOWN_ITEM">> {
    if (this.#deps.meetings.planOf(slug) === null) return refuse("UNKNOWN_MEETING");
    const deck = this.find(deckId);
    const cues = deck?.sort === "deck" ? cuesOf(deck, pages, randomUUID) : null;
    if (cues === null) return refuse("UNKNOWN_ITEM");
    const command = { type: "add-all", cues, ...(before === undefined ? {} : { before }) } as const;
    const outcome = await this.#deps.meetings.submit({ id: commandId, ledger: ledgerId("rundown", slug), command }, by);
    return outcome.ok ? accept(cues.length) : refuse(outcome.refusal.code);
  }

  /** In every meeting that showed it, on the air or on a stand. */
  #mayCorrect(figureId: string, by: Actor): boolean {
    const { meetings, exhibitions = noExhibitions } = this.#deps;
    const isShown = (slug: string) =>
      meetings.recordOf(slug)?.showings.some(({ card }) => showsFigure(card, figureId)) ||
      exhibitions.standsOf(slug).some(({ published }) => published !== null && namesFigure(published, figureId));
    return meetings
      .meetings()
      .filter(({ slug }) => isShown(slug))
      .every(({ slug }) => mayIn(by, "correct-figure", slug));
  }

  #hand(by: Actor): Hand {
    return { at: this.#deps.clock.now(), actorId: by.id, actorName: by.name };
  }
}

/** `null`: it names a page that the deck does not have. */
function renewedBy(change: ChangeOf, current: LibraryItem): Renewed | null {
  if (change.sort !== "deck") return change;
  const content = current.sort === "deck" ? renewedDeck(change.content, current.content) : null;
  return content === null ? null : { ...change, content };
}

/** People say what a page is called and what it shows; pictures and texts are the house's own (LB5). */
function renewedDeck({ pages, ...said }: DeckChange, deck: LibraryDeck): LibraryDeck | null {
  const renewed: DeckPage[] = [];
  for (const [index, { number, ...words }] of pages.entries()) {
    const page = deck.pages[number - 1];
    if (page === undefined) return null;
    const { image, small, text, letterShare } = page;
    const letters = letterShare === undefined ? {} : { letterShare };
    renewed.push({ number: index + 1, image, small, text, ...letters, ...words });
  }
  return { ...deck, ...said, pages: renewed };
}
