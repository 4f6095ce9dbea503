import type { NewAssignment } from "../../shared/clips/commands.ts";
import type { Refused } from "../../shared/clips/refusals.ts";
import type { Assignment } from "../../shared/clips.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import type { Clock } from "../clock.ts";
import type { AssignmentStore } from "./ports.ts";

/** Asked for and not answered; older ones are history. */
const MOST_ASSIGNMENTS = 300;

export interface AssignmentDeps {
  readonly store: AssignmentStore;
  readonly clock: Clock;
  readonly onChanged: (meeting: string) => void;
  readonly newId: () => string;
}

type Outcome = Result<Assignment, Refused>;

/** What the control room asks reporters for: open → taken → done, or dropped. Rules BZ10. */
export class Assignments {
  readonly #deps: AssignmentDeps;

  constructor(deps: AssignmentDeps) {
    this.#deps = deps;
  }

  /** Newest first. */
  of(meeting: string): readonly Assignment[] {
    return this.#deps.store.of(meeting);
  }

  /** Those that a reporter may take, or has taken. */
  for(meeting: string, passId: string): readonly Assignment[] {
    return this.of(meeting).filter(({ state, passId: to, takenBy }) => {
      if (state === "dropped") return false;
      return state === "open" ? to === null || to === passId : takenBy === passId;
    });
  }

  add(meeting: string, { text, passId = null, item }: NewAssignment): Outcome {
    const { store, clock, newId } = this.#deps;
    if (this.of(meeting).length >= MOST_ASSIGNMENTS) return refuse({ code: "TOO_MANY" });
    const made: Assignment = {
      ...{ id: newId(), meeting, passId, text, state: "open", takenBy: null, at: clock.now() },
      ...(item === undefined ? {} : { item }),
    };
    store.add(made);
    this.#deps.onChanged(meeting);
    return accept(made);
  }

  /** Of two who come at once one has it. Taken again by the same: they have it. */
  take(meeting: string, id: string, passId: string): Outcome {
    const found = this.#find(meeting, id);
    if (found === null || (found.passId !== null && found.passId !== passId))
      return refuse({ code: "UNKNOWN_ASSIGNMENT" });
    if (found.state === "taken" && found.takenBy === passId) return accept(found);
    return this.#move(found, "open", { ...found, state: "taken", takenBy: passId });
  }

  done(meeting: string, id: string, passId: string): Outcome {
    const found = this.#find(meeting, id);
    if (found === null) return refuse({ code: "UNKNOWN_ASSIGNMENT" });
    if (found.takenBy !== passId) return refuse({ code: "ASSIGNMENT_TAKEN" });
    if (found.state === "done") return accept(found);
    return this.#move(found, "taken", { ...found, state: "done" });
  }

  drop(meeting: string, id: string): Outcome {
    const found = this.#find(meeting, id);
    if (found === null || found.state === "dropped") return refuse({ code: "UNKNOWN_ASSIGNMENT" });
    return this.#move(found, found.state, { ...found, state: "dropped" });
  }

  #find(meeting: string, id: string): Assignment | null {
    const found = this.#deps.store.byId(id);
    return found?.meeting === meeting ? found : null;
  }

  #move(found: Assignment, from: Assignment["state"], to: Assignment): Outcome {
    if (found.state !== from || !this.#deps.store.save(to, from)) return refuse({ code: "ASSIGNMENT_TAKEN" });
    this.#deps.onChanged(found.meeting);
    return accept(to);
  }
}
