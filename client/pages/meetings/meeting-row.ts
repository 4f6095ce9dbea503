import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Actor, mayIn, mayInHouse } from "../../../shared/roles.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { daysWords } from "./date-words.ts";
import { type MeetingAct, MeetingActEvent } from "./meeting-events.ts";
import { meetingRowStyles } from "./meeting-row-styles.ts";
import { t } from "./strings.ts";
import type { ToldMeeting } from "./told-meeting.ts";

/**
 * One meeting of the list: what and when it is, how many watch, what may be done with it.
 * @fires efir-meeting-act - MeetingActEvent
 */
@customElement("efir-meeting-row")
export class MeetingRowElement extends LitElement {
  static override styles = [common, controls, desk, meetingRowStyles];
  @property({ attribute: false }) meeting?: ToldMeeting;
  @property({ attribute: false }) actor: Actor | null = null;
  /** An act on it goes on. */
  @property({ type: Boolean }) busy = false;

  override render() {
    const { meeting } = this;
    if (meeting === undefined) return nothing;
    const { slug, title, lead, cover, phase } = meeting;
    return html`<article class=${phase === "open" ? "is-live" : ""} aria-labelledby="title">
      ${cover === undefined ? nothing : html`<img src=${imageAddress(cover)} alt="" width=${cover.widthPx} height=${cover.heightPx} loading="lazy" />`}
      <div class="words">
        <h2 id="title"><a href=${`/pult/${slug}`}>${title}</a></h2>
        ${this.#facts(meeting)}
        ${lead === undefined ? nothing : html`<p class="lead">${lead}</p>`}
      </div>
      ${this.#acts(meeting)}
    </article>`;
  }

  #facts({ phase, sample, archivedAt, days, place, hashtag, slug, viewers }: ToldMeeting) {
    const facts = [daysWords(days), place, hashtag === undefined ? undefined : `#${hashtag}`, `/m/${slug}`];
    return html`<p class="facts">
      <span class=${phase === "open" ? "st st--live" : "st"}>${t(`phase.${phase}`)}</span>
      ${sample ? html`<span class="st st--sample">${t("sample")}</span>` : nothing}
      ${archivedAt === null ? nothing : html`<span class="st">${t("archived")}</span>`}
      ${facts.filter((fact) => fact !== undefined && fact !== "").map((fact) => html`<span class="num">${fact}</span>`)}
      ${viewers === undefined || (viewers === 0 && phase !== "open") ? nothing : html`<span class="num">${t("viewers", { count: viewers })}</span>`}
    </p>`;
  }

  #acts({ slug, sample, phase, archivedAt, title }: ToldMeeting) {
    const { actor } = this;
    const act = (wish: MeetingAct, mayThey: boolean, words: string) =>
      mayThey
        ? html`<button class="btn" type="button" aria-label=${`${words}: ${title}`} ?disabled=${this.busy} @click=${() => this.dispatchEvent(new MeetingActEvent(wish))}>${words}</button>`
        : nothing;
    return html`<div class="acts">
      <a class="btn btn--primary" href=${`/pult/${slug}`} aria-label=${`${t("open")}: ${title}`}>${t("open")}</a>
      <a class="btn" href=${`/pult/${slug}/zasedanie`} aria-label=${`${t("edit")}: ${title}`}>${t("edit")}</a>
      <a class="btn" href=${`/m/${slug}`} aria-label=${`${t("watch")}: ${title}`}>${t("watch")}</a>
      ${act("copy", mayInHouse(actor, "create-meeting"), t("copy"))}
      ${act("export", mayIn(actor, "export-meeting", slug), t("export"))}
      ${archivedAt !== null ? act("unarchive", mayIn(actor, "unarchive", slug), t("unarchive")) : phase === "open" ? nothing : act("archive", mayIn(actor, "archive", slug), t("archive"))}
      ${sample ? act("drop", mayInHouse(actor, "drop-meeting"), t("dropSample")) : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-meeting-row": MeetingRowElement;
  }
}
