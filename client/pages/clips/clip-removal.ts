import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { can } from "../../../shared/clips/states.ts";
import type { Clip } from "../../../shared/clips.ts";
import "../../control/asked-act.ts";
import { clipsApi } from "../../control/clips/clips-api.ts";
import { problemWords } from "../../control/clips/problem-words.ts";
import { ClipsChangedEvent } from "./events.ts";
import { t } from "./strings.ts";

/**
 * Deletes a clip that is of no use; one that everybody may see is returned first, or its consent is taken back.
 * @fires efir-clips-changed - It is gone (ClipsChangedEvent).
 */
@customElement("efir-clip-removal")
export class ClipRemovalElement extends LitElement {
  @property({ attribute: false }) clip?: Clip;
  @property() slug = "";

  override render() {
    if (this.clip === undefined || !can("drop", this.clip.state)) return nothing;
    const words = { open: t("drop"), heading: t("dropTitle"), body: t("dropBody"), yes: t("dropYes"), no: t("dropNo") };
    return html`<efir-asked-act .words=${words} .act=${this.#drop}></efir-asked-act>`;
  }

  readonly #drop = async () => {
    if (this.clip === undefined) return null;
    const answer = await clipsApi(this.slug).drop(this.clip.id);
    if (!answer.ok) return problemWords(answer.problem);
    this.dispatchEvent(new ClipsChangedEvent(t("dropped")));
    return null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-removal": ClipRemovalElement;
  }
}
