import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { OverlayLayer } from "../../../shared/overlay-layers.ts";
import { setContentLanguage } from "../../i18n/language.ts";
import type { MeetingSession } from "../../session/meeting-session.ts";
import { SecondClock } from "../../session/second-clock.ts";
import { initialState, type SessionState } from "../../session/session-state.ts";
import { drawLaid } from "./draw-laid.ts";
import { Entrance } from "./entrance.ts";
import { type Laid, laidOn, lostFor } from "./laid.ts";

/** OBS says so to its browser sources when a scene with them is switched to, and away from. */
const OBS_ACTIVE = "obsSourceActiveChanged";

/**
 * One layer over an encoder's picture, transparent elsewhere: drawn on the hall's clock from what stands, so that a page that
 * is opened, restarted or was hidden shows the right thing. Light DOM. Rules OU5–OU11.
 */
@customElement("efir-overlay-page")
export class OverlayPageElement extends LitElement {
  @property({ attribute: false }) session?: MeetingSession;
  @property({ attribute: false }) layer: OverlayLayer = "lt";
  @state() private told: SessionState = initialState;
  readonly #clock = new SecondClock(this, () => this.told.serverOffset);
  readonly #entrance = new Entrance<Laid>(this);
  #unsubscribe = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener(OBS_ACTIVE, this.#activeChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener(OBS_ACTIVE, this.#activeChanged);
    this.#unsubscribe();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("session") && this.session !== undefined) this.#follow(this.session);
    const { record, connection } = this.told;
    if (record.phase !== "unknown") setContentLanguage(record.about.language);
    this.#entrance.want(laidOn(this.layer, record, this.#clock.now, lostFor(connection, this.#clock.own)));
  }

  override render() {
    const { seen, isLeaving, turn } = this.#entrance;
    if (seen === null) return nothing;
    const drawn = drawLaid(seen, this.told.record, this.#clock.now);
    return keyed(
      turn,
      html`<main class=${isLeaving ? "ov is-out" : "ov is-in"} data-laid=${seen.type}>${drawn}</main>`,
    );
  }

  #follow(session: MeetingSession): void {
    this.#unsubscribe();
    const read = () => {
      this.told = session.state;
    };
    this.#unsubscribe = session.subscribe(read);
    read();
  }

  readonly #activeChanged = (event: Event) => {
    const isActive = event instanceof CustomEvent && event.detail?.active === true;
    if (!isActive) return;
    this.session?.hurry();
    this.#entrance.again();
  };

  protected override createRenderRoot() {
    return this;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-overlay-page": OverlayPageElement;
  }
}
