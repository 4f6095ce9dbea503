import { MOST_QUESTION } from "../../../shared/exhibition/question-bounds.ts";
import type { StandQuestion } from "../../../shared/exhibition.ts";
import { Announcement } from "../../ui/announcer.ts";
import { type AskOutcome, ask, readQuestion } from "./ask-api.ts";
import { type AskedQuestion, askedOf, forgetAsked, keepDraft, recallDraft, rememberAsked } from "./asked-questions.ts";
import { t } from "./strings.ts";

/** An answer may come while the page is open. */
const LOOK_EVERY_MS = 60_000;

/**
 * Makes the server's form send a question, keeps what is written through reloads and lost connections, and shows what became of
 * the questions of this browser (EB68).
 *
 * @attr meeting - Slug.
 * @attr stand - Its id.
 */
export class StandAskElement extends HTMLElement {
  #stop: AbortController | null = null;
  #isSending = false;

  connectedCallback(): void {
    const { form } = this;
    if (form === null) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    // What is wrong is said in our own words.
    form.noValidate = true;
    const { text, name } = recallDraft(this.#stand);
    if (this.#text !== null) this.#text.value = text;
    if (this.#name !== null) this.#name.value = name;
    form.addEventListener("input", () => keepDraft(this.#stand, this.#draft), { signal });
    form.addEventListener("submit", this.#submit, { signal });
    document.addEventListener("visibilitychange", () => document.hidden || void this.#look(), { signal });
    const looking = setInterval(() => document.hidden || void this.#look(), LOOK_EVERY_MS);
    signal.addEventListener("abort", () => clearInterval(looking));
    void this.#look();
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
  }

  get form(): HTMLFormElement | null {
    return this.querySelector("form");
  }

  get #meeting(): string {
    return this.getAttribute("meeting") ?? "";
  }

  get #stand(): string {
    return this.getAttribute("stand") ?? "";
  }

  get #text(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  get #name(): HTMLInputElement | null {
    return this.querySelector("input");
  }

  get #draft() {
    return { text: this.#text?.value.trim() ?? "", name: this.#name?.value.trim() ?? "" };
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const draft = this.#draft;
    if (this.#isSending) return;
    if (draft.text === "") return void this.#refuse(t("askEmpty"));
    if (draft.text.length > MOST_QUESTION)
      return void this.#refuse(t("askLong", { most: MOST_QUESTION, over: draft.text.length - MOST_QUESTION }));
    this.#isSending = true;
    this.#tell("");
    const outcome = await ask(this.#meeting, this.#stand, draft);
    this.#isSending = false;
    if (outcome.kind !== "asked") return void this.#tell(problemWords[outcome.kind]());
    const { id, key } = outcome;
    rememberAsked({ id, key, meeting: this.#meeting, stand: this.#stand, text: draft.text });
    // What was written while it was on its way is another question.
    if (this.#text !== null && this.#text.value.trim() === draft.text) this.#text.value = "";
    keepDraft(this.#stand, this.#draft);
    this.dispatchEvent(new Announcement(t("askSent")));
    await this.#look();
  };

  #refuse(words: string): void {
    this.#tell(words);
    this.#text?.focus();
  }

  #tell(words: string): void {
    const place = this.querySelector(".ask__problem");
    if (place !== null) place.textContent = words;
    this.#text?.setAttribute("aria-invalid", String(words !== ""));
  }

  /** What became of them. */
  async #look(): Promise<void> {
    const asked = askedOf(this.#meeting, this.#stand);
    const found = await Promise.all(asked.map(async (question) => ({ question, now: await readQuestion(question) })));
    if (!this.isConnected) return;
    for (const { question, now } of found) if (now === "gone") forgetAsked(question.id);
    this.#show(found.flatMap(({ question, now }) => (now === "gone" ? [] : [{ question, now }])));
  }

  #show(rows: readonly { readonly question: AskedQuestion; readonly now: StandQuestion | null }[]): void {
    let list = this.querySelector<HTMLElement>(".asked");
    if (rows.length === 0) return void list?.remove();
    if (list === null) {
      list = document.createElement("section");
      list.className = "asked";
      list.setAttribute("aria-label", t("yourQuestions"));
      this.append(list);
    }
    const heading = made("h3", t("yourQuestions"));
    const items = rows.map(({ question, now }) => {
      const item = made("li", "");
      item.append(made("p", question.text, "pre-line"), made("p", stateWords(now), "note"));
      if (now?.answer != null) item.append(made("p", now.answer, "pre-line asked__answer"));
      return item;
    });
    const rowsElement = made("ul", "");
    rowsElement.append(...items);
    list.replaceChildren(heading, rowsElement);
  }
}

const problemWords: Readonly<Record<Exclude<AskOutcome["kind"], "asked">, () => string>> = {
  offline: () => t("askOffline"),
  "too-often": () => t("askOften"),
  closed: () => t("askClosed"),
  failed: () => t("askFailed"),
};

/** A question that cannot be asked after now still waits, as far as is known. */
function stateWords(now: StandQuestion | null): string {
  if (now === null || now.state === "open") return now?.acceptedBy == null ? t("question.open") : t("question.taken");
  return t(`question.${now.state}`);
}

function made(tag: string, text: string, name = ""): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = name;
  return element;
}

customElements.define("efir-stand-ask", StandAskElement);

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-ask": StandAskElement;
  }
}
