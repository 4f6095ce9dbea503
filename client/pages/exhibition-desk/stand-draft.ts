import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { missingFields } from "../../../shared/exhibition/required.ts";
import type { Stand, StandField } from "../../../shared/exhibition.ts";
import { accept, refuse } from "../../../shared/result.ts";
import { call } from "../../control/api.ts";
import { desk } from "../../control/styles.ts";
import { browserSurroundings } from "../../session/surroundings.ts";
import { common, controls } from "../../ui/styles.ts";
import type { Side } from "../stand-editor/content-merge.ts";
import { DraftKeeper } from "../stand-editor/draft-keeper.ts";
import type { StandChangeEvent } from "../stand-editor/events.ts";
import { formStyles } from "../stand-editor/form-styles.ts";
import { draftShelf } from "../stand-editor/kept-draft.ts";
import "../stand-editor/save-state.ts";
import type { StaleFieldsElement } from "../stand-editor/stale-fields.ts";
import "../stand-editor/stale-fields.ts";
import type { StandFormElement } from "../stand-editor/stand-form.ts";
import "../stand-editor/stand-form.ts";
import type { StandSide } from "../stand-editor/stand-side.ts";
import { waitingFields } from "../stand-editor/whole-content.ts";
import type { ExhibitionDesk, ToldDesk } from "./exhibition-desk.ts";
import { organiserSide } from "./organiser-side.ts";
import { t } from "./strings.ts";

/**
 * An organiser writes in a stand's draft: the institution's form, saved the same way (EB93).
 * @fires close - It is written, and saved.
 */
@customElement("efir-stand-draft")
export class StandDraftElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    formStyles,
    css`
      .bar {
        position: sticky;
        bottom: 0;
        z-index: var(--z-sticky);
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
        margin-top: var(--space-4);
        padding: var(--space-2) min(var(--space-4), 4cqi);
        background: var(--color-surface);
        border-top: var(--border) solid var(--color-line-strong);
      }
      efir-save-state {
        flex: 1 1 16rem;
      }
    `,
  ];
  @property({ attribute: false }) desk?: ExhibitionDesk;
  @property({ attribute: false }) stand?: Stand;
  @property({ attribute: false }) required: readonly StandField[] = [];
  @query("efir-stand-form") private readonly form!: StandFormElement | null;
  @query("efir-stale-fields") private readonly stale!: StaleFieldsElement | null;
  #keeper: DraftKeeper | null = null;
  #side: StandSide | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#hurry);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#hurry);
    // What is written goes on being saved: leaving the form is no reason to lose it.
    void this.#keeper?.flush();
  }

  override focus(): void {
    void this.form?.reach("institution");
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { stand, desk: far } = this;
    if (stand === undefined || far === undefined || !changed.has("stand")) return;
    if (this.#keeper?.stand.id === stand.id) this.#keeper.adopt(stand);
    else this.#open(far, stand);
  }

  override render() {
    const keeper = this.#keeper;
    if (keeper === null) return nothing;
    const { state } = keeper;
    return html`<efir-stand-form
        .content=${keeper.content}
        .side=${this.#side ?? undefined}
        .required=${this.required}
        .missing=${missingFields(keeper.content, this.required)}
        @efir-stand-change=${({ field, value, stroke }: StandChangeEvent) => keeper.write(field, value, stroke)}
      ></efir-stand-form>
      <div class="bar">
        <efir-save-state
          .state=${state}
          .waiting=${waitingFields(keeper.content)}
          ?undoable=${keeper.canUndo}
          ?redoable=${keeper.canRedo}
          @efir-undo=${() => keeper.undo()}
          @efir-redo=${() => keeper.redo()}
          @efir-show-conflict=${() => this.stale?.show()}
        ></efir-save-state>
        <button class="btn btn--primary" type="button" @click=${this.#finish}>${t("written")}</button>
      </div>
      <efir-stale-fields
        .versions=${state.phase === "conflict" ? state.versions : null}
        @efir-resolve=${({ detail }: CustomEvent<ReadonlyMap<StandField, Side>>) => keeper.resolve(detail)}
      ></efir-stale-fields>`;
  }

  #open(far: ExhibitionDesk, stand: Stand): void {
    this.#side = organiserSide(far.slug, stand.id);
    this.#keeper = new DraftKeeper(stand, {
      save: (version, draft) => call<Stand>("PUT", far.standAddress(stand.id), { version, draft }),
      reload: async () => {
        const answer = await call<ToldDesk>("GET", `${far.address}/desk`);
        if (!answer.ok) return answer;
        const found = answer.value.stands.find(({ id }) => id === stand.id);
        return found === undefined ? refuse({ code: "UNKNOWN_STAND" }) : accept(found);
      },
      shelf: draftShelf(stand.id),
      surroundings: browserSurroundings,
      told: () => this.requestUpdate(),
    });
  }

  readonly #hurry = () => {
    void this.#keeper?.flush();
  };

  readonly #finish = async () => {
    if (await this.#keeper?.flush()) this.dispatchEvent(new Event("close"));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-draft": StandDraftElement;
  }
}
