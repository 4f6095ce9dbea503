import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Clip } from "../../../shared/clips.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { emptyProgram } from "../../../shared/timeline/at.ts";
import type { Program } from "../../../shared/timeline/record.ts";
import { formatDuration } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { PrepareEvent, ShowWindowEvent } from "../events.ts";
import { isOnAir } from "../standing.ts";
import { t as room } from "../strings.ts";
import { desk } from "../styles.ts";
import { blitzDraft, cuesOf } from "./blitz-draft.ts";
import { nameOf, shelfOf, shownLength, waitingFor } from "./clip-facts.ts";
import { clipThumb, thumbStyles } from "./clip-thumb.ts";
import { t } from "./strings.ts";

/**
 * The queue of blitz-interviews in the room: what waits is one press from its review, what is approved one press from
 * «Подготовка». Nothing where a meeting has none. Rule BZ150.
 * @fires efir-prepare - Its cue is to be prepared (PrepareEvent).
 * @fires efir-show-window - A card of it is to be made (ShowWindowEvent).
 */
@customElement("efir-clip-shelf")
export class ClipShelfElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    thumbStyles,
    css`
      :host([hidden]) {
        display: none;
      }
      .ph a {
        font-size: var(--text-sm);
      }
      .rows li {
        grid-template-columns: auto minmax(0, 1fr) auto;
      }
      .thumb {
        width: 2.25rem;
        height: 2.75rem;
      }
      .rows b {
        overflow-wrap: anywhere;
      }
      .rows .bare {
        color: var(--color-warn);
      }
    `,
  ];
  @property({ attribute: false }) clips: readonly Clip[] = [];
  @property({ attribute: false }) cues: readonly Cue[] = [];
  @property({ attribute: false }) preparedId: string | null = null;
  @property({ attribute: false }) program: Program = emptyProgram;
  @property() slug = "";
  @property({ type: Boolean }) locked = false;

  override willUpdate(): void {
    this.hidden = shelfOf(this.clips).length === 0;
  }

  override render() {
    const shelf = shelfOf(this.clips);
    if (shelf.length === 0) return nothing;
    const waiting = waitingFor(this.clips);
    return html`<section aria-labelledby="title">
      <div class="ph"><h2 id="title">${t("title")}</h2><a href=${this.#page("")}>${waiting === 0 ? t("allClips") : t("waiting", { count: waiting })}</a></div>
      <ul class="rows">${repeat(shelf, ({ id }) => id, this.#row)}</ul>
    </section>`;
  }

  readonly #row = (clip: Clip) => {
    const cue = cuesOf(this.cues, clip.id).at(-1) ?? null;
    const isLive = cue !== null && isOnAir(this.program, cue.card);
    const isPrepared = cue !== null && cue.id === this.preparedId;
    const length = shownLength(clip);
    const facts = [length === null ? "" : formatDuration(length), isPrepared ? "" : t(`state.${clip.state}`)];
    return html`<li class=${`${isLive ? "is-live" : ""} ${isPrepared ? "is-pvw" : ""}`}>
      ${clipThumb(clip)}
      <div><b>${nameOf(clip) ?? t("unnamed")}</b><p class="num">${facts.filter(Boolean).join(" · ")}${
        clip.state === "approved" && clip.captions === null
          ? html` <span class="bare">${t("noCaptions")}</span>`
          : nothing
      }</p></div>
      ${isLive ? html`<span class="st st--live">${room("isOnAir")}</span>` : this.#act(clip, cue)}
    </li>`;
  };

  #act(clip: Clip, cue: Cue | null) {
    const title = nameOf(clip) ?? t("unnamed");
    if (clip.state === "review")
      return html`<a class="btn btn--s" href=${this.#page(clip.id)} aria-label=${t("reviewOf", { title })}>${t("toPage")}</a>`;
    if (clip.state !== "approved") return nothing;
    if (cue === null)
      return html`<button class="btn btn--s" type="button" aria-haspopup="dialog" aria-label=${t("toRundownOf", { title })} ?disabled=${this.locked} @click=${() => this.#begin(clip)}>${t("toRundown")}</button>`;
    return html`<button class="btn btn--s" type="button" aria-label=${room("prepareCue", { title })} aria-pressed=${cue.id === this.preparedId} ?disabled=${this.locked}
      @click=${() => this.dispatchEvent(new PrepareEvent(cue.id))}>${room("prepareIt")}</button>`;
  }

  #begin(clip: Clip): void {
    const start = blitzDraft(clip, t("unnamed"));
    this.dispatchEvent(new ShowWindowEvent({ type: "card", kind: "blitz", cue: null, start }));
  }

  readonly #page = (id: string): string => `/pult/${this.slug}/blic${id === "" ? "" : `#${id}`}`;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-shelf": ClipShelfElement;
  }
}
