import type { ReactiveController, ReactiveControllerHost } from "lit";
import { draftOf } from "./card-draft.ts";
import { t } from "./card-strings.ts";
import type { Desk, NotSaved } from "./desk.ts";
import {
  CardReadyEvent,
  CloseWindowEvent,
  CorrectFigureEvent,
  DeckChosenEvent,
  DoneEvent,
  EditEvent,
  LibraryEvent,
  NewDeckEvent,
  PickEvent,
  ShowWindowEvent,
} from "./events.ts";
import { OpenHealthEvent } from "./health/events.ts";
import { draftFromItem } from "./library-links.ts";
import type { OpenWindow } from "./open-window.ts";

/** What stands in the room's window, and what follows from what is asked for and saved there. Rules CR22–CR34. */
export class WindowController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #desk: Desk;
  #open: OpenWindow | null = null;
  #refusal = "";

  constructor(host: ReactiveControllerHost & HTMLElement, desk: Desk) {
    this.#host = host;
    this.#desk = desk;
    host.addController(this);
    const hear = <E extends Event>({ type }: { readonly type: string }, then: (event: E) => void) =>
      // An event of a class has that class's type, and no other has it.
      host.addEventListener(type, (event) => then(event as E));
    hear<EditEvent>(EditEvent, ({ kind, cue }) => this.show({ type: "card", kind, cue, start: null }));
    hear<CardReadyEvent>(CardReadyEvent, (ready) => void this.#save(ready));
    hear<CorrectFigureEvent>(CorrectFigureEvent, ({ figureId }) => this.show({ type: "figure", figureId }));
    hear<LibraryEvent>(LibraryEvent, ({ sort }) => this.show({ type: "library", sort: sort ?? "speaker" }));
    hear<PickEvent>(PickEvent, (pick) => this.#begin(pick));
    hear<DeckChosenEvent>(DeckChosenEvent, ({ deckId }) => this.show({ type: "deck", deckId }));
    hear<OpenHealthEvent>(OpenHealthEvent, () => this.show({ type: "health" }));
    hear<NewDeckEvent>(NewDeckEvent, () => this.show({ type: "new-deck" }));
    hear<DoneEvent>(DoneEvent, ({ words }) => {
      this.#desk.tell(words);
      this.close();
    });
    hear<ShowWindowEvent>(ShowWindowEvent, ({ open }) => this.show(open));
    hear<CloseWindowEvent>(CloseWindowEvent, () => this.close());
  }

  hostConnected(): void {}

  /** `null`: none is open. */
  get open(): OpenWindow | null {
    return this.#open;
  }

  /** Why the last save was refused, in words. */
  get refusal(): string {
    return this.#refusal;
  }

  show(open: OpenWindow): void {
    this.#open = open;
    this.#refusal = "";
    this.#host.requestUpdate();
  }

  close(): void {
    this.#open = null;
    this.#refusal = "";
    this.#host.requestUpdate();
  }

  #begin({ item }: PickEvent): void {
    const begun = draftFromItem(item);
    if (begun !== null) this.show({ type: "card", kind: begun.kind, cue: null, start: begun.draft });
  }

  async #save({ card, alsoOnAir }: CardReadyEvent): Promise<void> {
    const open = this.#open;
    if (open?.type === "card") {
      const { cue } = open;
      const trouble = cue === null ? await this.#desk.add(card) : await this.#desk.edit({ ...cue, card }, alsoOnAir);
      if (trouble?.code === "STALE" && cue !== null) this.show({ type: "stale", base: cue, mine: card, alsoOnAir });
      // Somebody removed it between: what was written can be added anew.
      else if (trouble?.code === "UNKNOWN_CUE")
        this.#refuse({ ...open, cue: null, start: draftOf(card), isUnsaved: true }, t("staleGone"));
      else this.#end(trouble);
    } else if (open?.type === "stale") {
      const { id } = open.base;
      // Made of both, so it replaces whichever stands now: that is what was shown.
      const revision = this.#desk.cueOf(id)?.revision ?? 0;
      this.#end(await this.#desk.edit({ id, card, revision }, alsoOnAir));
    }
  }

  #end(trouble: NotSaved): void {
    if (trouble === null) this.close();
    else if (this.#open !== null) this.#refuse(this.#open, trouble.words);
  }

  #refuse(open: OpenWindow, words: string): void {
    this.#open = open;
    this.#refusal = words;
    this.#host.requestUpdate();
  }
}
