import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { cardKinds, labelOf, unreadyOf } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { Program } from "../../shared/timeline/record.ts";
import { say } from "../i18n/say.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import "./add-menu.ts";
import { DropEvent, EditEvent, MoveEvent, PrepareEvent } from "./events.ts";
import { rundownStyles } from "./rundown-styles.ts";
import { isOnAir } from "./standing.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * The meeting's course: cues in order. A press prepares one; «Правка» shows the tools that change the list.
 * @slot - The meeting's own acts, at the foot.
 */
@customElement("efir-rundown")
export class RundownElement extends LitElement {
  static override styles = [common, controls, desk, rundownStyles];
  @property({ attribute: false }) cues: readonly Cue[] = [];
  @property({ attribute: false }) preparedId: string | null = null;
  @property({ attribute: false }) program: Program = emptyProgram;
  @property({ type: Boolean }) locked = false;
  @state() private isEditing = false;

  override render() {
    return html`<section aria-labelledby="heading">
      <div class="ph">
        <h1 id="heading">${t("rundown")}</h1>
        <button class="btn btn--s" type="button" aria-pressed=${this.isEditing} @click=${this.#toggleEditing}>
          ${this.isEditing ? t("editDone") : t("edit")}
        </button>
      </div>
      ${this.cues.length === 0 ? html`<p class="empty hint">${t("emptyRundown")}</p>` : nothing}
      <ol @keydown=${this.#walk}>
        ${repeat(
          this.cues,
          ({ id }) => id,
          (cue, index) => this.#row(cue, index),
        )}
      </ol>
      <div class="foot">
        <efir-add-menu ?locked=${this.locked}></efir-add-menu>
        <slot></slot>
      </div>
    </section>`;
  }

  #row(cue: Cue, index: number) {
    const isLive = isOnAir(this.program, cue.card);
    const isPrepared = cue.id === this.preparedId;
    const title = labelOf(cue.card);
    return html`<li class=${`${isLive ? "is-live" : ""} ${isPrepared ? "is-next" : ""}`}>
      <button
        class="cue"
        type="button"
        data-cue=${cue.id}
        aria-pressed=${isPrepared}
        aria-current=${isLive ? "true" : "false"}
        ?disabled=${this.locked}
        @click=${() => this.dispatchEvent(new PrepareEvent(cue.id))}
      >
        <span class="n num">${index + 1}</span>
        <span><b>${title}</b><span class="note">${say(cardKinds[cue.card.kind].said.one)}${unreadyOf(cue.card) === null ? nothing : html`, <span class="silent">${t("isSilent")}</span>`}</span></span>
        ${isLive ? html`<span class="st st--live">${t("isOnAir")}</span>` : nothing}
        ${isPrepared && !isLive ? html`<span class="st st--next">${t("isPrepared")}</span>` : nothing}
      </button>
      ${this.isEditing ? this.#tools(cue, index, title) : nothing}
    </li>`;
  }

  #tools(cue: Cue, index: number, title: string) {
    const tool = (label: string, sign: unknown, event: () => Event, isOff = false) =>
      html`<button class="btn btn--s btn--icon" type="button" aria-label=${label} title=${label} ?disabled=${
        this.locked || isOff
      } @click=${() => this.dispatchEvent(event())}>${sign}</button>`;
    return html`<div class="tools">
      ${tool(t("moveUp", { title }), "↑", () => new MoveEvent(cue, -1), index === 0)}
      ${tool(t("moveDown", { title }), "↓", () => new MoveEvent(cue, 1), index === this.cues.length - 1)}
      ${tool(t("editCue", { title }), icon("settings"), () => new EditEvent(cue.card.kind, cue))}
      ${tool(t("dropCue", { title }), icon("close"), () => new DropEvent(cue))}
    </div>`;
  }

  /** ↑ ↓ Home End move between cues; with Alt, ↑ ↓ move the cue itself. */
  readonly #walk = (event: KeyboardEvent) => {
    const [from] = event.composedPath();
    if (!(from instanceof HTMLElement) || from.dataset["cue"] === undefined) return;
    const place = this.cues.findIndex(({ id }) => id === from.dataset["cue"]);
    const step = event.code === "ArrowDown" ? 1 : event.code === "ArrowUp" ? -1 : 0;
    const cue = this.cues[place];
    if (event.altKey && step !== 0 && cue !== undefined && !this.locked) {
      this.dispatchEvent(new MoveEvent(cue, step));
    } else {
      const last = this.cues.length - 1;
      const to = event.code === "Home" ? 0 : event.code === "End" ? last : step === 0 ? null : place + step;
      if (to === null || event.altKey) return;
      this.#focusCue(Math.min(Math.max(to, 0), last));
    }
    event.preventDefault();
  };

  #focusCue(place: number): void {
    this.renderRoot.querySelectorAll<HTMLElement>(".cue")[place]?.focus();
  }

  readonly #toggleEditing = () => {
    this.isEditing = !this.isEditing;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-rundown": RundownElement;
  }
}
