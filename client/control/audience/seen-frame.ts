import type { LitElement, ReactiveController } from "lit";
import type { ProgramTime } from "../../../shared/time.ts";
import { PlayheadEvent } from "../../player/events.ts";
import { RememberedSwitch } from "../remembered-switch.ts";

/**
 * The frame that the moderator's own monitor shows, and whether acts on air are stamped with it. Who works from the stream
 * means what they see; the hall's time is the rule. Rules CR65, CR66.
 */
export class SeenFrame implements ReactiveController {
  readonly #host: LitElement;
  readonly #switch = new RememberedSwitch("efir.control.as-seen", { isOnAtFirst: false });
  #at: ProgramTime | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener(PlayheadEvent.type, this.#see);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener(PlayheadEvent.type, this.#see);
    this.#at = null;
  }

  get isOn(): boolean {
    return this.#switch.isOn;
  }

  set isOn(isOn: boolean) {
    this.#switch.isOn = isOn;
    this.#host.requestUpdate();
  }

  /** Programme time of the picture; `null`: there is none, or it has no clock. */
  get at(): ProgramTime | null {
    return this.#at;
  }

  /** What an act on air says of its moment. Without a picture it is the hall's, and the room says so. */
  get stamp(): { readonly asSeen?: ProgramTime } {
    return this.isOn && this.#at !== null ? { asSeen: this.#at } : {};
  }

  readonly #see = ({ at }: PlayheadEvent) => {
    const had = this.#at !== null;
    this.#at = at;
    if (this.isOn && had !== (at !== null)) this.#host.requestUpdate();
  };
}
