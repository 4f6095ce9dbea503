import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { readFigure } from "../../../shared/cards/figure.ts";
import { standBounds } from "../../../shared/exhibition/bounds.ts";
import type { StandFigure } from "../../../shared/exhibition.ts";
import { icon } from "../../ui/icons.ts";
import { lineCell } from "./cell.ts";
import type { FigureSearchElement } from "./figure-search.ts";
import "./figure-search.ts";
import type { FoundFigure, StandSide } from "./stand-side.ts";
import { t } from "./strings.ts";
import { WordsList } from "./words-list.ts";

type Line = "value" | "unit" | "label" | "period" | "source" | "earlier" | "earlierPeriod";
/** As the figure's card has them (shared/cards/figure.ts). */
const most: Readonly<Record<Line, number>> = {
  ...{ value: 24, unit: 40, label: 160, period: 80, source: 160, earlier: 24, earlierPeriod: 80 },
};

/** Numbers of a stand: its own, or the library's, which are corrected there and everywhere at once. */
@customElement("efir-figures-editor")
export class FiguresEditorElement extends WordsList<"figures"> {
  // Said again: the analyzer of templates does not follow the type parameter.
  @property({ attribute: false }) override value: readonly StandFigure[] = [];
  @property({ attribute: false }) side?: StandSide;
  @state() private isSearching = false;
  @query("efir-figure-search") private readonly search!: FigureSearchElement | null;
  protected override readonly field = "figures";
  protected override readonly most = standBounds.figures;

  protected override get label(): string {
    return t("figures");
  }

  protected override get addWords(): string {
    return t("addFigure");
  }

  protected override begin(): void {
    this.add({ content: { value: "", label: "" } });
  }

  protected override nameOf({ content }: StandFigure, index: number): string {
    return content.label.trim() || t("figureName", { number: index + 1 });
  }

  protected override draw(figure: StandFigure, index: number) {
    if (figure.figureId !== undefined) return this.#fromLibrary(figure);
    const needed = (id: Line) => id === "value" || id === "label";
    const line = (id: Line) => {
      const value = figure.content[id] ?? "";
      const place = { id: `${id}-${index}`, of: t("figureName", { number: index + 1 }), label: t(`figure.${id}`) };
      const missing = { isNeeded: needed(id), isMissing: needed(id) && value.trim() === "" };
      return lineCell({ ...place, ...missing, most: most[id], locked: this.locked, value }, (text) => {
        const { [id]: _old, ...rest } = figure.content;
        // Only optional names are left out.
        const content = (text === "" && !needed(id) ? rest : { ...rest, [id]: text }) as StandFigure["content"];
        this.write(index, { content }, id);
      });
    };
    return html`<div class="pair">${line("value")}${line("unit")}</div>
      ${line("label")}
      <details>
        <summary>${t("figureMore")}</summary>
        <div class="pair">${line("period")}${line("source")}${line("earlier")}${line("earlierPeriod")}</div>
      </details>`;
  }

  #fromLibrary({ content }: StandFigure) {
    return html`<p class="figure" data-reach tabindex="-1"><b class="num">${readFigure(content)}</b><br />${content.label}</p>
      <p class="hint">${[content.period, content.source].filter(Boolean).join(", ")}</p>
      <p class="hint">${t("figureShared")}</p>`;
  }

  protected override foot() {
    if (this.locked) return nothing;
    if (!this.isSearching)
      return html`<p class="acts">
        <button class="btn btn--quiet" id="find" type="button" aria-expanded="false" ?disabled=${this.rows.length >= this.most} @click=${this.#open}>${icon("zoom")}${t("findFigure")}</button>
      </p>`;
    return html`<efir-figure-search
      .side=${this.side}
      .taken=${this.rows.flatMap(({ figureId }) => figureId ?? [])}
      @efir-figure=${({ detail }: CustomEvent<FoundFigure>) => this.#take(detail)}
      @efir-close=${this.#close}
    ></efir-figure-search>`;
  }

  readonly #open = async () => {
    this.isSearching = true;
    await this.updateComplete;
    await this.search?.updateComplete;
    this.search?.focus();
  };

  readonly #close = async () => {
    this.isSearching = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#find")?.focus();
  };

  #take({ figureId, content }: FoundFigure): void {
    this.isSearching = false;
    this.add({ figureId, content });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-figures-editor": FiguresEditorElement;
  }
}
