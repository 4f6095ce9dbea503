import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { correctionStyles, type FeedDesk, type Highlight } from "../../../shared/feeds.ts";
import { HighlightWrittenEvent } from "../../control/highlights/events.ts";
import { targetName } from "../../control/highlights/feed-words.ts";
import { fieldsStyles } from "../../control/highlights/fields-styles.ts";
import { type HighlightDraft, most } from "../../control/highlights/highlight-draft.ts";
import { t as feed } from "../../control/highlights/strings.ts";
import { standingsOf, standsOn } from "../../control/highlights/where-it-stands.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/**
 * What a correction says of itself, and how each place that has the earlier one will be told (FD151).
 * @fires efir-highlight-written - Something was written (HighlightWrittenEvent).
 */
@customElement("efir-correction-fields")
export class CorrectionFieldsElement extends LitElement {
  static override styles = [common, controls, desk, fieldsStyles];
  @property({ attribute: false }) highlight?: Highlight;
  @property({ attribute: false }) draft?: HighlightDraft;
  @property({ attribute: false }) told?: FeedDesk;
  @property({ type: Boolean }) locked = false;

  override render() {
    const { draft, highlight, told } = this;
    if (draft === undefined || highlight === undefined || told === undefined) return nothing;
    return html`<div class="cells">
      <p class="cell--long hint">${t("correctionLead")}</p>
      <div class="cell cell--long">
        <label for="note">${feed("note")}</label>
        <input class="field" id="note" name="note" autocomplete="off" maxlength=${most.note} aria-describedby="note-hint" ?readonly=${this.locked} .value=${draft.note} @input=${this.#write} />
        <span class="hint" id="note-hint">${t("noteHint")}</span>
      </div>
      <fieldset class="cell cell--long">
        <legend>${feed("style")}</legend>
        ${correctionStyles.map((style) => html`<label><input type="radio" name="style" value=${style} ?disabled=${this.locked} .checked=${draft.style === style} @change=${this.#write} />${t(`style.${style}`)}</label>`)}
      </fieldset>
      <ul class="cell--long hint">${this.#ways(draft, highlight, told).map((words) => html`<li>${words}</li>`)}</ul>
    </div>`;
  }

  #ways({ style }: HighlightDraft, highlight: Highlight, told: FeedDesk): readonly string[] {
    return standsOn(standingsOf(highlight, told)).map(({ target }) => {
      const caps = told.targets.find(({ id }) => id === target)?.caps;
      const way = target === "own" || caps?.edit === "in-place" ? "edit" : style;
      return t(`way.${way}`, { target: targetName(target, told.targets) });
    });
  }

  readonly #write = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const style = correctionStyles.find((one) => one === target.value);
    if (target.name === "style" && style !== undefined) this.dispatchEvent(new HighlightWrittenEvent({ style }));
    if (target.name === "note") this.dispatchEvent(new HighlightWrittenEvent({ note: target.value }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-correction-fields": CorrectionFieldsElement;
  }
}
