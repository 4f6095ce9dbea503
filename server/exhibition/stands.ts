import { randomUUID } from "node:crypto";
import { moved, renumbered } from "../../shared/exhibition/numbering.ts";
import { newExhibition } from "../../shared/exhibition/settings.ts";
import {
  acceptStand,
  edit,
  returnStand,
  type StandHand,
  type StandProblem,
  slugOf,
  submit,
  takeBack,
} from "../../shared/exhibition/transitions.ts";
import {
  type ExhibitionSettings,
  emptyStand,
  MOST_STAND_BYTES,
  MOST_STANDS,
  type Stand,
  type StandContent,
  type StandSize,
} from "../../shared/exhibition.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import type { Clock } from "../clock.ts";
import { type ContentProblem, settled } from "./content.ts";
import type { ExhibitionStore, KeptExhibition, Shelves } from "./ports.ts";

export type DeskProblem = StandProblem | ContentProblem | { readonly code: "UNKNOWN_STAND" | "TOO_MANY" };
export type SettingsProblem = { readonly code: "STALE"; readonly current: KeptExhibition };

/** A stand by its meeting: of another meeting it is unknown. */
export interface StandKey {
  readonly meeting: string;
  readonly id: string;
}

export interface StandsDeps {
  readonly store: ExhibitionStore;
  readonly shelves: Shelves;
  readonly clock: Clock;
  /** Lists of that meeting's exhibition are not what they were. */
  readonly onChanged: (meeting: string) => void;
  readonly onRemoved: (key: StandKey) => void;
}

type Outcome = Result<Stand, DeskProblem>;
type Change = (stand: Stand, by: StandHand, rules: ExhibitionSettings) => Result<Stand, DeskProblem>;

/**
 * A meeting's stands, as their institutions and the organisers write them. The rules are shared/exhibition/transitions.ts. Each
 * call reads, decides and writes in one turn of the loop, so of two at once the second finds what the first left (EB15).
 */
export class Stands {
  readonly #deps: StandsDeps;

  constructor(deps: StandsDeps) {
    this.#deps = deps;
  }

  settingsOf(meeting: string): KeptExhibition {
    return this.#deps.store.settingsOf(meeting) ?? { version: 0, settings: newExhibition };
  }

  configure(meeting: string, { version, settings }: KeptExhibition): Result<KeptExhibition, SettingsProblem> {
    const current = this.settingsOf(meeting);
    if (current.version !== version) return refuse({ code: "STALE", current });
    const kept = { version: version + 1, settings };
    this.#deps.store.saveSettings(meeting, kept);
    this.#deps.onChanged(meeting);
    return accept(kept);
  }

  /** By number. */
  of(meeting: string): readonly Stand[] {
    return this.#deps.store.standsOf(meeting);
  }

  find({ meeting, id }: StandKey): Stand | null {
    const stand = this.#deps.store.stand(id);
    return stand?.meeting === meeting ? stand : null;
  }

  /** At the end of the plan. */
  add(meeting: string, { content = emptyStand, size = "small", id = randomUUID() }: NewStand): Outcome {
    const stands = this.of(meeting);
    if (stands.length >= MOST_STANDS) return refuse({ code: "TOO_MANY" });
    const draft = this.#settled(content, { meeting, stand: null });
    if (!draft.ok) return draft;
    const stand: Stand = {
      ...{ id, meeting, size, draft: draft.value, slug: slugOf(draft.value), number: stands.length + 1 },
      ...{ state: "draft", version: 1, published: null, publishedAt: null, note: null, isHidden: false },
      updatedAt: this.#deps.clock.now(),
    };
    return this.#save([stand], stand);
  }

  edit(key: StandKey, isOrganiser: boolean, made: { readonly version: number; readonly draft: StandContent }): Outcome {
    return this.#change(key, isOrganiser, (stand, by, rules) => {
      const draft = this.#settled(made.draft, { meeting: stand.meeting, stand });
      return draft.ok ? edit(stand, by, { ...made, draft: draft.value }, rules) : draft;
    });
  }

  submit(key: StandKey, version: number): Outcome {
    return this.#change(key, false, (stand, by, rules) => submit(stand, by, { version }, rules));
  }

  takeBack(key: StandKey, version: number): Outcome {
    return this.#change(key, false, (stand, by, rules) => takeBack(stand, by, { version }, rules));
  }

  accept(key: StandKey, version: number): Outcome {
    return this.#change(key, true, (stand, by, rules) => {
      const others = this.of(key.meeting).filter(({ id, publishedAt }) => id !== stand.id && publishedAt !== null);
      const taken = new Set(others.map(({ slug }) => slug));
      return acceptStand(stand, by, { version }, { ...rules, taken });
    });
  }

  return(key: StandKey, made: { readonly version: number; readonly note: string }): Outcome {
    return this.#change(key, true, (stand, by) => returnStand(stand, by, made));
  }

  /** Its place on the plan, whatever is being written in it meanwhile (EB5). */
  place(key: StandKey, { number, ...change }: StandPlace): Outcome {
    const found = this.find(key);
    if (found === null) return refuse({ code: "UNKNOWN_STAND" });
    const size = change.size ?? found.size;
    const isHidden = change.isHidden ?? found.isHidden;
    const before = this.of(key.meeting);
    const placed = before.map((stand) => (stand.id === key.id ? { ...stand, size, isHidden } : stand));
    const after = number === undefined ? placed : moved(placed, key.id, number);
    const stand = after.find(({ id }) => id === key.id) ?? found;
    return this.#save(
      after.filter((one) => !before.includes(one)),
      stand,
    );
  }

  /** With its questions and visits. Those after it move up. */
  remove(key: StandKey): boolean {
    if (this.find(key) === null) return false;
    const before = this.of(key.meeting);
    const after = renumbered(before.filter(({ id }) => id !== key.id));
    this.#deps.store.remove(
      key.id,
      after.filter((one) => !before.includes(one)),
    );
    this.#deps.onRemoved(key);
    this.#deps.onChanged(key.meeting);
    return true;
  }

  #change(key: StandKey, isOrganiser: boolean, change: Change): Outcome {
    const stand = this.find(key);
    if (stand === null) return refuse({ code: "UNKNOWN_STAND" });
    const by = { isOrganiser, now: this.#deps.clock.now() };
    const changed = change(stand, by, this.settingsOf(key.meeting).settings);
    return changed.ok ? this.#save([changed.value], changed.value) : changed;
  }

  #settled(content: StandContent, of: Parameters<typeof settled>[1]): Result<StandContent, ContentProblem> {
    return settled(content, of, this.#deps.shelves, MOST_STAND_BYTES);
  }

  #save(stands: readonly Stand[], told: Stand): Outcome {
    this.#deps.store.save(stands);
    this.#deps.onChanged(told.meeting);
    return accept(told);
  }
}

interface NewStand {
  readonly content?: StandContent | undefined;
  readonly size?: StandSize | undefined;
  /** Of one that the house itself makes, and makes once. */
  readonly id?: string;
}

interface StandPlace {
  readonly number?: number | undefined;
  readonly size?: StandSize | undefined;
  readonly isHidden?: boolean | undefined;
}
