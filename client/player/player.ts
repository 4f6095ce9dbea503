import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ProgramTime } from "../../shared/time.ts";
import type { SeekMark } from "./mark.ts";
import type { PlayerState, StageSignal } from "./state.ts";

/**
 * The picture, its controls and its seek bar.
 *
 * @fires efir-playhead - A frame was shown; carries its programme time (PlayheadEvent).
 * @fires efir-player-state - The state changed (PlayerStateEvent).
 * @fires efir-announce - Words for the page's announcer (AnnounceEvent).
 * @slot captions - Lines of captions, docked under the picture; the dock and its button exist only when filled.
 */
@customElement("efir-player")
export class PlayerElement extends LitElement {
  /** The stage's playlist, `/hls/main/index.m3u8`. */
  @property() src = "";
  /** Cards and highlights to mark on the seek bar, in order of `at`. */
  @property({ attribute: false }) marks: readonly SeekMark[] = [];
  /** What feeds the stage, from the page's socket; a change to a live signal is a hint to try at once. */
  @property({ attribute: false }) signal: StageSignal = null;
  /** The meeting is closed: nothing more will come. */
  @property({ type: Boolean }) ended = false;

  get state(): PlayerState {
    return { phase: "connecting" };
  }

  /** Something outside suggests that the stream can be had again (a socket came back): tries at once. */
  hint(): void {}

  seekTo(_to: ProgramTime | "live"): void {}

  override render() {
    return html`<video playsinline></video><slot name="captions"></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-player": PlayerElement;
  }
}
