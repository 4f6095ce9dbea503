import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ImportedMeeting, ImportNote } from "../../../shared/meeting-archive.ts";
import { isMeetingSlug } from "../../../shared/reserved-slugs.ts";
import { desk } from "../../control/styles.ts";
import { upload } from "../../control/upload.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { exchangeStyles } from "./exchange-styles.ts";
import { archiveWords } from "./exchange-words.ts";
import "./file-drop.ts";
import type { FileDropElement, FileEvent } from "./file-drop.ts";
import { t } from "./strings.ts";

type Phase =
  | { readonly name: "choosing"; readonly refusal?: string }
  | { readonly name: "sending"; readonly percent: number }
  /** Only the address stands in the way: the file need not be chosen again. */
  | { readonly name: "readdressing"; readonly file: File; readonly slug: string; readonly refusal: string }
  | { readonly name: "taken"; readonly meeting: ImportedMeeting };

/**
 * «Загрузить заседание из файла»: all of a meeting, or nothing of it. Rules EX14–EX20 in docs/spec/exchange.md.
 * @fires efir-meeting-imported - `detail` is what came in.
 * @fires close
 */
@customElement("efir-meeting-import")
export class MeetingImportElement extends LitElement {
  static override styles = [common, controls, desk, exchangeStyles];
  @property({ type: Boolean }) open = false;
  @state() private phase: Phase = { name: "choosing" };
  @query("efir-file-drop") private readonly chooser!: FileDropElement | null;
  @query("#slug") private readonly address!: HTMLInputElement | null;
  #work: AbortController | null = null;

  override render() {
    return html`<efir-dialog .heading=${t("meetingTitle")} ?open=${this.open} @close=${this.#closed}>
      <div class="parts">${this.#part()}</div>
    </efir-dialog>`;
  }

  #part() {
    const { phase } = this;
    switch (phase.name) {
      case "choosing":
        return html`<p>${t("meetingLead")}</p>
          ${this.#chooser(phase.refusal !== undefined)}
          <div role="alert">${phase.refusal === undefined ? nothing : html`<p class="refusal">${t("refusedLead")}. ${phase.refusal}</p>`}</div>`;
      case "sending":
        return this.#progress(phase.percent);
      case "readdressing":
        return this.#addressForm(phase);
      case "taken":
        return this.#taken(phase.meeting);
    }
  }

  #chooser(isAgain: boolean) {
    return html`<efir-file-drop label=${t("meetingFile")} accept=".zip" ?again=${isAgain} @efir-file=${({ file }: FileEvent) => void this.#send(file)}></efir-file-drop>`;
  }

  #progress(percent: number) {
    return html`<p role="status">${percent < 100 ? t("sending", { percent }) : t("checking")}</p>
      ${percent < 100 ? html`<progress max="100" value=${percent} aria-label=${t("meetingFile")}></progress>` : html`<progress aria-label=${t("meetingFile")}></progress>`}
      <p><button class="btn btn--s" type="button" @click=${() => this.#work?.abort()}>${t("cancel")}</button></p>`;
  }

  #addressForm({ slug, refusal }: Extract<Phase, { name: "readdressing" }>) {
    return html`<div role="alert"><p class="refusal">${refusal}</p></div>
      <form class="parts" novalidate @submit=${this.#sendAgain}>
        <div class="line">
          <label for="slug">${t("otherAddress")}</label>
          <input class="field" id="slug" autocomplete="off" spellcheck="false" maxlength="64" aria-describedby="slug-hint" .value=${slug} />
          <p class="hint" id="slug-hint">${t("otherAddressHint")}</p>
        </div>
        <p class="acts"><button class="btn btn--primary" type="submit">${t("tryAgain")}</button></p>
      </form>
      ${this.#chooser(true)}`;
  }

  #taken({ slug, title, cards, items, files, notes }: ImportedMeeting) {
    const came = [
      cards === 0 ? "" : t("cards", { count: cards }),
      files === 0 ? "" : t("files", { count: files }),
      items === 0 ? "" : t("itemsNew", { count: items }),
    ];
    return html`<div class="good" role="status">
        <p><b>${t("imported", { title })}</b></p>
        <p>${came.filter(Boolean).join(", ")}</p>
        ${notes.map((note) => html`<p>${noteWords(note)}</p>`)}
      </div>
      <p class="acts">
        <a class="btn btn--primary" href=${`/pult/${slug}/zasedanie`}>${t("openMeeting")}</a>
        <button class="btn" type="button" @click=${this.#closed}>${t("close")}</button>
      </p>`;
  }

  readonly #sendAgain = (event: SubmitEvent) => {
    event.preventDefault();
    const { phase, address } = this;
    if (phase.name !== "readdressing" || address === null) return;
    const slug = address.value.trim();
    if (isMeetingSlug(slug)) void this.#send(phase.file, slug);
    else {
      this.phase = { ...phase, slug, refusal: t("badAddress") };
      address.focus();
    }
  };

  async #send(file: File, slug?: string): Promise<void> {
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    this.phase = { name: "sending", percent: 0 };
    const query = slug === undefined ? "" : `?${new URLSearchParams({ slug })}`;
    const answer = await upload<ImportedMeeting>(`/api/meetings/import${query}`, {
      file,
      name: file.name,
      signal: work.signal,
      progress: (share) => {
        if (work === this.#work && this.phase.name === "sending")
          this.phase = { name: "sending", percent: Math.round(share * 100) };
      },
    });
    if (work !== this.#work) return;
    if (answer.ok) {
      this.phase = { name: "taken", meeting: answer.value };
      this.dispatchEvent(new CustomEvent("efir-meeting-imported", { detail: answer.value }));
      return;
    }
    const { problem } = answer;
    const refusal = archiveWords(problem);
    const isAddress = problem.code === "SLUG_TAKEN" || problem.code === "BAD_SLUG";
    this.phase = isAddress
      ? { name: "readdressing", file, slug: slug ?? `${(problem.detail ?? "").slice(0, 62)}-2`, refusal }
      : { name: "choosing", refusal };
    await this.updateComplete;
    (isAddress ? this.address : this.chooser)?.focus();
  }

  readonly #closed = () => {
    this.#work?.abort();
    this.#work = null;
    this.phase = { name: "choosing" };
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
}

const noteWords = (note: ImportNote): string =>
  note.code === "HASHTAG_TAKEN"
    ? t("note.HASHTAG_TAKEN", { hashtag: note.hashtag })
    : t("note.ITEMS_RENAMED", { count: note.count });

declare global {
  interface HTMLElementTagNameMap {
    "efir-meeting-import": MeetingImportElement;
  }
}
