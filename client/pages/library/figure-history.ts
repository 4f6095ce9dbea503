import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { readFigure } from "../../../shared/cards/figure.ts";
import type { FigureVersion } from "../../../shared/library.ts";
import { call } from "../../control/api.ts";
import { desk } from "../../control/styles.ts";
import { formatDate } from "../../i18n/format.ts";
import { common } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/** What a figure said before, newest first (LB6). Nothing where it has said one thing only. */
@customElement("efir-figure-history")
export class FigureHistoryElement extends LitElement {
  static override styles = [common, desk];
  @property() itemId = "";
  @state() private versions: readonly FigureVersion[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    const [, ...earlier] = this.versions;
    if (earlier.length === 0) return nothing;
    return html`<details>
      <summary>${t("versions")}</summary>
      <ol class="hint">
        ${earlier.map(({ at, by, content }) => html`<li>${t("version", { figure: readFigure(content), date: formatDate(at), by })}</li>`)}
      </ol>
    </details>`;
  }

  async #load(): Promise<void> {
    const answer = await call<readonly FigureVersion[]>("GET", `/api/library/${this.itemId}/versions`);
    if (answer.ok) this.versions = answer.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-figure-history": FigureHistoryElement;
  }
}
