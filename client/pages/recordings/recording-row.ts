import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Broadcast } from "../../../shared/recordings.ts";
import { desk } from "../../control/styles.ts";
import { formatDuration } from "../../i18n/format.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { fileAddress } from "./download.ts";
import { broadcastName, sizeWords } from "./recording-words.ts";
import { rowStyles } from "./recordings-styles.ts";
import { t } from "./strings.ts";

/** What is being done to a recording. */
export type RowBusy = "preparing" | "dropping" | null;

/**
 * One broadcast: when, how long, how large, and what can be done with it.
 * @fires efir-download - Have its file made ready and sent.
 * @fires efir-drop-recording - Ask whether to delete it.
 */
@customElement("efir-recording-row")
export class RecordingRowElement extends LitElement {
  static override styles = [common, controls, desk, rowStyles];
  @property({ attribute: false }) broadcast?: Broadcast;
  @property({ attribute: false }) busy: RowBusy = null;
  /** The person may delete it. */
  @property({ type: Boolean }) droppable = false;

  override render() {
    const { broadcast } = this;
    if (broadcast === undefined) return nothing;
    const { duration, bytes, until, hasGaps } = broadcast;
    const name = broadcastName(broadcast);
    return html`<div class="what">
        <h3>${name}</h3>
        <p class="facts">
          <span class="num">${formatDuration(duration)}</span>
          <span class="num">${sizeWords(bytes)}</span>
          ${until === null ? html`<span class="st st--live">${t("running")}</span>` : nothing}
          ${hasGaps ? html`<span class="st st--gaps" title=${t("gapsHint")}>${t("gaps")}<span class="vh">. ${t("gapsHint")}</span></span>` : nothing}
        </p>
      </div>
      ${this.busy === "dropping" ? html`<p class="doing">${t("dropping")}</p>` : this.#acts(broadcast, name)}`;
  }

  #acts({ id, slug, until }: Broadcast, name: string) {
    const isPreparing = this.busy === "preparing";
    return html`<div class="acts">
      <a class="btn" href=${`/m/${slug}`} aria-label=${t("watchOf", { name })}>${icon("play", "filled")}${t("watch")}</a>
      <a
        class="btn btn--primary"
        href=${fileAddress(id)}
        download
        aria-label=${isPreparing ? t("preparing") : t("downloadOf", { name })}
        aria-disabled=${isPreparing}
        @click=${this.#download}
        >${icon("download")}${isPreparing ? t("preparing") : t("download")}</a
      >
      ${
        this.droppable
          ? html`<button
              class="btn btn--danger"
              type="button"
              aria-haspopup="dialog"
              aria-label=${t("dropOf", { name })}
              title=${until === null ? t("dropRunning") : ""}
              ?disabled=${until === null}
              @click=${() => this.dispatchEvent(new Event("efir-drop-recording"))}
            >
              ${t("drop")}
            </button>`
          : nothing
      }
    </div>`;
  }

  readonly #download = (event: Event) => {
    event.preventDefault();
    if (this.busy === null) this.dispatchEvent(new Event("efir-download"));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-recording-row": RecordingRowElement;
  }
}
