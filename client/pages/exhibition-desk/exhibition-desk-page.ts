import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Stand } from "../../../shared/exhibition.ts";
import { desk } from "../../control/styles.ts";
import { openPageSession } from "../../session/page-session.ts";
import mark from "../../ui/art/mark.svg";
import { common, controls } from "../../ui/styles.ts";
import { listPage } from "../control/list-page-styles.ts";
import { problemWords } from "../stand-editor/problem-words.ts";
import "../stand-editor/stand-questions.ts";
import { deskPageStyles } from "./desk-page-styles.ts";
import { ExhibitionDesk } from "./exhibition-desk.ts";
import { organisersQuestions } from "./organiser-side.ts";
import "./settings-form.ts";
import "./stand-review.ts";
import "./stands-view.ts";
import { t } from "./strings.ts";
import { addressOf, type View, viewOf } from "./view.ts";

/** `/pult/{slug}/vystavka`: the exhibition of a meeting, for its organisers (EB90). */
@customElement("efir-exhibition-desk-page")
export class ExhibitionDeskPageElement extends LitElement {
  static override styles = [common, controls, desk, listPage, deskPageStyles];
  // The server writes the meeting's name into its own page only.
  readonly #slug = document.documentElement.dataset["meeting"] ?? "";
  readonly #session = openPageSession(this.#slug, { followRundown: true });
  readonly #desk = new ExhibitionDesk(this, this.#slug, this.#session);
  readonly #questions = organisersQuestions(this.#slug);
  @state() private view: View = viewOf(location.hash);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#turned);
    // The draft's bar stands over the foot: what gets the focus is not left under it (WCAG 2.4.11).
    document.documentElement.style.setProperty("scroll-padding-bottom", "6rem");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#turned);
    document.documentElement.style.removeProperty("scroll-padding-bottom");
    this.#session.close();
  }

  override render() {
    const { told } = this.#desk.known;
    return html`<header>
        <img src=${mark} alt="" width="32" height="32" />
        <h1>${told?.settings.title ?? t("title")}</h1>
        ${told?.settings.isOpen ? html`<a class="btn" href=${`/m/${this.#slug}/vystavka`}>${t("watch")}</a>` : html`<span class="st">${t("closed")}</span>`}
        <a class="btn" href=${`/pult/${this.#slug}`}>${t("room")}</a>
        <a class="btn" href="/pult">${t("meetings")}</a>
      </header>
      ${this.#nav()}
      <main tabindex="-1">
        <p role="status" class="said">${this.#desk.known.said}</p>
        <p role="alert" class="mistake">${this.#desk.known.refusal}</p>
        ${this.#body()}
      </main>`;
  }

  #nav() {
    const { told, questions } = this.#desk.known;
    if (told === null) return nothing;
    const open = questions.filter(({ state: standing }) => standing === "open").length;
    const link = (sort: "stands" | "questions" | "settings", words: string) =>
      html`<a href=${addressOf({ sort })} aria-current=${this.view.sort === sort || (sort === "stands" && this.view.sort === "stand") ? "page" : "false"}>${words}</a>`;
    return html`<nav aria-label=${t("parts")}>
      ${link("stands", t("stands", { count: told.stands.length }))} ${link("questions", t("questions", { count: open }))}
      ${link("settings", t("settings"))}
    </nav>`;
  }

  #body(): TemplateResult | typeof nothing {
    const { told, problem } = this.#desk.known;
    if (told === null)
      return problem === null
        ? html`<p class="hint">${t("loading")}</p>`
        : html`<p class="mistake" role="alert">${t("failed", { why: problemWords(problem) })}</p>
            <p><button class="btn" type="button" @click=${this.#desk.load}>${t("again")}</button></p>`;
    const { view } = this;
    switch (view.sort) {
      case "stands":
        return html`<efir-stands-view .desk=${this.#desk} .stands=${told.stands} .visits=${this.#desk.visits} ?locked=${!this.#desk.mayRun}></efir-stands-view>`;
      case "questions":
        return html`<section class="sheet" aria-labelledby="questions">
          <h2 id="questions">${t("questionsTitle")}</h2>
          <efir-stand-questions .questions=${this.#desk.known.questions} .side=${this.#questions} .standOf=${this.#standName} ?locked=${!this.#desk.mayRun} @efir-questions-changed=${this.#desk.load}></efir-stand-questions>
        </section>`;
      case "settings":
        return html`<efir-exhibition-settings .desk=${this.#desk} .settings=${told.settings} version=${told.version} .timeZone=${this.#desk.timeZone} ?locked=${!this.#desk.mayRun}></efir-exhibition-settings>`;
      case "stand":
        return this.#stand(this.#desk.stand(view.id));
    }
  }

  #stand(stand: Stand | null) {
    if (stand === null)
      return html`<p>${t("standGone")}</p>
        <p><a class="btn" href=${addressOf({ sort: "stands" })}>${t("toStands")}</a></p>`;
    const { told, questions } = this.#desk.known;
    return html`<efir-stand-review
      .desk=${this.#desk}
      .stand=${stand}
      .settings=${told?.settings}
      .passes=${(told?.passes ?? []).filter(({ subject }) => subject === stand.id)}
      .questions=${questions.filter(({ standId }) => standId === stand.id)}
      .side=${this.#questions}
    ></efir-stand-review>`;
  }

  readonly #standName = (id: string): string => {
    const stand = this.#desk.stand(id);
    return stand === null ? "" : t("standName", { number: stand.number, institution: stand.draft.institution });
  };

  readonly #turned = async () => {
    this.view = viewOf(location.hash);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-exhibition-desk-page": ExhibitionDeskPageElement;
  }
}
