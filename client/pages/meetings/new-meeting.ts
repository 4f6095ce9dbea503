import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { slugPattern } from "../../../shared/ids.ts";
import { type ApiProblem, call } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import { programmeFrom } from "../../control/programme-lines.ts";
import { desk } from "../../control/styles.ts";
import { slugFrom } from "../../control/transliterate.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";

type Field = "title" | "slug" | "programme";
type Mistakes = Readonly<Partial<Record<Field | "all", string>>>;

/** «Новое заседание»: title, address made of it, programme one item a line. Leads into the new room. */
@customElement("efir-new-meeting")
export class NewMeetingElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      form {
        display: grid;
        gap: var(--space-2);
        padding: min(var(--space-5), 5vw);
        background: var(--color-surface);
      }
      h2 {
        font-size: var(--text-lg);
        font-weight: var(--weight-strong);
      }
      label {
        margin-top: var(--space-2);
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .btn {
        margin-top: var(--space-3);
        white-space: normal;
      }
    `,
  ];
  @state() private titleText = "";
  /** `null`: still made of the title. */
  @state() private ownSlug: string | null = null;
  @state() private programmeText = "";
  @state() private mistakes: Mistakes = {};
  @state() private isBusy = false;

  get #slug(): string {
    return this.ownSlug ?? slugFrom(this.titleText);
  }

  override render() {
    const count = programmeFrom(this.programmeText).length;
    return html`<form novalidate @submit=${this.#submit}>
      <h2>${t("newTitle")}</h2>
      ${this.#line("title", t("name"), this.titleText, (value) => {
        this.titleText = value;
      })}
      ${this.#line(
        "slug",
        t("address"),
        this.#slug,
        (value) => {
          this.ownSlug = value === "" ? null : value;
        },
        t("addressHint"),
      )}
      <label for="programme">${t("programme")}</label>
      <textarea class="field" id="programme" rows="8" aria-describedby="programme-hint" aria-invalid=${this.mistakes.programme !== undefined} .value=${this.programmeText} @input=${this.#writeProgramme}></textarea>
      <p class="hint" id="programme-hint">${count === 0 ? t("programmeHint") : t("items", { count })}</p>
      ${this.#mistake("programme")}
      <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy}>${t("create")}</button>
      <p role="alert">${this.#mistake("all")}</p>
    </form>`;
  }

  #line(name: "title" | "slug", label: string, value: string, write: (value: string) => void, hint?: string) {
    const input = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      const { [name]: _mended, ...mistakes } = this.mistakes;
      this.mistakes = mistakes;
      write(target.value);
    };
    return html`<label for=${name}>${label}</label>
      <input class="field" id=${name} autocomplete="off" spellcheck=${name === "title"} maxlength=${name === "title" ? 200 : 64} aria-invalid=${this.mistakes[name] !== undefined} aria-describedby=${`${name}-hint`} .value=${value} @input=${input} />
      <span id=${`${name}-hint`}>${hint === undefined ? nothing : html`<span class="hint">${hint}</span>`}${this.#mistake(name)}</span>`;
  }

  #mistake(name: Field | "all") {
    const words = this.mistakes[name];
    return words === undefined ? nothing : html` <span class="mistake">${words}</span>`;
  }

  readonly #writeProgramme = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) this.programmeText = target.value;
  };

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const meeting = { slug: this.#slug, title: this.titleText.trim(), programme: programmeFrom(this.programmeText) };
    this.mistakes = mistakesIn(meeting);
    if (Object.keys(this.mistakes).length > 0) return this.#focusMistake();
    this.isBusy = true;
    const answer = await call<{ readonly slug: string }>("POST", "/api/meetings", meeting);
    this.isBusy = false;
    if (answer.ok) return location.assign(`/pult/${answer.value.slug}`);
    this.mistakes = mistakesOf(answer.problem);
    return this.#focusMistake();
  };

  async #focusMistake(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}

function mistakesIn({ slug, title }: { readonly slug: string; readonly title: string }): Mistakes {
  return {
    ...(title === "" ? { title: t("error.title") } : {}),
    ...(slugPattern.test(slug) ? {} : { slug: t("error.slug") }),
  };
}

function mistakesOf(problem: ApiProblem): Mistakes {
  if (problem.code === "SLUG_TAKEN") return { slug: t("error.taken") };
  if (problem.detail?.startsWith("programme")) return { programme: t("error.programme") };
  return problem.detail === "title" ? { title: t("error.title") } : { all: apiWords(problem) };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-new-meeting": NewMeetingElement;
  }
}
