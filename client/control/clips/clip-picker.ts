import { html, LitElement, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Clip } from "../../../shared/clips.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { formatDuration } from "../../i18n/format.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import type { ApiProblem } from "../api.ts";
import { ShowWindowEvent } from "../events.ts";
import { pickerStyles } from "../library-picker-styles.ts";
import { desk } from "../styles.ts";
import { blitzDraft, cuesOf } from "./blitz-draft.ts";
import { nameOf, shownLength } from "./clip-facts.ts";
import { clipsApi } from "./clips-api.ts";
import { problemWords } from "./problem-words.ts";
import { t } from "./strings.ts";

/**
 * Approved clips: the one that is chosen fills in the form of a new card. Rule BZ141.
 * @fires efir-show-window - That card's form (ShowWindowEvent).
 */
@customElement("efir-clip-picker")
export class ClipPickerElement extends LitElement {
  static override styles = [common, controls, desk, pickerStyles];
  @property() slug = "";
  @property({ attribute: false }) cues: readonly Cue[] = [];
  @state() private clips: readonly Clip[] | null = null;
  @state() private problem: ApiProblem | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("slug") && this.slug !== "") void this.#load();
  }

  override render() {
    if (this.problem !== null)
      return html`<p class="mistake" role="alert">${problemWords(this.problem)}</p>
        <p><button class="btn btn--s" type="button" @click=${this.#load}>${t("again")}</button></p>`;
    if (this.clips === null) return html`<p class="hint" role="status">${t("loading")}</p>`;
    return html`<p class="hint told" role="status">${t(this.clips.length === 0 ? "pickerNone" : "pickerLead")}</p>
      <ul class="rows found">${repeat(this.clips, ({ id }) => id, this.#row)}</ul>
      <p><a href=${`/pult/${this.slug}/blic`}>${t("allClips")}</a></p>`;
  }

  readonly #row = (clip: Clip) => {
    const { subject, media, captions } = clip;
    const length = shownLength(clip);
    const facts = [
      [subject?.name, subject?.post].filter(Boolean).join(", "),
      length === null ? "" : formatDuration(length),
      captions === null ? t("noCaptions") : "",
      cuesOf(this.cues, clip.id).length > 0 ? t("inRundown") : "",
    ];
    return html`<li>
      <button type="button" class="item" @click=${() => this.#pick(clip)}>
        ${media?.poster ? html`<img src=${imageAddress(media.poster)} alt="" loading="lazy" width=${media.poster.widthPx} height=${media.poster.heightPx} />` : html`<span class="blank">${icon("play")}</span>`}
        <span><b>${nameOf(clip) ?? t("unnamed")}</b><span class="hint">${facts.filter(Boolean).join(" · ")}</span></span>
      </button>
    </li>`;
  };

  #pick(clip: Clip): void {
    const start = blitzDraft(clip, t("unnamed"));
    this.dispatchEvent(new ShowWindowEvent({ type: "card", kind: "blitz", cue: null, start }));
  }

  readonly #load = async () => {
    this.problem = null;
    const answer = await clipsApi(this.slug).desk();
    if (!answer.ok) this.problem = answer.problem;
    else this.clips = answer.value.clips.filter(({ state: is, sort }) => is === "approved" && sort !== "film");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-picker": ClipPickerElement;
  }
}
