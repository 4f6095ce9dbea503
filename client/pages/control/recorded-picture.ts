import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { programTime } from "../../../shared/time.ts";
import type { RehearsedRecording } from "../../control/show/rehearsal-picture-choice.ts";
import { PlayheadEvent } from "../../player/events.ts";
import "../../player/player.ts";
import type { PlayerElement } from "../../player/player.ts";

/** A recording in the room's monitor, from the minute that the rehearsal is held against (SH8). */
@customElement("efir-recorded-picture")
export class RecordedPictureElement extends LitElement {
  static override styles = css`
    :host,
    efir-player {
      display: block;
      width: 100%;
      height: 100%;
    }
  `;
  @property({ attribute: false }) recorded: RehearsedRecording | null = null;
  @query("efir-player") private readonly player!: PlayerElement | null;
  /** The place that was gone to: each choice is gone to once. */
  #gone = "";

  override render() {
    const address = this.recorded === null ? "" : `/replay/${this.recorded.slug}/index.m3u8`;
    return html`<efir-player
      monitor
      .recording=${address}
      @efir-player-state=${this.#go}
      @efir-playhead=${(event: Event) => event.stopPropagation()}
    ></efir-player>`;
  }

  /** The frame that the stage showed last is nobody's any more: «как я вижу» has no picture here, and says so (CR66). */
  override firstUpdated(): void {
    this.dispatchEvent(new PlayheadEvent(null, null));
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("recorded")) this.#go();
  }

  /** Its frames are of another day: what is taken now does not belong to them, so their time goes no further. */
  readonly #go = () => {
    const { recorded, player } = this;
    if (recorded === null || player === null) return;
    const { phase } = player.state;
    if (phase !== "ready" && phase !== "replaying" && phase !== "paused" && phase !== "finished") return;
    const place = `${recorded.slug}@${recorded.minute}`;
    if (place === this.#gone) return;
    this.#gone = place;
    player.watchFrom(programTime(recorded.from + recorded.minute * 60_000));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-recorded-picture": RecordedPictureElement;
  }
}
