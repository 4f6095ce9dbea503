/** The inputs of an account's form, each with its words, its hint and its mistake. */
import { html, nothing, type TemplateResult } from "lit";
import type { ToldTargetField, ToldTargetKind } from "../../../shared/feeds/told-targets.ts";
import type { ToldTarget } from "../../../shared/feeds.ts";
import { say } from "../../i18n/say.ts";
import { type AccountDraft, isMoved, type Mistakes, type OpenFields } from "./account-draft.ts";
import { t } from "./strings.ts";
import { fieldsOfWay, isFilled, isNeeded } from "./x-ways.ts";

export interface FieldsOf {
  readonly draft: AccountDraft;
  readonly kept: ToldTarget | null;
  readonly mistakes: Mistakes;
  readonly write: (name: keyof OpenFields, value: string) => void;
  readonly writeSecret: (name: string, value: string) => void;
}

interface Line {
  /** Of the input, and of what is said of it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly isSecret?: boolean;
  readonly isShort?: boolean;
  readonly inputMode?: "decimal" | "url" | "text";
  readonly value: string;
  readonly write: (value: string) => void;
}

/** What the network asks for, by the chosen way. */
export function networkFields(form: FieldsOf, kind: ToldTargetKind): readonly TemplateResult[] {
  return fieldsOfWay(kind.kind, kind.fields, form.draft.way).map((field) => {
    const { name, said, isSecret } = field;
    const moved = isMoved(form.draft, kind, form.kept);
    return line(form, {
      ...{ name: `field.${name}`, label: say(said), isSecret, isOptional: !isNeeded(kind.kind, field) },
      hint: hintOf(form, field, moved),
      value: (isSecret ? form.draft.secrets[name] : form.draft.open[`field.${name}`]) ?? "",
      write: (value) => (isSecret ? form.writeSecret(name, value) : form.write(`field.${name}`, value)),
    });
  });
}

function hintOf({ kept }: FieldsOf, { name, hint, isSecret }: ToldTargetField, moved: boolean): string {
  if (isSecret && isFilled(kept, name) && moved) return t("moved");
  if (isSecret && isFilled(kept, name)) return t(kept?.paused?.why === "SECRETS_UNREADABLE" ? "unreadable" : "kept");
  return hint === undefined ? "" : say(hint);
}

export const openLine = (form: FieldsOf, name: keyof OpenFields, more: Omit<Line, "name" | "value" | "write">) =>
  line(form, { ...more, name, value: form.draft.open[name] ?? "", write: (value) => form.write(name, value) });

export const secretLine = (form: FieldsOf, name: string, more: Omit<Line, "name" | "value" | "write">) =>
  line(form, { ...more, name, value: form.draft.secrets[name] ?? "", write: (value) => form.writeSecret(name, value) });

function line({ mistakes }: FieldsOf, { name, label, hint = "", value, write, ...more }: Line): TemplateResult {
  const mistake = mistakes[name];
  const { isOptional = false, isSecret = false, isShort = false, inputMode = "text" } = more;
  const said = mistake === undefined ? hint : t(`mistake.${mistake}`);
  return html`<div class=${isShort ? "cell" : "cell cell--long"}>
    <label for=${name}>${label}${isOptional ? html` <span class="hint">${t("optional")}</span>` : nothing}</label>
    <input
      class="field"
      id=${name}
      name=${name}
      type=${isSecret ? "password" : "text"}
      inputmode=${inputMode}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-invalid=${mistake !== undefined}
      aria-describedby="${name}-said"
      .value=${value}
      @input=${({ target }: Event) => target instanceof HTMLInputElement && write(target.value)}
    />
    <span class=${mistake === undefined ? "hint" : "mistake"} id="${name}-said">${said}</span>
  </div>`;
}
