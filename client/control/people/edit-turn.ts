import type { LitElement, ReactiveController } from "lit";
import type { RoomPerson } from "../../../shared/protocol.ts";
import { SessionController } from "../../session/session-controller.ts";

/**
 * Whose turn it is at a cue's form: before one that somebody else has open, the person is asked; the others are told which
 * cue is open here (AC31, AC33). It holds nobody back.
 */
export class EditTurn implements ReactiveController {
  readonly #me: () => string;
  readonly #room: SessionController<readonly RoomPerson[]>;
  #cueId: string | null = null;
  #isAsking = false;

  constructor(host: LitElement, me: () => string) {
    this.#me = me;
    this.#room = new SessionController(host, ({ room }) => room);
    host.addController(this);
  }

  /** The cue whose form is to be shown; `null`: none. Call it before each drawing. */
  follow(cueId: string | null): void {
    if (cueId === this.#cueId) return;
    this.#cueId = cueId;
    this.#isAsking = this.editor !== null;
  }

  /** Who else has it open; `null`: nobody. */
  get editor(): string | null {
    const other = this.#room.part.find(({ id, editing }) => editing === this.#cueId && id !== this.#me());
    return this.#cueId === null ? null : (other?.name ?? null);
  }

  /** The person has not yet said whether to wait. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  /** They edit together, or it is their turn now. */
  begin(): void {
    this.#isAsking = false;
  }

  hostUpdated(): void {
    this.#tell(this.#isAsking ? null : this.#cueId);
  }

  hostDisconnected(): void {
    this.#tell(null);
  }

  #tell(cueId: string | null): void {
    const { session } = this.#room;
    if (session !== undefined) session.editing = cueId;
  }
}

/** Who has which cue open, besides oneself: by the cue's id. */
export const editorsIn = (room: readonly RoomPerson[], me: string): ReadonlyMap<string, string> =>
  new Map(room.flatMap(({ id, name, editing }) => (editing === null || id === me ? [] : [[editing, name] as const])));
