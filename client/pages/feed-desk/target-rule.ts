import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { correctionStyles, type FeedDesk, type ToldTarget, targetModes } from "../../../shared/feeds.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { targetName } from "../../control/highlights/feed-words.ts";
import { fieldsStyles } from "../../control/highlights/fields-styles.ts";
import { moneyWords } from "../../control/highlights/money-words.ts";
import { t as feed } from "../../control/highlights/strings.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { bounds, firstRule, type TargetRule } from "./settings-draft.ts";
import { settingsStyles } from "./settings-styles.ts";
import { t } from "./strings.ts";
import { healthOf } from "./target-health.ts";

/** How a target is used, or `null`, that it is not. */
export class RuleEvent extends Event {
  static readonly type = "efir-rule";
  constructor(
    readonly id: string,
    readonly rule: TargetRule | null,
  ) {
    super(RuleEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * One target in a meeting's settings: how it does, whether and how it is used, its budget (FD152–FD154).
 * @fires efir-rule - It is to be used otherwise (RuleEvent).
 */
@customElement("efir-target-rule")
export class TargetRuleElement extends LitElement {
  static override styles = [common, controls, desk, fieldsStyles, settingsStyles];
  @property({ attribute: false }) target?: ToldTarget;
  @property({ attribute: false }) told?: FeedDesk;
  @property({ attribute: false }) rule: TargetRule | null = null;
  /** Numbers that are none. */
  @property({ attribute: false }) wrong: readonly string[] = [];
  @property({ attribute: false }) now: ProgramTime = programTime(0);
  @property({ type: Boolean }) locked = false;

  override render() {
    const { target, told } = this;
    if (target === undefined || told === undefined) return nothing;
    const { tone, words } = healthOf(target, told, this.now);
    const { posts, micros } = told.spent[target.id] ?? { posts: 0, micros: 0 };
    const name = targetName(target.id, told.targets);
    return html`<div class="target is-${tone}" role="group" aria-label=${name}>
      <div class="name">
        <label class="pick"><input type="checkbox" name="use" ?disabled=${this.locked} .checked=${this.rule !== null} @change=${this.#turn} />${t("use", { target: name })}</label>
        <span class="words">${words}</span>
      </div>
      ${posts === 0 && micros === 0 ? nothing : html`<p class="hint num">${t("spentOf", { posts: feed("total", { count: posts }), money: moneyWords(micros) })}</p>`}
      ${this.rule === null ? nothing : this.#fields(this.rule, target)}
    </div>`;
  }

  #fields(rule: TargetRule, { id, caps }: ToldTarget) {
    const modes = targetModes.filter((mode) => mode !== "thread" || caps.thread);
    return html`<div class="cells">
      <div class="cell">
        <label for="mode">${t("mode")}</label>
        <select class="field" id="mode" ?disabled=${this.locked} @change=${this.#choose("mode", modes)}>${modes.map((mode) => html`<option value=${mode} ?selected=${mode === rule.mode}>${t(`mode.${mode}`)}</option>`)}</select>
      </div>
      ${caps.edit === "in-place" ? nothing : this.#correction(rule)}
      ${this.#number("posts", rule.posts, `target:${id}.posts`)} ${caps.price.post === 0 && caps.price.postWithLink === 0 ? nothing : this.#number("money", rule.money, `target:${id}.money`)}
    </div>`;
  }

  #correction(rule: TargetRule) {
    return html`<div class="cell">
      <label for="correction">${t("correction")}</label>
      <select class="field" id="correction" ?disabled=${this.locked} @change=${this.#choose("correction", correctionStyles)}>${correctionStyles.map((style) => html`<option value=${style} ?selected=${style === rule.correction}>${t(`style.${style}`)}</option>`)}</select>
    </div>`;
  }

  #number(name: "posts" | "money", value: string, key: string) {
    const isWrong = this.wrong.includes(key);
    const [least, top] = bounds[name];
    return html`<div class="cell">
      <label for=${name}>${t(name === "posts" ? "budgetPosts" : "budgetMoney")}</label>
      <input class="field num" id=${name} name=${name} inputmode="decimal" autocomplete="off" aria-invalid=${isWrong} aria-describedby="${name}-hint" ?readonly=${this.locked} .value=${value}
        @input=${({ target }: Event) => target instanceof HTMLInputElement && this.#tell({ [name]: target.value })} />
      <span class=${isWrong ? "mistake" : "hint"} id="${name}-hint">${isWrong ? t("wrongNumber", { least, most: top }) : t("budgetHint")}</span>
    </div>`;
  }

  #choose<Value extends string>(name: "mode" | "correction", values: readonly Value[]) {
    return ({ target }: Event) => {
      const value = target instanceof HTMLSelectElement ? values.find((one) => one === target.value) : undefined;
      if (value !== undefined) this.#tell({ [name]: value });
    };
  }

  readonly #turn = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.#rule(target.checked ? firstRule : null);
  };

  #tell(change: Partial<TargetRule>): void {
    if (this.rule !== null) this.#rule({ ...this.rule, ...change });
  }

  #rule(rule: TargetRule | null): void {
    if (this.target !== undefined) this.dispatchEvent(new RuleEvent(this.target.id, rule));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-target-rule": TargetRuleElement;
  }
  interface HTMLElementEventMap {
    [RuleEvent.type]: RuleEvent;
  }
}
