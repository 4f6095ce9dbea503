import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { labelOf } from "../../../shared/cards/index.ts";
import type { Clip } from "../../../shared/clips.ts";
import { mayIn } from "../../../shared/roles.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { blitzCard, cuesOf, renewed, type Where } from "../../control/clips/blitz-draft.ts";
import { t as clips } from "../../control/clips/strings.ts";
import { refusalWords } from "../../control/refusal-words.ts";
import { desk } from "../../control/styles.ts";
import { WhoIAm } from "../../control/who-i-am.ts";
import type { CommandAnswer } from "../../session/command-desk.ts";
import { SessionController } from "../../session/session-controller.ts";
import { newId } from "../../session/surroundings.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { ClipsChangedEvent } from "./events.ts";
import { t } from "./strings.ts";

const places = ["beside", "instead"] as const satisfies readonly Where[];

/**
 * An approved clip becomes a card of the rundown, and one that does not say the same any more is made anew (BZ141–BZ143).
 * @fires efir-clips-changed - The rundown was changed (ClipsChangedEvent).
 */
@customElement("efir-clip-in-rundown")
export class ClipInRundownElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
      }
      legend {
        padding: 0;
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      label {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-height: var(--target-min);
      }
      label input {
        width: 1.15rem;
        height: 1.15rem;
      }
    `,
  ];
  @property({ attribute: false }) clip?: Clip;
  @state() private where: Where = "beside";
  @state() private refusal = "";
  readonly #plan = new SessionController(this, ({ plan }) => plan);
  readonly #who = new WhoIAm(this);

  override render() {
    const { clip } = this;
    if (clip === undefined || clip.state !== "approved") return nothing;
    const slug = this.#plan.session?.slug ?? "";
    if (!mayIn(this.#who.actor, "add", slug)) return nothing;
    if (this.#plan.part === null) return html`<p class="hint">${t("closedRundown")}</p>`;
    const cues = cuesOf(this.#plan.part.cues, clip.id);
    return html`<fieldset class="choices">
        <legend>${t("whereAsk")}</legend>
        ${places.map(
          (place) =>
            html`<label><input type="radio" name="where" value=${place} .checked=${this.where === place} @change=${() => {
              this.where = place;
            }} />${t(place)}</label>`,
        )}
      </fieldset>
      <p class="choices">
        <button class="btn btn--primary" type="button" @click=${() => void this.#add(clip)}>${icon("plus")}${t("toRundown")}</button>
        ${cues.length === 0 ? nothing : html`<span class="hint">${t("inRundown", { count: cues.length })}</span>`}
      </p>
      ${cues.map((cue) => this.#differing(cue, clip))}
      <p class="mistake" role="alert">${this.refusal}</p>`;
  }

  #differing(cue: Cue, clip: Clip) {
    const card = renewed(cue, clip, clips("unnamed"));
    if (card === null) return nothing;
    const renew = async () => {
      const answer = await this.#plan.session?.command("rundown", {
        type: "edit",
        cue: { id: cue.id, card },
        basedOn: cue.revision ?? 0,
      });
      if (this.#isDone(answer)) this.dispatchEvent(new ClipsChangedEvent(t("cueRenewed")));
    };
    return html`<p class="choices"><span>${t("cueDiffers")}</span><button class="btn btn--s" type="button" @click=${renew}>${t("cueRenew")}</button></p>`;
  }

  async #add(clip: Clip): Promise<void> {
    const card = blitzCard(clip, clips("unnamed"), this.where, newId());
    if (card === null) {
      this.refusal = clips("problem.BAD_SHAPE");
      return;
    }
    const id = newId();
    const answer = await this.#plan.session?.command("rundown", { type: "add", cue: { id, card } });
    if (!this.#isDone(answer)) return;
    const title = labelOf(card);
    const act = async () => {
      const dropped = await this.#plan.session?.command("rundown", { type: "drop", id });
      if (this.#isDone(dropped)) this.dispatchEvent(new ClipsChangedEvent(t("addUndone", { title })));
    };
    this.dispatchEvent(new ClipsChangedEvent(t("added", { title }), { label: t("addUndo"), act: () => void act() }));
  }

  #isDone(answer: CommandAnswer | undefined): boolean {
    this.refusal = answer === undefined ? t("unanswered") : (refusalWords(answer) ?? "");
    return this.refusal === "";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-in-rundown": ClipInRundownElement;
  }
}
