import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type ReadinessGroup, type ReadinessLine, readinessLevels } from "../../../shared/readiness.ts";
import { formatTimeWithSeconds } from "../../i18n/format.ts";
import { SessionController } from "../../session/session-controller.ts";
import { type IconName, icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { apiWords } from "../api-words.ts";
import { EditEvent } from "../events.ts";
import { addressOfCard } from "./card-in-address.ts";
import { type Looked, lookAt, wrongClock } from "./readiness-call.ts";
import { readinessPanelStyles } from "./readiness-panel-styles.ts";
import { isOfGroup, lineWords, readinessGroups, t } from "./readiness-words.ts";

const signOf = { stop: "close", warn: "warning", note: "eye" } as const satisfies Record<string, IconName>;

/** Everything that is still to be done before a meeting, by what it is about, with the way to it (SH25). */
@customElement("efir-readiness-panel")
export class ReadinessPanelElement extends LitElement {
  static override styles = [common, controls, readinessPanelStyles];
  @property() slug = "";
  @state() private looked: Looked | null = null;
  @state() private isLooking = false;
  @state() private trouble = "";
  /** In a control room cards are opened where they stand; elsewhere there is a way to the room. */
  readonly #plan = new SessionController(this, ({ plan }) => plan);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  override render() {
    return html`<div class="head">
        <p role="status">${this.#summary()}</p>
        <button class="btn btn--s" type="button" ?disabled=${this.isLooking} @click=${() => void this.#look()}>${t("again")}</button>
      </div>
      ${this.looked === null ? nothing : readinessGroups.map((group) => this.#group(group, this.#linesOf(group)))}`;
  }

  #summary() {
    if (this.trouble !== "") return this.trouble;
    const { looked } = this;
    if (looked === null || this.isLooking) return t("looking");
    const counts = readinessLevels
      .map((level) => ({ level, count: looked.lines.filter((line) => line.level === level).length }))
      .filter(({ count }) => count > 0)
      .map(({ level, count }) => t("counted", { level: t(`level.${level}`), count }));
    const said = counts.length === 0 ? t("allReady") : counts.join(" · ");
    return html`<b>${said}</b><br /><span class="when">${t("checkedAt", { time: formatTimeWithSeconds(looked.at) })}</span>`;
  }

  #linesOf(group: ReadinessGroup): readonly ReadinessLine[] {
    return this.looked?.lines.filter((line) => isOfGroup(line, group)) ?? [];
  }

  #group(group: ReadinessGroup, lines: readonly ReadinessLine[]) {
    const clock = group === "house" ? this.#clock() : nothing;
    return html`<div role="group" aria-labelledby=${group}>
      <h3 id=${group}>${t(`group.${group}`)}</h3>
      ${lines.length === 0 && clock === nothing ? html`<p class="ready">${icon("check")}${t("groupReady")}</p>` : nothing}
      <ul>
        ${clock}${repeat(
          lines,
          (line, index) => `${line.code} ${line.cueId ?? line.about ?? index}`,
          (line) => this.#line(line),
        )}
      </ul>
    </div>`;
  }

  #line(line: ReadinessLine) {
    const { level } = line;
    return html`<li class=${level}>
      <span class="sign" role="img" aria-label=${t(`level.${level}`)} title=${t(`level.${level}`)}>${icon(signOf[level])}</span>
      <span class="words">${lineWords(line)}</span>
      ${this.#way(line)}
    </li>`;
  }

  #way({ cueId, itemId, about = "" }: ReadinessLine) {
    if (cueId !== undefined) {
      const cue = this.#plan.part?.cues.find(({ id }) => id === cueId);
      if (cue === undefined)
        return html`<a class="btn btn--s" href=${addressOfCard(this.slug, cueId)} aria-label=${t("openCardOf", { about })}>${t("openCard")}</a>`;
      const open = () => this.dispatchEvent(new EditEvent(cue.card.kind, cue));
      return html`<button class="btn btn--s" type="button" aria-label=${t("openCardOf", { about })} @click=${open}>${t("openCard")}</button>`;
    }
    // On the meeting's own form one is there already.
    return itemId !== undefined && this.#plan.part !== null
      ? html`<a class="btn btn--s" href=${`/pult/${this.slug}/zasedanie`}>${t("openMeeting")}</a>`
      : nothing;
  }

  #clock() {
    const seconds = this.looked === null ? null : wrongClock(this.looked);
    if (seconds === null) return nothing;
    const words = t(seconds > 0 ? "clockAhead" : "clockBehind", { seconds: Math.abs(seconds) });
    return html`<li class="warn">
      <span class="sign" role="img" aria-label=${t("level.warn")} title=${t("level.warn")}>${icon("warning")}</span>
      <span class="words">${words}</span>
    </li>`;
  }

  async #look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const answer = await lookAt(this.slug);
    this.isLooking = false;
    this.trouble = answer.ok ? "" : apiWords(answer.problem);
    if (answer.ok) this.looked = answer.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-readiness-panel": ReadinessPanelElement;
  }
}
