import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { cardKindNames, cardKinds } from "../../../shared/cards/index.ts";
import type { SheetPreview, SheetProblem } from "../../../shared/sheet.ts";
import { desk } from "../../control/styles.ts";
import { say } from "../../i18n/say.ts";
import { common } from "../../ui/styles.ts";
import { tableStyles } from "./exchange-styles.ts";
import { rowWords } from "./exchange-words.ts";
import { t } from "./strings.ts";

/** A table with a mistake in each row has them all of one kind: the first ones show it. */
const MOST_PROBLEMS = 200;

/** What a spreadsheet would bring: what is wrong with it first, then the programme, then the cards by kind. */
@customElement("efir-sheet-preview")
export class SheetPreviewElement extends LitElement {
  static override styles = [common, desk, tableStyles];
  @property({ attribute: false }) preview?: SheetPreview;

  override render() {
    if (this.preview === undefined) return nothing;
    const { problems, programme, cards } = this.preview;
    return html`${problems.length === 0 ? nothing : this.#problems(problems)}
      <section>
        <h3>${t("programme")}: ${t("items", { count: programme.length })}</h3>
        ${programme.length === 0 ? html`<p class="hint">${t("noProgramme")}</p>` : this.#programme(programme)}
      </section>
      <section>
        <h3>${t("cards", { count: cards.length })}</h3>
        ${cards.length === 0 ? html`<p class="hint">${t("noCards")}</p>` : this.#cards(cards)}
      </section>`;
  }

  // The roles say again what CSS takes away when it lays the rows out anew.
  #problems(problems: readonly SheetProblem[]) {
    const shown = problems.slice(0, MOST_PROBLEMS);
    return html`<section class="wrong">
      <h3 class="mistake">${t("problems", { count: problems.length })}</h3>
      <p>${t("problemsLead")}</p>
      <div class="scroll" role="region" tabindex="0" aria-label=${t("problems", { count: problems.length })}>
        <table role="table">
          <thead role="rowgroup"><tr role="row">${["sheet", "row", "column", "what"].map((name) => html`<th role="columnheader" scope="col">${t(name as "sheet")}</th>`)}</tr></thead>
          <tbody role="rowgroup">
            ${shown.map(
              (problem) => html`<tr role="row">
                <td role="cell" data-name=${t("sheet")}>${problem.sheet}</td>
                <td role="cell" class="short num" data-name=${t("row")}>${problem.row}</td>
                <td role="cell" data-name=${t("column")}>${problem.column ?? nothing}</td>
                <td role="cell">${rowWords(problem)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${problems.length > shown.length ? html`<p class="hint">${t("moreProblems", { count: problems.length - shown.length })}</p>` : nothing}
    </section>`;
  }

  #programme(programme: SheetPreview["programme"]) {
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${t("programme")}>
      <table>
        <thead><tr><th scope="col" class="short">${t("when")}</th><th scope="col">${t("item")}</th><th scope="col" class="short">${t("minutes")}</th></tr></thead>
        <tbody>
          ${programme.map(
            ({ date, time, title, minutes, speakers }, index) => html`<tr>
              <td class="short num">${time}${date === undefined || date === programme[index - 1]?.date ? nothing : html`<span class="hint">${dayWords(date)}</span>`}</td>
              <td>${title || "—"}${speakers.length === 0 ? nothing : html`<span class="hint">${speakers.join(", ")}</span>`}</td>
              <td class="short num">${minutes}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #cards(cards: SheetPreview["cards"]) {
    const counts = cardKindNames.flatMap((kind) => {
      const count = cards.filter((card) => card.kind === kind).length;
      return count === 0 ? [] : [html`<li>${say(cardKinds[kind].said.many)} <b class="num">${count}</b></li>`];
    });
    return html`<ul class="counts">${counts}</ul>
      <details>
        <summary>${t("showCards")}</summary>
        <div class="scroll" role="region" tabindex="0" aria-label=${t("cards", { count: cards.length })}>
          <table>
            <thead><tr><th scope="col">${t("kind")}</th><th scope="col">${t("card")}</th></tr></thead>
            <tbody>
              ${cards.map(({ kind, label }) => html`<tr><td>${say(cardKinds[kind].said.one)}</td><td>${label}</td></tr>`)}
            </tbody>
          </table>
        </div>
      </details>`;
  }
}

/** `30.01.2026`, as the table has it. */
const dayWords = (date: string): string => date.split("-").toReversed().join(".");

declare global {
  interface HTMLElementTagNameMap {
    "efir-sheet-preview": SheetPreviewElement;
  }
}
