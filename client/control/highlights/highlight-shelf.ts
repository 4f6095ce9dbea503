import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { FeedDesk } from "../../../shared/feeds.ts";
import { type Actor, mayIn } from "../../../shared/roles.ts";
import { common, controls } from "../../ui/styles.ts";
import { desk } from "../styles.ts";
import "./hold-line.ts";
import { draftsWaiting, inHold } from "./stage-of.ts";
import { t } from "./strings.ts";
import { troublesOf } from "./where-it-stands.ts";

/**
 * The feed in the room: how many drafts wait, and what is about to leave, each with its undo. Nothing until there is
 * something (FD139).
 */
@customElement("efir-highlight-shelf")
export class HighlightShelfElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host([hidden]) {
        display: none;
      }
      section,
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      .ph {
        margin-bottom: 0;
      }
      .ph a {
        font-size: var(--text-sm);
      }
      .needs:empty,
      ul:empty {
        display: none;
      }
      .stopped,
      .needs {
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .stopped {
        color: var(--color-danger);
      }
    `,
  ];
  @property({ attribute: false }) told: FeedDesk | null = null;
  @property({ attribute: false }) actor: Actor | null = null;
  @property() slug = "";

  override willUpdate(): void {
    this.hidden = (this.told?.highlights ?? []).length === 0;
  }

  override render() {
    const { told } = this;
    if (told === null || this.hidden) return nothing;
    const drafts = draftsWaiting(told.highlights);
    const mayApprove = mayIn(this.actor, "approve-highlight", this.slug);
    return html`<section aria-labelledby="title">
      <div class="ph"><h2 id="title">${t("title")}</h2><a href=${`/pult/${this.slug}/lenta`}>${drafts === 0 ? t("openDesk") : t("drafts", { count: drafts })}</a></div>
      ${told.settings.isRehearsal ? html`<p class="needs">${t("rehearsing")}</p>` : nothing} ${this.#needs(told)}
      ${told.isKilled || told.settings.isKilled ? html`<p class="stopped">${t("stopped")}</p>` : nothing}
      <ul>
        ${repeat(
          inHold(told.highlights),
          ({ id }) => id,
          (one) =>
            html`<li><efir-hold-line .highlight=${one} .desk=${told} slug=${this.slug} ?mayApprove=${mayApprove}></efir-hold-line></li>`,
        )}
      </ul>
    </section>`;
  }

  /** A post in doubt is nobody's until somebody looks: the room says so, wherever its moderator is. */
  #needs(told: FeedDesk) {
    const ids = [...troublesOf(told).keys()];
    const [first] = ids;
    return html`<p class="needs" role="status">${first === undefined ? nothing : html`<a href=${`/pult/${this.slug}/lenta#${first}`}>${t("needsYou", { count: ids.length })}</a>`}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-highlight-shelf": HighlightShelfElement;
  }
}
