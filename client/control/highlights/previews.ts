import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { FeedDesk, HighlightPreview, Post, PostMedia, Rendered } from "../../../shared/feeds.ts";
import { common, controls } from "../../ui/styles.ts";
import type { ApiProblem } from "../api.ts";
import { desk } from "../styles.ts";
import { costOf, totalOf } from "./cost.ts";
import { targetName } from "./feed-words.ts";
import { moneyWords } from "./money-words.ts";
import { previewsStyles } from "./previews-styles.ts";
import { problemWords } from "./problem-words.ts";
import { t } from "./strings.ts";

/**
 * What each target would get, from the very bytes that would be sent: posts, lengths, price, what was cut (FD142).
 * @fires efir-preview-again - The last question got no answer, and is to be asked again.
 */
@customElement("efir-previews")
export class PreviewsElement extends LitElement {
  static override styles = [common, controls, desk, previewsStyles];
  @property({ attribute: false }) preview: HighlightPreview | null = null;
  @property({ attribute: false }) desk?: FeedDesk;
  @property({ attribute: false }) problem: ApiProblem | null = null;
  /** What stands here is of an earlier text. */
  @property({ type: Boolean, reflect: true }) old = false;
  /** Images aside: in the room there is no room for them. */
  @property({ type: Boolean }) short = false;

  override render() {
    const { preview, desk: told } = this;
    return html`<p class="hint" role="status">${this.#said()}</p>
      ${this.problem === null ? nothing : html`<p><button class="btn btn--s" type="button" @click=${() => this.dispatchEvent(new Event("efir-preview-again"))}>${t("again")}</button></p>`}
      ${
        preview === null || told === undefined
          ? nothing
          : html`${repeat(
              preview.rendered,
              ({ target }) => target,
              (one) => this.#target(one, told),
            )}${this.short ? nothing : this.#images(preview)}`
      }`;
  }

  #said(): string {
    if (this.problem !== null) return t("previewFailed", { why: problemWords(this.problem) });
    if (this.preview === null) return t("previewing");
    const { posts, micros } = totalOf(this.preview.rendered);
    if (this.old) return t("previewOld");
    // What is refused is said of each target.
    if (posts === 0) return this.preview.rendered.every(({ refusal }) => refusal === null) ? t("onlyOurs") : "";
    return t("totalCost", { posts: t("total", { count: posts }), money: moneyWords(micros) });
  }

  #target(one: Rendered, told: FeedDesk) {
    const name = targetName(one.target, told.targets);
    return html`<article aria-label=${name}>
      <div class="name"><h4>${name}</h4>${one.target === "own" ? nothing : html`<span class="hint num">${this.#cost(one, told)}</span>`}</div>
      ${one.refusal === null ? nothing : html`<p class="bad">${t(`refusal.${one.refusal}`)}</p>`}
      ${one.posts.map((post, index) => this.#post(one, post, index))}
      ${one.warnings.map((warning) => html`<p class="warn">${t(`warning.${warning}`)}</p>`)}
      ${costOf(one, told).isOver ? html`<p class="bad">${t("overBudget")}</p>` : nothing}
    </article>`;
  }

  #cost(one: Rendered, told: FeedDesk): string {
    const { micros, postsLeft, microsLeft } = costOf(one, told);
    return [
      micros === 0 ? t("free") : moneyWords(micros),
      postsLeft === null ? "" : t("postsLeft", { count: postsLeft }),
      microsLeft === null ? "" : t("left", { money: moneyWords(Math.max(0, microsLeft - micros)) }),
    ]
      .filter(Boolean)
      .join(" · ");
  }

  #post({ target, posts, lengths }: Rendered, post: Post, index: number) {
    const length = lengths[index];
    const facts = [
      posts.length > 1 ? t("postOf", { n: index + 1, of: posts.length }) : "",
      // Our own feed has room for all that can be written.
      length === undefined || target === "own" ? "" : t("symbols", length),
    ];
    return html`<div class="post">
      <p class="words">${post.text}</p>
      ${post.link === null ? nothing : html`<p class="link">${post.link}</p>`}
      ${post.media.map(this.#media)}
      <p class="hint num">${facts.filter(Boolean).join(" · ")}</p>
    </div>`;
  }

  readonly #media = ({ type, alt, widthPx, heightPx }: PostMedia) => {
    const shape = `${widthPx}x${heightPx}`;
    const image = this.preview?.images.find((one) => one.shape === shape);
    return html`<div class="media">
      ${type === "image/png" && image !== undefined ? html`<img src=${image.url} alt="" width=${widthPx} height=${heightPx} />` : html`<span class="hint">${t(type === "image/png" ? "withPicture" : "withVideo")}</span>`}
      <p class="hint">${alt}</p>
    </div>`;
  };

  #images({ images }: HighlightPreview) {
    if (images.length === 0) return nothing;
    return html`<details open>
      <summary>${t("images")}</summary>
      <div class="images">
        ${images.map(({ shape, url }) => {
          const [widthPx = "", heightPx = ""] = shape.split("x");
          return html`<figure><a href=${url} target="_blank" rel="noopener"><img src=${url} alt=${t("imageOf", { shape: shape.replace("x", "×") })} width=${widthPx} height=${heightPx} /></a><figcaption class="num">${shape.replace("x", "×")}</figcaption></figure>`;
        })}
      </div>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-previews": PreviewsElement;
  }
}
