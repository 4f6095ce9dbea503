import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type Actor, mayIn } from "../../../shared/roles.ts";
import { later, millis } from "../../../shared/time.ts";
import { formatTimeWithSeconds } from "../../i18n/format.ts";
import { SecondClock } from "../../session/second-clock.ts";
import { SessionController } from "../../session/session-controller.ts";
import { newId } from "../../session/surroundings.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { desk } from "../styles.ts";
import { markStream, streamProblem } from "./stream-api.ts";
import { t } from "./stream-strings.ts";

const LAST_MS = millis(30_000);

/** The last half minute of the broadcast as a clip, by one press; then a way to where its ends are moved. Rule BZ214. */
@customElement("efir-quick-clip")
export class QuickClipElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: center;
        font-size: var(--text-sm);
      }
    `,
  ];
  @property() slug = "";
  @property({ attribute: false }) actor: Actor | null = null;
  @property({ type: Boolean }) locked = false;
  @state() private isBusy = false;
  @state() private said = "";
  @state() private problem = "";
  @state() private madeId = "";
  readonly #offset = new SessionController(this, ({ serverOffset }) => serverOffset);
  readonly #clock = new SecondClock(this, () => this.#offset.part);

  override render(): TemplateResult | typeof nothing {
    if (!mayIn(this.actor, "mark-clip", this.slug)) return nothing;
    const page = `/pult/${this.slug}/blic#`;
    return html`<p><button class="btn btn--s" type="button" ?disabled=${this.locked || this.isBusy} @click=${this.#make}>${icon("plus")}${t("quick", { seconds: LAST_MS / 1000 })}</button><a href=${`${page}iz-efira`}>${t("markSelf")}</a></p>
      <p role="status">${this.said}${this.madeId === "" ? nothing : html`<a href=${page + this.madeId}>${t("desk")}</a>`}</p>
      <p class="mistake" role="alert">${this.problem}</p>`;
  }

  readonly #make = async () => {
    const to = this.#clock.now;
    const from = later(to, millis(-LAST_MS));
    const order = {
      id: newId(),
      from: Math.floor(from),
      to: Math.floor(to),
      title: t("usualName", { time: formatTimeWithSeconds(from) }),
    };
    this.isBusy = true;
    this.problem = "";
    this.madeId = "";
    this.said = t("making");
    const answer = await markStream(this.slug, order);
    this.isBusy = false;
    this.said = answer.ok ? t("quickMade", { title: answer.value.title }) : "";
    if (answer.ok) this.madeId = answer.value.id;
    else this.problem = streamProblem(answer.problem);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-quick-clip": QuickClipElement;
  }
}
