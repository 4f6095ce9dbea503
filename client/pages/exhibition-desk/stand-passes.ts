import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Stand } from "../../../shared/exhibition.ts";
import { type MadePass, passAddress, type ToldPass } from "../../../shared/passes.ts";
import { call } from "../../control/api.ts";
import { peopleStyles } from "../../control/people/people-styles.ts";
import "../../control/people/secret.ts";
import { desk } from "../../control/styles.ts";
import { formatDate, formatDayAndTime } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import type { ExhibitionDesk } from "./exhibition-desk.ts";
import { t } from "./strings.ts";

const terms = [7, 14, 30, 60, 90] as const;
const usualTerm = 30;

/** Links that let an institution to its stand and nowhere else: made, copied once, revoked (EB94). */
@customElement("efir-stand-passes")
export class StandPassesElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    peopleStyles,
    css`
      :host {
        container-type: inline-size;
      }
      form {
        max-width: 32rem;
      }
      select.field {
        padding-block: 0;
      }
      .mistake:empty {
        display: none;
      }
    `,
  ];
  @property({ attribute: false }) desk?: ExhibitionDesk;
  @property({ attribute: false }) stand?: Stand;
  @property({ attribute: false }) passes: readonly ToldPass[] = [];
  @property({ type: Boolean }) locked = false;
  /** Of which stand, so that it is not shown at another. */
  @state() private made: (MadePass & { readonly standId: string }) | null = null;
  /** The person is asked whether to revoke it. */
  @state() private doomedId: string | null = null;
  @state() private mistake = "";
  @state() private isBusy = false;

  override render() {
    return html`${
      this.passes.length === 0
        ? html`<p class="hint">${t("linksNone")}</p>`
        : html`<ul class="people">${repeat(this.passes, ({ id }) => id, this.#row)}</ul>`
    }
    ${this.locked ? nothing : this.made !== null && this.made.standId === this.stand?.id ? this.#secret(this.made) : this.#form()}`;
  }

  readonly #row = (pass: ToldPass) => {
    const { id, name, madeBy, seenAt, expiresAt } = pass;
    const seen = seenAt === null ? t("linkUnseen") : t("linkSeen", { when: formatDayAndTime(seenAt) });
    return html`<li>
      <div>
        <b>${name}</b>
        <p class="num">${[seen, t("linkUntil", { date: formatDate(expiresAt) }), madeBy === null ? "" : t("linkBy", { name: madeBy })].filter(Boolean).join(", ")}</p>
      </div>
      ${
        this.locked
          ? nothing
          : this.doomedId === id
            ? this.#ask(pass)
            : html`<button class="btn" type="button" aria-label=${t("revokeOf", { name })} @click=${() => void this.#doom(id)}>${t("revoke")}</button>`
      }
    </li>`;
  };

  #ask(pass: ToldPass) {
    const spare = () => {
      this.doomedId = null;
    };
    return html`<div class="ask">
      <p>${t("revokeSure", { name: pass.name })}</p>
      <button class="btn btn--danger" type="button" @click=${() => void this.#revoke(pass)}>${t("revokeYes")}</button>
      <button class="btn" type="button" data-spare @click=${spare}>${t("cancel")}</button>
    </div>`;
  }

  #form() {
    return html`<form @submit=${this.#make}>
      <label for="name">${t("linkWhom")}</label>
      <input class="field" id="name" name="name" maxlength="120" autocomplete="off" aria-describedby="name-hint" aria-invalid=${this.mistake !== ""} .value=${this.stand?.draft.institution ?? ""} />
      <p class="hint" id="name-hint">${t("linkWhomHint")}</p>
      <label for="days">${t("linkDays")}</label>
      <select class="field" id="days" name="days">
        ${terms.map((count) => html`<option value=${count} ?selected=${count === usualTerm}>${t("days", { count })}</option>`)}
      </select>
      <p class="mistake" role="alert">${this.mistake}</p>
      <button class="btn" type="submit" ?disabled=${this.isBusy}>${t("linkMake")}</button>
    </form>`;
  }

  #secret({ name, token, expiresAt }: MadePass) {
    return html`<efir-secret
      .label=${t("link", { name })}
      .value=${`${location.origin}${passAddress.stand(token)}`}
      .hint=${t("linkOnce", { date: formatDate(expiresAt) })}
      @efir-done=${this.#again}
    ></efir-secret>`;
  }

  readonly #make = async (event: SubmitEvent) => {
    event.preventDefault();
    const { desk: far, stand } = this;
    if (!(event.target instanceof HTMLFormElement) || far === undefined || stand === undefined || this.isBusy) return;
    const written = new FormData(event.target);
    const name = String(written.get("name") ?? "").trim();
    this.mistake = name === "" ? t("linkNameless") : "";
    if (name === "") return this.renderRoot.querySelector<HTMLElement>("#name")?.focus();
    // Pressed twice, two would be made, and one of them nobody would ever see.
    this.isBusy = true;
    const days = Number(written.get("days"));
    const made = await far.act(
      call<MadePass>("POST", `${far.standAddress(stand.id)}/passes`, { name, days }),
      t("linkMade", { name }),
    );
    this.isBusy = false;
    if (made !== null) this.made = { ...made, standId: stand.id };
  };

  readonly #again = () => {
    this.made = null;
  };

  async #doom(id: string): Promise<void> {
    this.doomedId = id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[data-spare]")?.focus();
  }

  async #revoke({ id, name }: ToldPass): Promise<void> {
    this.doomedId = null;
    const path = `${this.desk?.address}/passes/${encodeURIComponent(id)}`;
    await this.desk?.act(call<null>("DELETE", path), t("revoked", { name }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-passes": StandPassesElement;
  }
}
