import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type ProgrammeChoice, programmeChoices, type SheetPreview, type SheetTaken } from "../../../shared/sheet.ts";
import { desk } from "../../control/styles.ts";
import { upload } from "../../control/upload.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { exchangeStyles } from "./exchange-styles.ts";
import { sheetWords } from "./exchange-words.ts";
import "./file-drop.ts";
import type { FileDropElement, FileEvent } from "./file-drop.ts";
import "./sheet-preview.ts";
import { t } from "./strings.ts";

type Phase =
  | { readonly name: "choosing"; readonly refusal?: string }
  | { readonly name: "reading"; readonly percent: number }
  | { readonly name: "shown"; readonly file: File; readonly preview: SheetPreview; readonly refusal?: string }
  | { readonly name: "taking"; readonly file: File; readonly preview: SheetPreview }
  | { readonly name: "taken"; readonly words: string };

const MOST_ITEMS = 100;

/**
 * «Загрузить из таблицы»: a file, what would come of it, and only then the programme and the cards. Rules EX5–EX8 in
 * docs/spec/exchange.md.
 * @fires efir-sheet-taken - The meeting's plan is another now.
 * @fires close
 */
@customElement("efir-sheet-import")
export class SheetImportElement extends LitElement {
  static override styles = [common, controls, desk, exchangeStyles];
  @property() slug = "";
  @property({ type: Boolean }) open = false;
  @state() private phase: Phase = { name: "choosing" };
  @state() private choice: ProgrammeChoice = "append";
  @state() private withCards = true;
  @query("efir-file-drop") private readonly chooser!: FileDropElement | null;
  #work: AbortController | null = null;

  override render() {
    return html`<efir-dialog .heading=${t("sheetTitle")} ?open=${this.open} @close=${this.#closed}>
      <div class="parts">${this.#part()}</div>
    </efir-dialog>`;
  }

  #part() {
    const { phase } = this;
    switch (phase.name) {
      case "choosing":
        return html`${this.#lead()}${this.#chooser(false)}${this.#alert(phase.refusal)}`;
      case "reading":
        return html`${this.#lead()}${this.#progress(phase.percent)}`;
      case "shown":
      case "taking":
        return this.#preview(phase);
      case "taken":
        return html`<p class="good" role="status">${phase.words}</p>
          <p class="acts"><button class="btn btn--primary" type="button" autofocus @click=${this.#closed}>${t("goOn")}</button></p>`;
    }
  }

  #lead() {
    return html`<p>${t("sheetLead")}</p>
      <p class="links">
        <a href="/api/sheet/template.xlsx" download>${t("templateXlsx")}</a>
        <a href="/api/sheet/template.csv" download>${t("templateCsv")}</a>
      </p>`;
  }

  #chooser(isAgain: boolean) {
    return html`<efir-file-drop label=${t("sheetFile")} accept=".xlsx,.csv,.txt,.tsv" ?again=${isAgain} @efir-file=${this.#chosen}></efir-file-drop>`;
  }

  #progress(percent: number) {
    const words = percent < 100 ? t("sending", { percent }) : t("readingSheet");
    return html`<p role="status">${words}</p>
      ${percent < 100 ? html`<progress max="100" value=${percent} aria-label=${t("sheetFile")}></progress>` : html`<progress aria-label=${t("sheetFile")}></progress>`}
      <p><button class="btn btn--s" type="button" @click=${() => this.#work?.abort()}>${t("cancel")}</button></p>`;
  }

  #preview(phase: Extract<Phase, { name: "shown" | "taking" }>) {
    const { file, preview } = phase;
    const isBusy = phase.name === "taking";
    const why = this.#whyNot(preview);
    return html`<p role="status">${t("found", { name: file.name })}: ${t("items", { count: preview.programme.length })}, ${t("cards", { count: preview.cards.length })}</p>
      <efir-sheet-preview .preview=${preview}></efir-sheet-preview>
      ${preview.problems.length > 0 ? nothing : this.#choices(preview)}
      <div class="acts">
        <button class="btn btn--primary" type="button" aria-disabled=${why !== null || isBusy} aria-describedby="why" @click=${this.#take}>${isBusy ? t("taking") : t("takeIn")}</button>
        <span class="hint" id="why">${why}</span>
      </div>
      ${this.#alert(phase.name === "shown" ? phase.refusal : undefined)}
      ${isBusy ? nothing : this.#chooser(true)}`;
  }

  #choices({ programme, cards, standing }: SheetPreview) {
    const choices = html`<fieldset>
      <legend>${t("choice")}</legend>
      ${programmeChoices.map(
        (choice) =>
          html`<label class="pick"><input type="radio" name="choice" .checked=${this.choice === choice} @change=${() => {
            this.choice = choice;
          }} />${choice === "append" ? t("choice.append", { standing: t("items", { count: standing.items }) }) : t(`choice.${choice}`)}</label>`,
      )}
    </fieldset>`;
    return html`${programme.length > 0 && standing.items > 0 ? choices : nothing}
      ${
        cards.length === 0
          ? nothing
          : html`<label class="pick"><input type="checkbox" .checked=${this.withCards} @change=${({
              target,
            }: Event) => {
              if (target instanceof HTMLInputElement) this.withCards = target.checked;
            }} />${t("withCards", { count: cards.length })}</label>`
      }`;
  }

  #alert(words: string | undefined) {
    return html`<div role="alert">${words === undefined ? nothing : html`<p class="refusal">${words}</p>`}</div>`;
  }

  /** Why it cannot be taken in as it is; `null`: it can. */
  #whyNot({ problems, programme, cards, standing }: SheetPreview): string | null {
    if (problems.length > 0) return t("whyProblems");
    const items = this.choice === "skip" ? 0 : programme.length;
    if (items === 0 && (cards.length === 0 || !this.withCards)) return t("whyNothing");
    const whole = this.choice === "append" ? items + standing.items : items;
    return items > 0 && whole > MOST_ITEMS ? t("whyTooMany", { count: whole }) : null;
  }

  readonly #chosen = async ({ file }: FileEvent) => {
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    this.phase = { name: "reading", percent: 0 };
    const answer = await upload<SheetPreview>(`/api/meetings/${this.slug}/sheet`, {
      file,
      name: file.name,
      signal: work.signal,
      progress: (share) => {
        if (this.phase.name === "reading") this.phase = { name: "reading", percent: Math.round(share * 100) };
      },
    });
    if (work !== this.#work) return;
    if (!answer.ok) {
      this.phase = { name: "choosing", refusal: sheetWords(answer.problem) };
      await this.updateComplete;
      this.chooser?.focus();
      return;
    }
    this.choice = "append";
    this.withCards = true;
    this.phase = { name: "shown", file, preview: answer.value };
  };

  readonly #take = async () => {
    const { phase } = this;
    if (phase.name !== "shown" || this.#whyNot(phase.preview) !== null) return;
    const { file, preview } = phase;
    this.phase = { name: "taking", file, preview };
    const query = new URLSearchParams({
      programme: preview.programme.length === 0 ? "skip" : this.choice,
      cards: this.withCards && preview.cards.length > 0 ? "yes" : "no",
      basedOn: String(preview.standing.plannedBy),
    });
    const answer = await upload<SheetTaken>(`/api/meetings/${this.slug}/sheet/apply?${query}`, {
      file,
      name: file.name,
      progress: () => {},
    });
    if (!answer.ok) {
      this.phase = { name: "shown", file, preview, refusal: sheetWords(answer.problem) };
      return;
    }
    this.phase = { name: "taken", words: t("taken", { what: takenWords(answer.value) }) };
    this.dispatchEvent(new Event("efir-sheet-taken"));
  };

  readonly #closed = () => {
    this.#work?.abort();
    this.#work = null;
    this.phase = { name: "choosing" };
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
}

function takenWords({ items, cards }: SheetTaken): string {
  const first = t("items", { count: items });
  const second = t("cards", { count: cards });
  if (cards === 0) return first;
  return items === 0 ? second : t("and", { first, second });
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-sheet-import": SheetImportElement;
  }
}
