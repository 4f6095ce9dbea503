import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Clip, ClipState } from "../../../shared/clips.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { nameOf, queueOf, shownLength } from "../../control/clips/clip-facts.ts";
import { clipThumb, thumbStyles } from "../../control/clips/clip-thumb.ts";
import { t as clips } from "../../control/clips/strings.ts";
import { desk } from "../../control/styles.ts";
import { formatDuration } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { ageWords } from "./age-words.ts";
import { t } from "./strings.ts";

/** A meeting's clips by state; each is a link to its desk on the same page. ↑ ↓ Home End walk. Rules BZ130–BZ132. */
@customElement("efir-clip-queue")
export class ClipQueueElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    thumbStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      h3 {
        display: flex;
        gap: var(--space-2);
        margin-bottom: var(--space-1);
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      h3 span {
        font-weight: var(--weight-regular);
        color: var(--color-text-2);
      }
      a {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-3);
        align-items: start;
        margin-bottom: 2px;
        padding: var(--space-2) var(--space-3) var(--space-2) var(--space-2);
        border: var(--edge) solid var(--color-line);
        border-left: 0.25rem solid transparent;
        background: var(--color-surface);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--color-sunken);
      }
      a[aria-current="true"] {
        padding-left: var(--space-1);
        border-left: 0.5rem solid var(--color-brand);
        background: var(--color-brand-soft);
      }
      a:focus-visible {
        outline-offset: -3px;
      }
      .waits a:not([aria-current="true"]) {
        border-left: 0.25rem dashed var(--tally-preview);
      }
      b {
        display: block;
        overflow-wrap: anywhere;
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
        line-height: 1.3;
      }
      p {
        font-size: var(--text-sm);
        line-height: 1.3;
        color: var(--color-text-2);
        overflow-wrap: anywhere;
      }
      .why {
        color: var(--color-danger);
      }
    `,
  ];
  @property({ attribute: false }) clips: readonly Clip[] = [];
  /** The one on the desk. */
  @property() openId = "";
  @property({ attribute: false }) now: ProgramTime = programTime(0);

  override render() {
    const groups = queueOf(this.clips);
    if (groups.length === 0) return html`<p>${t("queueEmpty")}</p>`;
    return groups.map(({ state, clips: some }) => this.#group(state, some));
  }

  #group(state: ClipState, some: readonly Clip[]) {
    return html`<section aria-labelledby=${state}>
      <h3 id=${state}>${clips(`group.${state}`)} <span class="num">${some.length}</span></h3>
      <ul class=${state === "review" ? "waits" : ""} @keydown=${this.#walk}>
        ${repeat(
          some,
          ({ id }) => id,
          (clip) => html`<li>${this.#row(clip)}</li>`,
        )}
      </ul>
    </section>`;
  }

  #row(clip: Clip) {
    const length = shownLength(clip);
    const unnamed = clip.sort === "stream" ? clips("ofStream") : t("unknownSpeaker");
    const who = clip.subject === null ? unnamed : [clip.subject.name, clip.subject.post].filter(Boolean).join(", ");
    const facts = [length === null ? "" : formatDuration(length), clip.by, ageWords(clip.madeAt, this.now)];
    return html`<a href=${`#${clip.id}`} aria-current=${clip.id === this.openId ? "true" : "false"}>
      ${clipThumb(clip)}
      <span
        ><b>${nameOf(clip) ?? clips("unnamed")}</b>
        ${clip.state === "withdrawn" ? nothing : html`<p>${who}</p>`}
        <p class="num">${facts.filter(Boolean).join(" · ")}</p>
        ${clip.problem === null ? nothing : html`<p class="why">${clips(`trouble.${clip.problem}`)}</p>`}
        ${clip.note === null ? nothing : html`<p>${t("noteTold", { note: clip.note })}</p>`}</span
      >
    </a>`;
  }

  readonly #walk = (event: KeyboardEvent) => {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("a")];
    const place = rows.findIndex((row) => row.matches(":focus"));
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1 }[event.code];
    if (to === undefined || place < 0) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(to, rows.length - 1))]?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-queue": ClipQueueElement;
  }
}
