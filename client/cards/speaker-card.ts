import { ContextConsumer } from "@lit/context";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import avatar from "../ui/art/avatar.svg";
import { common } from "../ui/styles.ts";
import { imageAddress } from "./image-address.ts";
import { onAirItemContext } from "./on-air-item.ts";
import { t } from "./strings.ts";

/**
 * Who speaks: portrait, full name, post and the talk. Stands on the stage; narrow places get a smaller portrait.
 *
 * @csspart name - The speaker's name, a heading.
 * @csspart topic - What the talk is about.
 */
@customElement("efir-speaker-card")
export class SpeakerCardElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        container-type: inline-size;
        overflow-wrap: anywhere;
        color: var(--efir-card-text, var(--stage-text));
      }
      article {
        display: grid;
        grid-template-columns: 7rem minmax(0, 1fr);
        gap: var(--space-2) var(--space-4);
      }
      .face {
        width: 7rem;
        height: 7rem;
        border: var(--edge) solid var(--stage-line);
      }
      .label {
        margin-bottom: var(--space-1);
        color: var(--efir-card-accent, var(--stage-accent));
      }
      h2 {
        font: var(--weight-strong) var(--text-xl) / var(--leading-snug) var(--font-read);
      }
      .post {
        margin-top: var(--space-1);
        font-size: var(--text-sm);
        line-height: 1.4;
        color: var(--efir-card-text-2, var(--stage-text-2));
      }
      .topic {
        grid-column: 1 / -1;
        font: var(--weight-regular) var(--text-md) / 1.4 var(--font-read);
      }
      @container (max-width: 24rem) {
        article {
          grid-template-columns: 4rem minmax(0, 1fr);
          gap: var(--space-2) var(--space-3);
        }
        .face {
          width: 4rem;
          height: 4rem;
        }
        h2 {
          font-size: var(--text-lg);
        }
      }
      @container (max-width: 15rem) {
        article {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"speaker">;
  readonly #item = new ContextConsumer(this, { context: onAirItemContext, subscribe: true });

  override render() {
    if (this.card === undefined) return nothing;
    const { name, post, organisation, topic, portrait } = this.card;
    return html`<article>
      <img
        class="face"
        src=${portrait === undefined ? avatar : imageAddress(portrait)}
        alt=""
        width="112"
        height="112"
        @error=${this.#useAvatar}
      />
      <div>
        <p class="label">${this.#item.value == null ? t("speaks") : t("speaksTo", { item: this.#item.value })}</p>
        <h2 part="name" tabindex="-1" lang=${contentLanguage}>${name}</h2>
        <p class="post" lang=${contentLanguage}>${tidy(organisation === undefined ? post : `${post}, ${organisation}`)}</p>
      </div>
      ${topic === undefined ? nothing : html`<p class="topic" part="topic" lang=${contentLanguage}>«${tidy(topic)}»</p>`}
    </article>`;
  }

  readonly #useAvatar = ({ target }: Event) => {
    if (target instanceof HTMLImageElement && !target.src.endsWith(avatar)) target.src = avatar;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-speaker-card": SpeakerCardElement;
  }
}
