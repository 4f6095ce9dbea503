import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { HighlightContent } from "../../../shared/feeds.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { desk } from "../../control/styles.ts";
import type { PlayheadEvent } from "../../player/events.ts";
import "../../player/player.ts";
import type { PlayerElement } from "../../player/player.ts";
import { recallPreferences } from "../../player/preferences.ts";
import { SessionController } from "../../session/session-controller.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/** The frame on screen is of that time; `null`: it has no clock. */
export class MomentAtEvent extends Event {
  static readonly type = "efir-moment-at";
  constructor(readonly at: ProgramTime | null) {
    super(MomentAtEvent.type);
  }
}

/**
 * The broadcast, live or recorded, and a button that plays the highlight's moment of it.
 * @fires efir-moment-at - Another frame is on screen (MomentAtEvent).
 */
@customElement("efir-moment-player")
export class MomentPlayerElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
        max-width: 36rem;
      }
      .btn {
        white-space: normal;
      }
    `,
  ];
  @property({ attribute: false }) moment: HighlightContent["moment"] = null;
  @query("efir-player") private readonly player!: PlayerElement | null;
  readonly #record = new SessionController(this, ({ record }) => record);
  readonly #signal = new SessionController(this, ({ signal }) => signal);
  readonly #stage = document.documentElement.dataset["stage"] ?? "main";
  /** Where it was gone to: until a frame of it is there, the one on screen is still the old one. */
  #awaits: HighlightContent["moment"] = null;
  #until: ProgramTime | null = null;

  override render() {
    const isClosed = this.#record.part.phase === "closed";
    const slug = this.#record.session?.slug ?? "";
    return html`<efir-player .src=${isClosed ? "" : `/hls/${this.#stage}/index.m3u8`} .recording=${isClosed ? `/replay/${slug}/index.m3u8` : ""}
        .signal=${this.#signal.part} ?ended=${isClosed} @efir-playhead=${this.#follow}></efir-player>
      <p><button class="btn btn--s" type="button" ?disabled=${this.moment === null} @click=${this.#play}>${icon("play", "filled")}${t("watchFrom")}</button></p>
      <p class="hint">${t("noWatch")}</p>`;
  }

  /** Of the frame itself: what a viewer has moved the cards by is not part of the film. */
  readonly #follow = ({ at }: PlayheadEvent) => {
    const frame = at === null ? null : programTime(at - recallPreferences().nudge);
    this.dispatchEvent(new MomentAtEvent(frame));
    if (this.#awaits !== null && frame !== null && frame >= this.#awaits.from && frame < this.#awaits.until) {
      this.#until = this.#awaits.until;
      this.#awaits = null;
    }
    if (this.#until === null || frame === null || frame < this.#until) return;
    this.#until = null;
    this.player?.picture?.pause();
  };

  readonly #play = () => {
    const { moment, player } = this;
    if (moment === null || player === null) return;
    player.watchFrom(moment.from);
    this.#awaits = moment;
    this.#until = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-moment-player": MomentPlayerElement;
  }
  interface HTMLElementEventMap {
    [MomentAtEvent.type]: MomentAtEvent;
  }
}
