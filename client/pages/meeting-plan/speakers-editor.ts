import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { PictureFieldElement } from "../../control/picture-field.ts";
import { desk } from "../../control/styles.ts";
import { newId } from "../../session/surroundings.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { focusFirstMistake, lineCell } from "./cell.ts";
import { KnownSpeakers } from "./known-speakers.ts";
import type { DraftSpeaker } from "./plan-draft.ts";
import type { Mistakes } from "./plan-from.ts";
import { planStyles } from "./plan-styles.ts";
import { t } from "./strings.ts";

const MOST_SPEAKERS = 12;

/** Who speaks to one item. @fires efir-speakers - `detail` is all of them. */
@customElement("efir-speakers-editor")
export class SpeakersEditorElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    planStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      li {
        display: grid;
        gap: var(--space-3);
        padding-left: var(--space-3);
        border-left: 2px solid var(--color-line-strong);
      }
      li + li {
        margin-top: var(--space-4);
      }
    `,
  ];
  @property({ attribute: false }) speakers: readonly DraftSpeaker[] = [];
  @property({ attribute: false }) mistakes: Mistakes = {};
  /** What they speak to, for who does not see where the fields stand. */
  @property() of = "";
  @property({ type: Boolean }) locked = false;

  readonly #known = new KnownSpeakers(this);

  focusMistake = (): boolean => focusFirstMistake(this.renderRoot);

  override render() {
    return html`<datalist id="known">${this.#known.names.map((name) => html`<option value=${name}></option>`)}</datalist>
      <ul aria-label=${`${t("speakers")}: ${this.of}`}>
        ${repeat(
          this.speakers,
          ({ key }) => key,
          (speaker) => this.#speaker(speaker),
        )}
      </ul>
      <div class="acts">
        <button class="btn btn--s" type="button" ?disabled=${this.locked || this.speakers.length >= MOST_SPEAKERS} @click=${this.#add}>
          ${icon("plus")}${t("addSpeaker")}
        </button>
      </div>`;
  }

  #speaker({ key, name, post, portrait }: DraftSpeaker) {
    const line = (field: "name" | "post", label: string, value: string, most: number) => {
      const place = { id: `${key}-${field}`, label, mistake: this.mistakes[`speaker:${key}:${field}`] };
      return lineCell(
        {
          ...place,
          value,
          most,
          locked: this.locked,
          ...(field === "name" ? { list: "known", hint: t("knownHint") } : {}),
        },
        (text) => this.#write(key, { [field]: text }),
      );
    };
    return html`<li @focusin=${() => void this.#known.load()} @change=${() => void this.#recall(key)}>
      <div class="pair">${line("name", t("speakerName"), name, 120)}${line("post", t("speakerPost"), post, 200)}</div>
      ${
        this.locked
          ? nothing
          : html`<efir-picture-field
                .value=${portrait}
                .label=${`${t("portrait")}: ${name || t("noName")}`}
                @change=${({ target }: Event) => {
                  if (target instanceof PictureFieldElement) this.#write(key, { portrait: target.value });
                }}
              ></efir-picture-field>
              <div class="acts">
                <button class="btn btn--s btn--quiet" type="button" @click=${() => this.#drop(key)}>${t("dropSpeaker", { name: name || t("noName") })}</button>
              </div>`
      }
    </li>`;
  }

  /** A name that the library knows brings its post and portrait, where none are written. */
  async #recall(key: string): Promise<void> {
    const written = this.speakers.find((one) => one.key === key);
    if (written === undefined || written.post !== "" || written.portrait !== undefined) return;
    const known = await this.#known.called(written.name);
    if (known === null) return;
    const post = known.organisation === undefined ? known.post : `${known.post}, ${known.organisation}`;
    this.#write(key, { post, portrait: known.portrait });
  }

  readonly #add = async () => {
    this.#tell([...this.speakers, { key: newId(), name: "", post: "" }]);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("li:last-child input")?.focus();
  };

  #drop(key: string): void {
    this.#tell(this.speakers.filter((one) => one.key !== key));
    this.renderRoot.querySelector<HTMLElement>(":scope > .acts .btn, .acts:last-child .btn")?.focus();
  }

  #write(key: string, change: Partial<DraftSpeaker>): void {
    this.#tell(this.speakers.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  #tell(speakers: readonly DraftSpeaker[]): void {
    this.dispatchEvent(new CustomEvent("efir-speakers", { detail: speakers }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-speakers-editor": SpeakersEditorElement;
  }
}
