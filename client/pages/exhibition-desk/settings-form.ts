import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { standBounds } from "../../../shared/exhibition/bounds.ts";
import { standFields } from "../../../shared/exhibition/required.ts";
import { MOST_MISSED_HOURS } from "../../../shared/exhibition/settings.ts";
import type { ExhibitionSettings, StandField } from "../../../shared/exhibition.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { localTime, momentIn } from "../../../shared/zone.ts";
import { call } from "../../control/api.ts";
import { desk } from "../../control/styles.ts";
import { language } from "../../i18n/language.ts";
import { common, controls } from "../../ui/styles.ts";
import { zoneChoices } from "../meeting-plan/time-zones.ts";
import { fieldName } from "../stand-editor/field-words.ts";
import { formStyles } from "../stand-editor/form-styles.ts";
import type { ExhibitionDesk, ToldDesk } from "./exhibition-desk.ts";
import { t } from "./strings.ts";

type Flag = "isOpen" | "showsVisits" | "takesQuestions";
/** Without them there is no stand (EB12). */
const always: ReadonlySet<StandField> = new Set(["institution", "title"]);

/** What holds for all stands of a meeting: whether it is open, until when one may write, what must be written (EB97). */
@customElement("efir-exhibition-settings")
export class ExhibitionSettingsElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    formStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        padding: min(var(--space-5), 4cqi);
        background: var(--color-surface);
        border: var(--edge) solid var(--color-line);
      }
      fieldset {
        display: grid;
        gap: 0 var(--space-4);
        grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr));
      }
      legend {
        padding: 0;
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .pick {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-2);
        align-items: center;
        min-height: var(--target-min);
        font-weight: var(--weight-regular);
      }
      .pick input {
        width: 1.15rem;
        height: 1.15rem;
      }
      .short {
        max-width: 16rem;
      }
    `,
  ];
  @property({ attribute: false }) desk?: ExhibitionDesk;
  @property({ attribute: false }) settings?: ExhibitionSettings;
  @property({ type: Number }) version = 0;
  /** The meeting's: the deadline is written by its clocks. */
  @property() timeZone = "UTC";
  @property({ type: Boolean }) locked = false;
  /** What is written and not saved; `null`: as it stands. */
  @state() private written: { readonly settings: ExhibitionSettings; readonly version: number } | null = null;
  @state() private isBusy = false;
  @state() private mistake = "";

  override willUpdate(_changed: PropertyValues<this>): void {
    if (this.written !== null && JSON.stringify(this.written.settings) === JSON.stringify(this.settings))
      this.written = null;
  }

  override render() {
    const settings = this.written?.settings ?? this.settings;
    if (settings === undefined) return nothing;
    return html`<form novalidate @submit=${this.#save}>
      ${this.#flag("isOpen", settings, t("isOpenHint"))}
      ${this.#words(settings)} ${this.#deadline(settings)} ${this.#required(settings)}
      ${this.#flag("takesQuestions", settings, t("takesQuestionsHint"))}
      ${settings.takesQuestions ? this.#hours(settings) : nothing}
      ${this.#flag("showsVisits", settings, t("showsVisitsHint"))}
      ${this.#foot()}
    </form>`;
  }

  #foot() {
    if (this.locked) return html`<p class="hint">${t("mayNot")}</p>`;
    return html`<div class="acts">
        <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy || this.written === null}>${t("save")}</button>
        ${this.written === null ? nothing : html`<button class="btn" type="button" @click=${this.#revert}>${t("revert")}</button>`}
        <span class="hint" role="status">${this.written === null ? "" : t("unsaved")}</span>
      </div>
      <p class="mistake" role="alert">${this.mistake}</p>`;
  }

  #flag(name: Flag, settings: ExhibitionSettings, hint: string) {
    const write = ({ target }: Event) => {
      if (target instanceof HTMLInputElement) this.#write({ [name]: target.checked });
    };
    return html`<div>
      <label class="pick"><input type="checkbox" name=${name} ?disabled=${this.locked} aria-describedby=${`${name}-hint`} .checked=${settings[name]} @change=${write} />${t(name)}</label>
      <p class="hint" id=${`${name}-hint`}>${hint}</p>
    </div>`;
  }

  #words({ title, intro }: ExhibitionSettings) {
    const write = (name: "title" | "intro") => (event: Event) => {
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
        this.#write({ [name]: target.value });
    };
    return html`<div class="cell">
        <label for="title">${t("settings.title")}</label>
        <input class="field" id="title" maxlength=${standBounds.exhibitionTitle} autocomplete="off" ?readonly=${this.locked} aria-invalid=${this.mistake !== ""} .value=${title} @input=${write("title")} />
      </div>
      <div class="cell">
        <label for="intro">${t("settings.intro")}</label>
        <textarea class="field" id="intro" rows="4" maxlength=${standBounds.intro} ?readonly=${this.locked} .value=${intro} @input=${write("intro")}></textarea>
      </div>`;
  }

  #deadline({ deadline }: ExhibitionSettings) {
    const write = ({ target }: Event) => {
      if (target instanceof HTMLInputElement) this.#write({ deadline: momentOf(target.value, this.timeZone) });
    };
    return html`<div class="cell">
      <label for="deadline">${t("settings.deadline")}</label>
      <input class="field short" id="deadline" type="datetime-local" ?readonly=${this.locked} aria-describedby="deadline-hint" .value=${localOf(deadline, this.timeZone)} @change=${write} />
      <p class="hint" id="deadline-hint">${t("settings.deadlineHint", { zone: zoneName(this.timeZone) })}</p>
    </div>`;
  }

  #required({ required }: ExhibitionSettings) {
    const turn = (field: StandField) => (event: Event) => {
      const isOn = event.target instanceof HTMLInputElement && event.target.checked;
      this.#write({ required: standFields.filter((one) => (one === field ? isOn : required.includes(one))) });
    };
    return html`<fieldset>
      <legend>${t("settings.required")}</legend>
      ${standFields.map((field) => {
        const isAlways = always.has(field);
        return html`<label class="pick"><input type="checkbox" name="required" value=${field} ?disabled=${this.locked || isAlways} .checked=${isAlways || required.includes(field)} @change=${turn(field)} />${fieldName(field)}</label>`;
      })}
    </fieldset>`;
  }

  #hours({ missedAfterHours }: ExhibitionSettings) {
    const write = ({ target }: Event) => {
      if (target instanceof HTMLInputElement) this.#write({ missedAfterHours: Math.round(Number(target.value)) });
    };
    return html`<div class="cell">
      <label for="hours">${t("settings.hours")}</label>
      <input class="field short num" id="hours" type="number" min="1" max=${MOST_MISSED_HOURS} ?readonly=${this.locked} .value=${String(missedAfterHours)} @change=${write} />
    </div>`;
  }

  #write(change: Partial<ExhibitionSettings>): void {
    const { settings, version } = this.written ?? { settings: this.settings, version: this.version };
    if (settings !== undefined) this.written = { settings: { ...settings, ...change }, version };
  }

  readonly #revert = () => {
    this.written = null;
    this.mistake = "";
  };

  readonly #save = async (event: SubmitEvent) => {
    event.preventDefault();
    const { desk: far, written } = this;
    if (far === undefined || written === null || this.isBusy) return;
    const { title, missedAfterHours } = written.settings;
    this.mistake =
      title.trim() === "" ? t("settings.nameless") : isHours(missedAfterHours) ? "" : t("settings.wrongHours");
    if (this.mistake !== "") return;
    this.isBusy = true;
    const saved = await far.act(
      call<Pick<ToldDesk, "settings">>("PUT", `${far.address}/settings`, written),
      t("settings.saved"),
    );
    this.isBusy = false;
    // Refused, for somebody saved meanwhile: they are told, and the next press is made from what stands now.
    this.written = saved === null ? { ...written, version: this.version } : null;
  };
}

const isHours = (count: number): boolean => Number.isInteger(count) && count >= 1 && count <= MOST_MISSED_HOURS;

/** `null`: nothing is written, or no moment. */
function momentOf(local: string, timeZone: string): ProgramTime | null {
  const [date = "", time = ""] = local.split("T");
  try {
    return momentIn({ date, time: time.slice(0, 5) }, timeZone);
  } catch {
    return null;
  }
}

function localOf(at: ProgramTime | null, timeZone: string): string {
  if (at === null) return "";
  const { date, time } = localTime(at, timeZone);
  return `${date}T${time}`;
}

/** `Екатеринбург, Челябинск, Уфа, Пермь — UTC+5` */
function zoneName(timeZone: string): string {
  const { russian, others } = zoneChoices(language(), timeZone);
  return [...russian, ...others].find(({ zone }) => zone === timeZone)?.name ?? timeZone;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-exhibition-settings": ExhibitionSettingsElement;
  }
}
