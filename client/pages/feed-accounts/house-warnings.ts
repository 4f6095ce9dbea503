import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ToldTargets } from "../../../shared/feeds/told-targets.ts";
import { desk } from "../../control/styles.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { isLocalAddress } from "./own-address.ts";
import { t } from "./strings.ts";

/** What is missing in the server's own settings, for whoever can have it put right (FD161, FD171). */
@customElement("efir-house-warnings")
export class HouseWarningsElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: contents;
      }
      section {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-4) min(var(--space-5), 4vw);
        border: var(--edge) solid var(--color-line);
        border-left: 0.375rem dashed var(--color-warn);
        background: var(--color-warn-soft);
        overflow-wrap: anywhere;
      }
      h2 {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        font-size: var(--text-md);
        font-weight: var(--weight-strong);
      }
      .ico {
        flex: none;
        width: 1.15em;
        height: 1.15em;
      }
      code {
        padding: var(--space-2) var(--space-3);
        background: var(--color-surface);
        border: var(--border) solid var(--color-line-strong);
        border-radius: var(--radius-1);
        font-size: var(--text-sm);
        user-select: all;
      }
    `,
  ];
  @property({ attribute: false }) told?: ToldTargets;
  @property({ type: Boolean }) mayManage = false;

  override render() {
    const { told } = this;
    if (told === undefined || !this.mayManage) return nothing;
    return html`${told.canKeepSecrets ? nothing : this.#noKey()} ${isLocalAddress(told.permalinkBase) ? this.#local(told.permalinkBase) : nothing}`;
  }

  #noKey() {
    return html`<section aria-labelledby="key">
      <h2 id="key">${icon("warning")}${t("noKeyTitle")}</h2>
      <p>${t("noKeySays")}</p>
      <code>echo "EFIR_SECRETS_KEY=$(openssl rand -hex 32)"</code>
      <p>${t("noKeyThen")}</p>
    </section>`;
  }

  #local(address: string) {
    return html`<section aria-labelledby="local">
      <h2 id="local">${icon("warning")}${t("localTitle")}</h2>
      <p>${t("localSays", { address })}</p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-house-warnings": HouseWarningsElement;
  }
}
