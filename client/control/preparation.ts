import type { ReactiveControllerHost } from "lit";
import { may } from "../../shared/roles.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import type { FootNotice } from "./foot-notice.ts";
import type { RoomLine } from "./room-line.ts";

/** What stands in «Подготовка», as this room sees it. */
export interface Prepared {
  readonly cue: Cue;
  /** The name of who prepared it, when that was somebody else. */
  readonly by: string | null;
  /** This person prepared it: where two are needed, another one takes it. */
  readonly isOwn: boolean;
  /** Its card was changed since it was looked at: it has to be looked at again. */
  readonly isStale: boolean;
  /** Looked at in this room only, by somebody who may not prepare. */
  readonly isLook: boolean;
}

interface Wish {
  readonly cueId: string | null;
  readonly revision: number;
}

/** The one preparation that all who run the meeting share. What was just pressed stands until the answer. Rules CR70–CR72. */
export class Preparation {
  readonly #host: ReactiveControllerHost;
  readonly #line: RoomLine;
  readonly #foot: FootNotice;
  #wish: Wish | null = null;

  constructor(host: ReactiveControllerHost, line: RoomLine, foot: FootNotice) {
    this.#host = host;
    this.#line = line;
    this.#foot = foot;
  }

  /** `null`: nothing is prepared, or somebody has dropped it. */
  get prepared(): Prepared | null {
    const armed = this.#line.state.plan?.armed ?? null;
    const { cueId, revision } = this.#wish ?? armed ?? { cueId: null, revision: 0 };
    const cue = cueId === null ? null : this.#line.cueOf(cueId);
    if (cue === null) return null;
    const by = this.#wish === null && armed !== null ? armed.by : null;
    const isOwn = by === null || by.id === this.#line.me?.id;
    const isStale = revision !== (cue.revision ?? 0);
    return { cue, by: isOwn ? null : (by?.name ?? null), isOwn, isStale, isLook: this.#wish !== null && !this.#mayArm };
  }

  /** @param cueId `null`: nothing is to be prepared. */
  async prepare(cueId: string | null): Promise<void> {
    const { session, isLocked } = this.#line;
    if (session === undefined || isLocked) return;
    if (cueId === null && this.prepared === null) return;
    const cue = cueId === null ? null : this.#line.cueOf(cueId);
    if (cueId !== null && cue === null) return;
    const wish: Wish = { cueId, revision: cue?.revision ?? 0 };
    this.#wish = wish;
    this.#host.requestUpdate();
    if (!this.#mayArm) return this.#look(wish);
    const answer = await session.command("rundown", { type: "arm", id: cueId });
    // Another press came meanwhile: its answer counts.
    if (this.#wish !== wish) return;
    this.#wish = null;
    const isDoneAlready = !answer.ok && "refusal" in answer && answer.refusal.code === "DUPLICATE";
    if (!answer.ok && !isDoneAlready) this.#foot.answer(answer, null);
    this.#host.requestUpdate();
  }

  /** Until it is known who this is, the server is asked. */
  get #mayArm(): boolean {
    const { me } = this.#line;
    return me === null || may(me.role, "arm");
  }

  #look(wish: Wish): void {
    // Nothing looked at: what the others have prepared is seen again.
    if (wish.cueId === null) this.#wish = null;
  }
}
