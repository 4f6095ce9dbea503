import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { slugPattern } from "../../../shared/ids.ts";
import { isMeetingSlug } from "../../../shared/reserved-slugs.ts";
import { slugFrom } from "../../../shared/slug-from.ts";
import { type ApiProblem, call } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import { desk } from "../../control/styles.ts";
import { newId } from "../../session/surroundings.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { focusFirstMistake, lineCell } from "../meeting-plan/cell.ts";
import { planStyles } from "../meeting-plan/plan-styles.ts";
import { t } from "./strings.ts";
import type { ToldMeeting } from "./told-meeting.ts";

type Field = "title" | "slug" | "hashtag" | "firstDay";

/**
 * A meeting made of another one: its programme on other days, its cards if wanted.
 * @fires efir-copied - `detail` is the new meeting.
 * @fires close
 */
@customElement("efir-copy-dialog")
export class CopyDialogElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    planStyles,
    css`
      form {
        display: grid;
        gap: var(--space-4);
      }
      .also {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-height: var(--target-min);
      }
      .also input {
        width: 1.15rem;
        height: 1.15rem;
      }
    `,
  ];
  /** What is copied; `null`: nothing, the window is closed. */
  @property({ attribute: false }) meeting: ToldMeeting | null = null;
  @state() private draft = { title: "", hashtag: "", firstDay: "", cards: true };
  @state() private ownSlug: string | null = null;
  @state() private mistakes: Readonly<Partial<Record<Field | "all", string>>> = {};
  @state() private isBusy = false;
  #commandId = newId();

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("meeting") || this.meeting === null) return;
    this.draft = { title: this.meeting.title, hashtag: "", firstDay: "", cards: true };
    this.ownSlug = null;
    this.mistakes = {};
    this.#commandId = newId();
  }

  override render() {
    const { meeting } = this;
    return html`<efir-dialog .heading=${t("copyTitle")} ?open=${meeting !== null} @close=${() => this.dispatchEvent(new Event("close"))}>
      ${meeting === null ? nothing : this.#form()}
    </efir-dialog>`;
  }

  #form() {
    const { title, hashtag, firstDay, cards } = this.draft;
    return html`<form novalidate @submit=${this.#submit}>
      ${this.#line("title", title, t("name"), { most: 200, spell: true })}
      ${this.#line("slug", this.#slug, t("address"), { most: 64, hint: t("addressHint") })}
      <div class="pair">
        ${this.#line("firstDay", firstDay, t("firstDay"), { type: "date", hint: t("firstDayHint"), isOptional: true })}
        ${this.#line("hashtag", hashtag, t("hashtag"), { most: 61, hint: t("hashtagHint"), isOptional: true })}
      </div>
      <label class="also"><input type="checkbox" .checked=${cards} @change=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) this.draft = { ...this.draft, cards: target.checked };
      }} />${t("copyCards")}</label>
      <div class="acts">
        <button class="btn btn--primary" type="submit" aria-disabled=${this.isBusy}>${this.isBusy ? t("copying") : t("copyYes")}</button>
        <span class="mistake" role="alert">${this.mistakes.all ?? nothing}</span>
      </div>
    </form>`;
  }

  #line(
    field: Field,
    value: string,
    label: string,
    more: {
      readonly most?: number;
      readonly hint?: string;
      readonly type?: "date";
      readonly spell?: boolean;
      readonly isOptional?: boolean;
    },
  ) {
    return lineCell({ id: field, value, label, locked: false, mistake: this.mistakes[field], ...more }, (text) => {
      const { [field]: _mended, all: _said, ...mistakes } = this.mistakes;
      this.mistakes = mistakes;
      if (field === "slug") this.ownSlug = text === "" ? null : text;
      else this.draft = { ...this.draft, [field]: field === "hashtag" ? text.replace(/[#＃\s]/gu, "") : text };
    });
  }

  /** The title's own address is the first meeting's: the copy's says the year of its day, or that it is a copy. */
  get #slug(): string {
    if (this.ownSlug !== null) return this.ownSlug;
    const made = slugFrom(this.draft.title);
    return made === this.meeting?.slug ? `${made}-${this.draft.firstDay.slice(0, 4) || t("copySlug")}` : made;
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { meeting } = this;
    if (meeting === null || this.isBusy) return;
    const { title, hashtag, firstDay, cards } = this.draft;
    const slug = this.#slug;
    this.mistakes = mistakesIn(title, slug);
    if (Object.keys(this.mistakes).length > 0) return this.#focusMistake();
    this.isBusy = true;
    const answer = await call<ToldMeeting>("POST", `/api/meetings/${meeting.slug}/copy`, {
      ...{ slug, title: title.trim(), cards, commandId: this.#commandId },
      ...(hashtag === "" ? {} : { hashtag }),
      ...(firstDay === "" ? {} : { firstDay }),
    });
    this.isBusy = false;
    if (answer.ok) {
      this.dispatchEvent(new CustomEvent("efir-copied", { detail: answer.value }));
      return;
    }
    if (answer.problem.code !== "OFFLINE") this.#commandId = newId();
    this.mistakes = mistakesOf(answer.problem);
    return this.#focusMistake();
  };

  async #focusMistake(): Promise<void> {
    await this.updateComplete;
    focusFirstMistake(this.renderRoot);
  }
}

function mistakesIn(title: string, slug: string): Readonly<Partial<Record<Field, string>>> {
  return {
    ...(title.trim() === "" ? { title: t("error.title") } : {}),
    ...(isMeetingSlug(slug) ? {} : { slug: slugPattern.test(slug) ? t("error.reserved") : t("error.slug") }),
  };
}

function mistakesOf(problem: ApiProblem): Readonly<Partial<Record<Field | "all", string>>> {
  if (problem.code === "SLUG_TAKEN") return { slug: t("error.taken") };
  if (problem.code === "HASHTAG_TAKEN") return { hashtag: t("error.hashtagTaken") };
  if (problem.detail === "about.hashtag" || problem.detail === "hashtag") return { hashtag: t("error.hashtag") };
  return problem.detail === "title" ? { title: t("error.title") } : { all: apiWords(problem) };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-copy-dialog": CopyDialogElement;
  }
}
