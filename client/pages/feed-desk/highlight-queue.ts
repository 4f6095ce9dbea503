import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Highlight } from "../../../shared/feeds.ts";
import { titleOf } from "../../control/highlights/feed-words.ts";
import { secondsLeft, stageOf } from "../../control/highlights/stage-of.ts";
import { t as feed } from "../../control/highlights/strings.ts";
import type { Trouble } from "../../control/highlights/where-it-stands.ts";
import { desk } from "../../control/styles.ts";
import { formatTime } from "../../i18n/format.ts";
import { SecondClock } from "../../session/second-clock.ts";
import { SessionController } from "../../session/session-controller.ts";
import { common, controls } from "../../ui/styles.ts";
import { type Group, groups, queueOf } from "./queue-groups.ts";
import { queueStyles } from "./queue-styles.ts";
import { stageStyles } from "./stage-styles.ts";
import { t } from "./strings.ts";

/** A meeting's highlights by state; each is a link to its desk on the same page. ↑ ↓ Home End walk. Rule FD137. */
@customElement("efir-highlight-queue")
export class HighlightQueueElement extends LitElement {
  static override styles = [common, controls, desk, stageStyles, queueStyles];
  @property({ attribute: false }) highlights: readonly Highlight[] = [];
  /** What waits for a person, by highlight. */
  @property({ attribute: false }) troubles: ReadonlyMap<string, Trouble> = new Map();
  /** The one on the desk. */
  @property() openId = "";
  @state() private words = "";
  @state() private shown: Group | "all" = "all";
  readonly #offset = new SessionController(this, ({ serverOffset }) => serverOffset);
  readonly #clock = new SecondClock(this, () => this.#offset.part);

  override render() {
    const all = queueOf(this.highlights, this.words.trim());
    if (this.highlights.length === 0) return html`<p class="hint">${t("queueEmpty")}. ${t("howTo")}</p>`;
    const chosen = all.filter(({ group, highlights }) =>
      this.shown === "all" ? highlights.length > 0 : group === this.shown,
    );
    const isEmpty = chosen.every(({ highlights }) => highlights.length === 0);
    return html`${this.#tools()}
      ${isEmpty ? html`<p class="hint" role="status">${this.words.trim() === "" ? t("groupEmpty") : t("notFound")}</p>` : chosen.map(({ group, highlights }) => this.#group(group, highlights))}`;
  }

  #tools() {
    return html`<div class="tools">
      <label class="vh" for="words">${t("search")}</label>
      <input class="field" id="words" type="search" autocomplete="off" placeholder=${t("search")} .value=${this.words} @input=${this.#search} />
      <label class="vh" for="shown">${t("filter")}</label>
      <select class="field" id="shown" @change=${this.#filter}>
        ${(["all", ...groups] as const).map((group) => html`<option value=${group} ?selected=${group === this.shown}>${t(`group.${group}`)}</option>`)}
      </select>
    </div>`;
  }

  #group(group: Group, some: readonly Highlight[]) {
    return html`<section aria-labelledby=${group}>
      <h3 id=${group}>${t(`group.${group}`)} <span class="num">${some.length}</span></h3>
      <ul class=${group} @keydown=${this.#walk}>
        ${repeat(
          some,
          ({ id }) => id,
          (one) => html`<li>${this.#row(one)}</li>`,
        )}
      </ul>
    </section>`;
  }

  #row(one: Highlight) {
    const { now } = this.#clock;
    const stage = stageOf(one, now);
    const trouble = this.troubles.get(one.id);
    const facts = [feed(`kind.${one.content.kind}`), one.content.who?.name ?? "", formatTime(one.madeAt)];
    return html`<a href=${`#${one.id}`} aria-current=${one.id === this.openId ? "true" : "false"}>
      <b>${titleOf(one)}</b>
      <p class="num">${facts.filter(Boolean).join(" · ")}</p>
      <p class="num state">
        <span class="st st--${stage}">${stage === "hold" ? feed("leavesShort", { count: secondsLeft(one, now) }) : t(`stage.${stage}`)}</span>
        ${trouble === undefined ? nothing : html`<span class="st st--trouble">${t(`standing.${trouble}`)}</span>`}
        ${(one.concerns ?? []).length === 0 ? nothing : html`<span class="st st--trouble">${t("concern")}</span>`}
        ${one.isRehearsal ? html`<span class="st st--rehearsed">${t("rehearsed")}</span>` : nothing}
        ${one.rev > 1 ? html`<span>${t("rev", { rev: one.rev })}</span>` : nothing}
      </p>
    </a>`;
  }

  readonly #search = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.words = target.value;
  };

  readonly #filter = ({ target }: Event) => {
    if (!(target instanceof HTMLSelectElement)) return;
    this.shown = groups.find((group) => group === target.value) ?? "all";
  };

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
    "efir-highlight-queue": HighlightQueueElement;
  }
}
