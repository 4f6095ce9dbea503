import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { FeedDesk, Highlight, ToldRow } from "../../../shared/feeds.ts";
import { FeedChangedEvent } from "../../control/highlights/events.ts";
import { feedApi } from "../../control/highlights/feed-api.ts";
import { targetName } from "../../control/highlights/feed-words.ts";
import { problemWords } from "../../control/highlights/problem-words.ts";
import { standingsOf, type TargetStanding } from "../../control/highlights/where-it-stands.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { type RowAct, rowActs } from "./row-acts.ts";
import { evidenceWords, rowWords } from "./row-words.ts";
import { t } from "./strings.ts";
import { targetRowsStyles } from "./target-rows-styles.ts";

/**
 * Where a highlight stands: each target with its rows, the evidence for each, and what a person can do about it (FD147–FD149).
 * @fires efir-feed-changed - Something was done (FeedChangedEvent).
 */
@customElement("efir-target-rows")
export class TargetRowsElement extends LitElement {
  static override styles = [common, controls, desk, targetRowsStyles];
  @property({ attribute: false }) highlight?: Highlight;
  @property({ attribute: false }) told?: FeedDesk;
  @property() slug = "";
  @property({ type: Boolean }) mayAct = false;
  /** The row that a second press is needed for: the link of what is there, or that it goes once more. */
  @state() private asking: { readonly row: number; readonly act: "there" | "not-there" } | null = null;
  @state() private isBusy = false;
  @state() private refusal: { readonly row: number; readonly words: string } | null = null;

  override render() {
    const { highlight, told } = this;
    if (highlight === undefined || told === undefined) return nothing;
    const all = standingsOf(highlight, told);
    // Our own feed's row is there of all that was ever public: it was not told yet.
    if (all.length === 0) return html`<p class="hint">${t(highlight.released.length > 0 ? "loading" : "nowhere")}</p>`;
    return html`<ul>
      ${repeat(
        all,
        ({ target }) => target,
        (one) => html`<li>${this.#target(one, highlight, told)}</li>`,
      )}
    </ul>`;
  }

  #target({ target, standing, url, rows }: TargetStanding, highlight: Highlight, told: FeedDesk) {
    const name = targetName(target, told.targets);
    return html`<article class="is-${standing}" aria-label=${name}>
      <div class="name">
        <h4>${name}</h4>
        ${url === null || standing === "gone" ? nothing : html`<a href=${url} target="_blank" rel="noopener" aria-label=${t("openAt", { target: name })}>${t("open")}</a>`}
        <span class="st st--${standing}">${t(`standing.${standing}`)}</span>
      </div>
      ${repeat(
        rows,
        ({ id }) => id,
        (row) => this.#row(row, rows, highlight, name),
      )}
    </article>`;
  }

  #row(row: ToldRow, rows: readonly ToldRow[], { state: stands }: Highlight, name: string) {
    const names = [
      rows.some(({ part }) => part > 0) ? t("part", { n: row.part + 1 }) : "",
      rows.some(({ rev }) => rev !== row.rev) ? t("rev", { rev: row.rev }) : "",
    ].filter(Boolean);
    return html`<div class="row">
      <p>${names.length === 0 ? nothing : html`<b>${names.join(", ")}.</b> `}${rowWords(row)}</p>
      ${row.evidence.length === 0 ? nothing : this.#evidence(row)}
      ${this.mayAct ? this.#acts(row, rowActs(row, stands), stands === "withdrawn", name) : nothing}
      ${this.refusal?.row === row.id ? html`<p class="mistake" role="alert">${this.refusal.words}</p>` : nothing}
    </div>`;
  }

  #evidence({ evidence, text }: ToldRow) {
    return html`<details>
      <summary>${t("evidence", { count: evidence.length })}</summary>
      <ol>${evidence.map((one) => html`<li class="num">${evidenceWords(one)}${one.said === "" ? nothing : html` · <span lang="en">${one.said}</span>`}</li>`)}</ol>
      ${text === "" ? nothing : html`<p class="words" tabindex="0">${text}</p>`}
    </details>`;
  }

  #acts(row: ToldRow, acts: readonly RowAct[], isGone: boolean, target: string) {
    if (acts.length === 0) return nothing;
    if (this.asking?.row === row.id)
      return this.asking.act === "there" ? this.#askLink(row) : this.#askTwice(row, target);
    return html`<div class="acts">
      ${acts.map((act) => {
        const isOfEdit = row.op === "edit" && (act === "there" || act === "not-there");
        const words = t(isOfEdit ? `act.${act}-edit` : `act.${act}`);
        return html`<button class="btn btn--s" type="button" aria-label=${t("actOf", { act: words, target })} ?disabled=${this.isBusy} @click=${() => void this.#do(row, act, isGone)}>${words}</button>`;
      })}
    </div>`;
  }

  /** Pressed beside «Он там», it would post a second time what is there. */
  #askTwice(row: ToldRow, target: string) {
    return html`<div class="twice" role="group" aria-label=${t("act.not-there")}>
      <p id="twice">${t("sendTwice", { target })}</p>
      <div class="acts">
        <button class="btn btn--s" type="button" ?disabled=${this.isBusy} @click=${() => void this.#finish(row, feedApi(this.slug).resolve(row.id, null))}>${t("sendOnceMore")}</button>
        <button class="btn btn--s" id="spare" type="button" aria-describedby="twice" @click=${this.#spare}>${t("cancel")}</button>
      </div>
    </div>`;
  }

  #askLink(row: ToldRow) {
    const keep = (event: SubmitEvent) => {
      event.preventDefault();
      const field = this.renderRoot.querySelector<HTMLInputElement>("#link");
      const url = field?.value.trim() ?? "";
      void this.#finish(row, feedApi(this.slug).resolve(row.id, { url: url === "" ? null : url }));
    };
    return html`<form @submit=${keep}>
      <label>${t("linkThere")}<input class="field" id="link" type="url" inputmode="url" autocomplete="off" placeholder="https://" /></label>
      <button class="btn btn--s btn--primary" type="submit" ?disabled=${this.isBusy}>${t("keepThere")}</button>
      <button class="btn btn--s" type="button" @click=${this.#spare}>${t("cancel")}</button>
    </form>`;
  }

  readonly #spare = () => {
    this.asking = null;
  };

  async #do(row: ToldRow, act: RowAct, isGone: boolean): Promise<void> {
    const api = feedApi(this.slug);
    switch (act) {
      case "there":
        // Where an edited post stands is known.
        if (row.op === "edit") return await this.#finish(row, api.resolve(row.id, { url: row.remoteUrl }));
        return await this.#ask(row, act, "#link");
      case "not-there":
        // The same edit made twice is one edit, and of what was withdrawn nothing goes.
        if (row.op === "edit" || isGone) return await this.#finish(row, api.resolve(row.id, null));
        return await this.#ask(row, act, "#spare");
      case "gone":
        return await this.#finish(row, api.resolve(row.id, null));
      case "still":
        return await this.#finish(row, api.resolve(row.id, { url: row.remoteUrl }));
      case "retry":
        return await this.#finish(row, api.retry(row.id));
      case "cancel":
        return await this.#finish(row, api.cancelRow(row.id));
    }
  }

  async #ask({ id }: ToldRow, act: "there" | "not-there", focus: string): Promise<void> {
    this.asking = { row: id, act };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(focus)?.focus();
  }

  async #finish({ id }: ToldRow, asked: ReturnType<ReturnType<typeof feedApi>["retry"]>): Promise<void> {
    this.isBusy = true;
    const answer = await asked;
    this.isBusy = false;
    this.refusal = answer.ok ? null : { row: id, words: problemWords(answer.problem) };
    if (answer.ok) this.asking = null;
    this.dispatchEvent(new FeedChangedEvent(""));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-target-rows": TargetRowsElement;
  }
}
