/** An account that two people changed at once, in words. Pure. Nothing secret is compared: it is nowhere to be had. */

import type { ToldTargetKind } from "../../../shared/feeds/told-targets.ts";
import type { ToldTarget } from "../../../shared/feeds.ts";
import { say } from "../../i18n/say.ts";
import type { TwoValues } from "../feed-desk/two-versions.ts";
import { type AccountDraft, type OpenFields, openOf } from "./account-draft.ts";
import { t } from "./strings.ts";

interface Conflict {
  readonly theirs: ToldTarget;
  readonly draft: AccountDraft;
  readonly fields: readonly (keyof OpenFields)[];
}

export function conflictWords(
  { theirs, draft, fields }: Conflict,
  kind: ToldTargetKind | undefined,
): readonly TwoValues[] {
  const other = openOf(theirs);
  return fields.map((field) => ({
    field,
    name: nameOf(field, kind),
    mine: wordsOf(field, draft.open[field]),
    theirs: wordsOf(field, other[field]),
  }));
}

const own = ["name", "mode", "posts", "money", "baseUrl", "proxy"] as const;
const modes = ["each", "thread", "digest"] as const;

function nameOf(field: keyof OpenFields, kind: ToldTargetKind | undefined): string {
  const known = own.find((one) => one === field);
  if (known !== undefined) return t(known);
  const asked = kind?.fields.find(({ name }) => `field.${name}` === field);
  return asked === undefined ? field : say(asked.said);
}

function wordsOf(field: keyof OpenFields, value: string | undefined): string {
  const mode = field === "mode" ? modes.find((one) => one === value) : undefined;
  return mode === undefined ? (value ?? "") : t(`mode.${mode}`);
}
