import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { FeedDesk, Highlight } from "../../../shared/feeds.ts";
import { type Actor, mayIn } from "../../../shared/roles.ts";
import { common, controls } from "../../ui/styles.ts";
import { DoneEvent } from "../events.ts";
import { desk } from "../styles.ts";
import "./approval-bar.ts";
import { FeedChangedEvent, type HighlightWrittenEvent } from "./events.ts";
import { titleOf } from "./feed-words.ts";
import "./highlight-fields.ts";
import { fieldName } from "./field-names.ts";
import { draftOf } from "./highlight-draft.ts";
import type { HighlightFieldsElement } from "./highlight-fields.ts";
import { HighlightForm, type Outcome } from "./highlight-form.ts";
import "./previews.ts";
import { problemWords } from "./problem-words.ts";
import { t } from "./strings.ts";
import type { Side } from "./three-way.ts";

/**
 * A draft in the room's window: the words, what each target would get, and the second of the two acts (FD138).
 * @fires efir-done - It was approved, or put with the drafts (DoneEvent).
 * @fires efir-feed-changed - The feed's list is not the last any more (FeedChangedEvent).
 */
@customElement("efir-highlight-window")
export class HighlightWindowElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        container: window / inline-size;
      }
      .sides {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--space-4);
        align-items: start;
      }
      .end {
        position: sticky;
        bottom: 0;
        padding-block: var(--space-3);
        border-top: var(--border) solid var(--color-line);
        background: var(--color-surface);
      }
      h3 {
        font-size: var(--text-md);
        font-weight: var(--weight-strong);
      }
      .btn {
        white-space: normal;
      }
      .mistake:empty {
        display: none;
      }
      .told {
        padding-left: var(--space-3);
        border-left: 0.375rem double var(--color-warn);
        font-weight: var(--weight-strong);
      }
      .both {
        margin-bottom: var(--space-3);
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
        overflow-wrap: anywhere;
      }
      .both b {
        font-weight: var(--weight-strong);
      }
      @container window (max-width: 40rem) {
        .sides {
          grid-template-columns: minmax(0, 1fr);
        }
        .end {
          position: static;
        }
      }
    `,
  ];
  /** As it was when the window was opened; the list may have a later one. */
  @property({ attribute: false }) highlight?: Highlight;
  @property({ attribute: false }) told: FeedDesk | null = null;
  @property({ attribute: false }) actor: Actor | null = null;
  @property() slug = "";
  @query("efir-highlight-fields") private readonly fields!: HighlightFieldsElement | null;
  readonly #form = new HighlightForm(this, () => this.slug);

  /** Whether leaving it now would lose something. */
  get isChanged(): boolean {
    return this.#form.isUnsaved;
  }

  override willUpdate(): void {
    const opened = this.highlight;
    if (opened === undefined) return;
    const listed = this.told?.highlights.find(({ id }) => id === opened.id);
    const newest = listed !== undefined && listed.version > opened.version ? listed : opened;
    this.#form.follow(newest, this.told?.version ?? 0);
  }

  override firstUpdated(): void {
    void this.fields?.reach();
  }

  override render() {
    const { draft, base, preview } = this.#form;
    const { told } = this;
    if (draft === null || base === null || told === null) return html`<p role="status">${t("making")}</p>`;
    const used = told.targets.filter(({ id }) => told.settings.targets[id] !== undefined);
    return html`${this.#told(base)}
      <div class="sides">
        <efir-highlight-fields short .draft=${draft} .missing=${preview.shown?.missing ?? []} .targets=${used} ?locked=${base.state !== "draft"}
          @efir-highlight-written=${({ change }: HighlightWrittenEvent) => this.#form.write(change)}></efir-highlight-fields>
        <section aria-labelledby="preview">
          <h3 id="preview">${t("preview")}</h3>
          <efir-previews short .preview=${preview.shown} .desk=${told} .problem=${preview.problem} ?old=${preview.shown !== null && !preview.isCurrent} @efir-preview-again=${preview.again}></efir-previews>
        </section>
      </div>
      <div class="end">
        <p class="mistake" role="alert">${this.#refusal()}</p>
        ${this.#both()} ${base.state === "draft" ? this.#approval(base, told) : html`<p class="hint"><a href=${`/pult/${this.slug}/lenta#${base.id}`}>${t("openDesk")}</a></p>`}
      </div>`;
  }

  /** What has to be known before it is let go. */
  #told({ isRehearsal, concerns = [] }: Highlight) {
    const lines = [...(isRehearsal ? [t("rehearsing")] : []), ...concerns.map((one) => t(`concern.${one}`))];
    return lines.map((line) => html`<p class="told">${line}</p>`);
  }

  /** Two changed the same fields: one presses whose they are to be. */
  #both() {
    const { conflict, isBusy } = this.#form;
    if (conflict === null) return nothing;
    const other = draftOf(conflict.theirs);
    const keep = (side: Side) => void this.#form.resolve(new Map(conflict.fields.map((field) => [field, side])));
    return html`<div class="both">
      ${conflict.fields.map((field) => {
        const value = other[field];
        return html`<p><b>${fieldName(field, other.kind)}</b>${typeof value === "string" ? html`. ${t("theirs")}: ${value || t("nothing")}` : nothing}</p>`;
      })}
      <p class="acts"><button class="btn" type="button" ?disabled=${isBusy} @click=${() => keep("mine")}>${t("keepMine")}</button> <button class="btn" type="button" ?disabled=${isBusy} @click=${() => keep("theirs")}>${t("keepTheirs")}</button></p>
    </div>`;
  }

  #approval(base: Highlight, told: FeedDesk) {
    const { preview, isBusy, changes } = this.#form;
    return html`<efir-approval-bar .highlight=${base} .preview=${preview.shown} .targets=${told.targets} .changes=${changes} me=${this.actor?.id ?? ""}
      ?current=${preview.isCurrent} ?busy=${isBusy} ?mayApprove=${mayIn(this.actor, "approve-highlight", this.slug)} ?waits=${told.settings.waitForViewers}
      @efir-approve=${({ detail }: CustomEvent<boolean>) => void this.#approve(detail)}
      ><button class="btn" type="button" ?disabled=${isBusy} @click=${this.#keep}>${t("toDrafts")}</button><a class="btn btn--quiet" href=${`/pult/${this.slug}/lenta#${base.id}`}>${t("openDesk")}</a></efir-approval-bar>`;
  }

  #refusal(): string {
    if (this.#form.conflict !== null) return t("stale");
    return this.#form.problem === null ? "" : problemWords(this.#form.problem);
  }

  async #approve(waitsForViewers: boolean): Promise<void> {
    const outcome = await this.#form.approve(waitsForViewers);
    const { base } = this.#form;
    if (outcome === "done" && base !== null) this.#done(t("approved", { title: titleOf(base) }));
    if (outcome === "second") this.#done(t("approvedOnce"));
  }

  readonly #keep = async () => {
    const outcome: Outcome = await this.#form.save();
    if (outcome === "done") this.#done(t("saved"));
  };

  #done(words: string): void {
    this.dispatchEvent(new DoneEvent(words));
    this.dispatchEvent(new FeedChangedEvent(words, this.#form.base));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-highlight-window": HighlightWindowElement;
  }
}
