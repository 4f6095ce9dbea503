import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { NewStreamClip } from "../../../../shared/clips/commands.ts";
import { type Clip, clipAddress } from "../../../../shared/clips.ts";
import { desk } from "../../../control/styles.ts";
import { formatTimeWithSeconds } from "../../../i18n/format.ts";
import { newId } from "../../../session/surroundings.ts";
import { icon } from "../../../ui/icons.ts";
import { common, controls } from "../../../ui/styles.ts";
import { edgesStyles } from "../edges-styles.ts";
import "../clip-in-rundown.ts";
import { fileName, markStream, streamProblem } from "../../../control/clips/stream-api.ts";
import { t } from "../../../control/clips/stream-strings.ts";
import { ClipsChangedEvent } from "../events.ts";
import type { WholePart } from "./marked-part.ts";
import { streamStyles } from "./stream-styles.ts";

/**
 * Names a part and makes a clip of it; then the clip, with what can be done with it. Rules BZ212, BZ213.
 * @fires efir-stream-clip - It is made (CustomEvent<Clip>).
 * @fires efir-clips-changed - The page's list has one more (ClipsChangedEvent).
 */
@customElement("efir-stream-order")
export class StreamOrderElement extends LitElement {
  static override styles = [common, controls, desk, edgesStyles, streamStyles];
  /** `null`: nothing is marked. */
  @property({ attribute: false }) stretch: WholePart | null = null;
  @property() slug = "";
  @state() private written = "";
  @state() private isBusy = false;
  @state() private problem = "";
  @state() private clip: Clip | null = null;
  @query(".result h3") private readonly made!: HTMLElement | null;
  /** Asked again after no answer, it is the same clip. */
  #order: NewStreamClip | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("stretch") || this.stretch === null) return;
    this.problem = "";
    this.clip = null;
  }

  override render(): TemplateResult {
    const { stretch: part } = this;
    return html`<form @submit=${this.#submit}>
        <label>${t("name")}<input class="field" name="title" maxlength="200" autocomplete="off" placeholder=${part === null ? "" : usualName(part)} .value=${this.written} @input=${this.#write} /></label>
        <button class="btn btn--primary" type="submit" ?disabled=${part === null || this.isBusy}>${icon("plus")}${t("make")}</button>
      </form>
      <p role="status">${this.isBusy ? t("making") : ""}</p>
      <p class="mistake" role="alert">${this.problem}</p>
      ${this.clip === null ? nothing : this.#result(this.clip)}`;
  }

  #result(clip: Clip) {
    return html`<section class="result" aria-labelledby="made">
      <h3 id="made" tabindex="-1">${t("made", { title: clip.title })}</h3>
      <p class="row">
        <a class="btn" href=${clipAddress.film(clip.id)} download=${fileName(clip.title)}>${icon("download")}${t("download")}</a>
        <a class="btn" href=${`#${clip.id}`}>${t("desk")}</a>
      </p>
      <efir-clip-in-rundown .clip=${clip}></efir-clip-in-rundown>
    </section>`;
  }

  readonly #write = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.written = target.value;
  };

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (this.stretch !== null && !this.isBusy) void this.#make(this.stretch);
  };

  async #make(part: WholePart): Promise<void> {
    const title = this.written.trim() || usualName(part);
    const isSame = this.#order?.title === title && this.#order.from === part.from && this.#order.to === part.to;
    const order = isSame && this.#order !== null ? this.#order : { id: newId(), title, ...part };
    this.#order = order;
    this.isBusy = true;
    this.problem = "";
    const answer = await markStream(this.slug, order);
    this.isBusy = false;
    if (!answer.ok) {
      this.problem = streamProblem(answer.problem);
      return;
    }
    this.#order = null;
    this.clip = answer.value;
    this.written = "";
    this.dispatchEvent(new CustomEvent("efir-stream-clip", { detail: answer.value, bubbles: true }));
    this.dispatchEvent(new ClipsChangedEvent(""));
    await this.updateComplete;
    this.made?.focus();
  }
}

const usualName = ({ from }: WholePart): string => t("usualName", { time: formatTimeWithSeconds(from) });

declare global {
  interface HTMLElementTagNameMap {
    "efir-stream-order": StreamOrderElement;
  }
}
