import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { PublicClip } from "../../../shared/clips.ts";
import type { ApiAnswer } from "../../control/api.ts";
import { elapsed } from "../../control/elapsed.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { ClipChosenEvent } from "./events.ts";
import { formStyles } from "./form-styles.ts";
import { t } from "./strings.ts";

/**
 * A film that is there already: a part of the broadcast or an interview of the meeting. Rule EB98.
 * @fires efir-clip-chosen - One was chosen (ClipChosenEvent).
 */
@customElement("efir-clip-choice")
export class ClipChoiceElement extends LitElement {
  static override styles = [common, controls, desk, formStyles];
  @property({ attribute: false }) find: () => Promise<ApiAnswer<readonly PublicClip[]>> = () => new Promise(() => {});
  @state() private clips: readonly PublicClip[] | null = null;
  @state() private said = "";

  override render() {
    const { clips } = this;
    return html`${
      clips === null
        ? html`<button class="btn btn--quiet" type="button" @click=${this.#look}>${t("film.fromMeeting")}</button>`
        : clips.length === 0
          ? nothing
          : html`<label for="clip">${t("film.fromMeeting")}</label>
              <select class="field" id="clip" @change=${this.#choose}>
                <option value="">${t("film.chooseClip")}</option>
                ${clips.map(({ id, title, durationMs }) => html`<option value=${id}>${title || t("film.untitled")}, ${elapsed(durationMs)}</option>`)}
              </select>`
    }
      <p class="hint" role="status">${this.said}</p>`;
  }

  readonly #look = async () => {
    const answer = await this.find();
    if (!answer.ok) this.said = t("film.OFFLINE");
    else {
      this.clips = answer.value;
      this.said = answer.value.length === 0 ? t("film.noClips") : "";
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("select")?.focus();
  };

  readonly #choose = ({ target }: Event) => {
    const clip = this.clips?.find(({ id }) => target instanceof HTMLSelectElement && id === target.value);
    if (clip !== undefined)
      this.dispatchEvent(new ClipChosenEvent({ clipId: clip.id, title: clip.title || t("film.untitled") }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-choice": ClipChoiceElement;
  }
}
