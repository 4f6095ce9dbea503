import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { FeedDesk } from "../../../shared/feeds.ts";
import { FeedChangedEvent } from "../../control/highlights/events.ts";
import { fieldsStyles } from "../../control/highlights/fields-styles.ts";
import { problemWords } from "../../control/highlights/problem-words.ts";
import type { Side } from "../../control/highlights/three-way.ts";
import { roomNow } from "../../control/room-now.ts";
import { desk } from "../../control/styles.ts";
import { SessionController } from "../../session/session-controller.ts";
import { common, controls } from "../../ui/styles.ts";
import { bounds, type NumberName, type SettingsDraft } from "./settings-draft.ts";
import { SettingsForm, type SettingsOutcome } from "./settings-form.ts";
import { settingsStyles } from "./settings-styles.ts";
import { settingsConflict } from "./settings-words.ts";
import { t } from "./strings.ts";
import type { RuleEvent } from "./target-rule.ts";
import "./target-rule.ts";
import type { ChosenSides } from "./two-versions.ts";
import "./two-versions.ts";

const flags = ["twoPeople", "waitForViewers", "isLive", "closingDigest"] as const;
type Flag = (typeof flags)[number];
const lines = ["hashtags", "hold", "stale"] as const;

/**
 * How a meeting's highlights leave: undo time, two people, targets with their budgets, what the house posts itself. Rules FD152–FD154.
 * @fires efir-feed-changed - They were saved (FeedChangedEvent).
 */
@customElement("efir-feed-settings")
export class FeedSettingsElement extends LitElement {
  static override styles = [common, controls, desk, fieldsStyles, settingsStyles];
  @property({ attribute: false }) told?: FeedDesk;
  @property() slug = "";
  @property({ type: Boolean }) maySet = false;
  @property({ type: Boolean }) maySeeTargets = false;
  @state() private said = "";
  @query("h2") private readonly heading!: HTMLElement | null;
  readonly #form = new SettingsForm(this, () => this.slug);
  readonly #offset = new SessionController(this, ({ serverOffset }) => serverOffset);

  /** Whether leaving it now would lose something. */
  get isUnsaved(): boolean {
    return this.#form.isUnsaved;
  }

  /** Puts the focus on its name. */
  async reach(): Promise<void> {
    await this.updateComplete;
    this.heading?.focus();
    this.scrollIntoView();
  }

  override willUpdate(): void {
    if (this.told !== undefined) this.#form.follow(this.told);
  }

  override render() {
    const { draft, conflict } = this.#form;
    const { told } = this;
    if (draft === null || told === undefined) return nothing;
    return html`<h2 tabindex="-1">${t("settings")}</h2>
      ${
        conflict === null
          ? nothing
          : html`<efir-two-versions .values=${settingsConflict(conflict, told.targets)} @efir-chosen=${({
              detail,
            }: CustomEvent<ChosenSides>) =>
              // Its fields are those that it was given: the settings'.
              void this.#finish(
                this.#form.resolve(detail as ReadonlyMap<keyof SettingsDraft, Side>),
              )}></efir-two-versions>`
      }
      <form @submit=${this.#submit}>
        ${this.#general(draft)} ${this.#targets(draft, told)} ${this.#bar()}
      </form>`;
  }

  #general(draft: SettingsDraft) {
    return html`<section aria-labelledby="general">
      <h3 id="general">${t("general")}</h3>
      <div class="cells">
        <div class="cell cell--long">
          <label for="hashtags">${t("hashtags")}</label>
          <input class="field" id="hashtags" name="hashtags" autocomplete="off" aria-describedby="hashtags-hint" ?readonly=${!this.maySet} .value=${draft.hashtags} @input=${this.#write} />
          <span class="hint" id="hashtags-hint">${t("hashtagsHint")}</span>
        </div>
        ${this.#number("hold", draft.hold, t("holdHint"))} ${this.#number("stale", draft.stale, t("staleHint"))}
        <div class="cell cell--long">
          ${this.#flag("twoPeople", draft)} ${this.#flag("waitForViewers", draft)} ${this.#flag("isLive", draft)} ${draft.isLive ? this.#liveEnd(draft) : nothing} ${this.#flag("closingDigest", draft)}
        </div>
      </div>
    </section>`;
  }

  #number(name: Extract<NumberName, "hold" | "stale">, value: string, hint: string) {
    const isWrong = this.#form.wrong.includes(name);
    const [least, top] = bounds[name];
    return html`<div class="cell">
      <label for=${name}>${t(name)}</label>
      <input class="field num" id=${name} name=${name} inputmode="decimal" autocomplete="off" aria-invalid=${isWrong} aria-describedby="${name}-hint" ?readonly=${!this.maySet} .value=${value} @input=${this.#write} />
      <span class=${isWrong ? "mistake" : "hint"} id="${name}-hint">${isWrong ? t("wrongNumber", { least, most: top }) : hint}</span>
    </div>`;
  }

  #flag(name: Flag, draft: SettingsDraft) {
    const words = name === "isLive" ? t("live") : t(name);
    return html`<label class="pick"><input type="checkbox" name=${name} ?disabled=${!this.maySet} .checked=${draft[name]} @change=${this.#write} />${words}</label>`;
  }

  #liveEnd({ liveEnd }: SettingsDraft) {
    return html`<fieldset>
      <legend>${t("liveEnd")}</legend>
      ${(["edit", "remove"] as const).map((end) => html`<label class="pick"><input type="radio" name="liveEnd" value=${end} ?disabled=${!this.maySet} .checked=${liveEnd === end} @change=${() => this.#form.write({ liveEnd: end })} />${t(`liveEnd.${end}`)}</label>`)}
    </fieldset>`;
  }

  #targets(draft: SettingsDraft, told: FeedDesk) {
    const now = roomNow({ serverOffset: this.#offset.part });
    return html`<section aria-labelledby="targets" @efir-rule=${({ id, rule }: RuleEvent) => this.#form.write({ [`target:${id}`]: rule })}>
      <h3 id="targets">${t("targetRules")}</h3>
      ${told.targets.length === 0 ? html`<p class="hint">${t("noTargets")}</p>` : nothing}
      ${told.targets.map((one) => html`<efir-target-rule .target=${one} .told=${told} .rule=${draft[`target:${one.id}`] ?? null} .wrong=${this.#form.wrong} .now=${now} ?locked=${!this.maySet}></efir-target-rule>`)}
      ${this.maySeeTargets ? html`<p><a href="/pult/lenty">${t("accounts")}</a></p>` : nothing}
    </section>`;
  }

  #bar() {
    const { isUnsaved, isBusy, problem } = this.#form;
    if (!this.maySet) return html`<p class="hint">${t("mayNotSet")}</p>`;
    return html`<div class="bar">
      <button class="btn btn--primary" type="submit" ?disabled=${isBusy || !isUnsaved}>${t("saveSettings")}</button>
      <p role="status">${isUnsaved ? t("unsaved") : this.said}</p>
      <p role="alert" class="mistake">${problem === null ? nothing : problemWords(problem)}</p>
    </div>`;
  }

  readonly #write = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const [flag, line] = [flags.find((name) => name === target.name), lines.find((name) => name === target.name)];
    // Of one name of the draft, and of its sort: the compiler sees any name.
    if (flag !== undefined) this.#form.write({ [flag]: target.checked } as Pick<SettingsDraft, Flag>);
    if (line !== undefined) this.#form.write({ [line]: target.value } as Pick<SettingsDraft, (typeof lines)[number]>);
  };

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    void this.#finish(this.#form.save());
  };

  async #finish(asked: Promise<SettingsOutcome>): Promise<void> {
    const outcome = await asked;
    if (outcome === "done") {
      this.said = t("settingsSaved");
      this.dispatchEvent(new FeedChangedEvent(""));
    }
    if (outcome !== "wrong") return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-feed-settings": FeedSettingsElement;
  }
}
