import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Account, AccountField } from "../target-kind.ts";

/** Fields of a form that were not filled as they have to be, by their names. */
export interface BadFields {
  readonly code: "BAD_FIELDS";
  readonly fields: readonly string[];
}

/** What an account is made of: what anybody who may see it reads, and what nobody does. */
export interface AccountParts {
  readonly open: Account;
  readonly secret: Account;
}

/**
 * A form over what is kept. A field that is absent, or a secret left empty, stays as it is: secrets are never shown, so never sent
 * back. An empty field that is optional is cleared.
 */
export function filledForm(
  fields: readonly AccountField[],
  kept: AccountParts,
  typed: Account,
): Result<AccountParts, BadFields> {
  const [open, secret] = [{ ...kept.open }, { ...kept.secret }] as [Record<string, string>, Record<string, string>];
  const bad = Object.keys(typed).filter((name) => !fields.some((field) => field.name === name));
  for (const { name, isSecret, isOptional, schema } of fields) {
    const shelf = isSecret ? secret : open;
    const value = typed[name];
    if (value === undefined || (isSecret && value === "")) {
      if (shelf[name] === undefined && isOptional !== true) bad.push(name);
      continue;
    }
    if (value === "" && isOptional === true) {
      delete shelf[name];
      continue;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) shelf[name] = parsed.data;
    else bad.push(name);
  }
  return bad.length > 0 ? refuse({ code: "BAD_FIELDS", fields: bad }) : accept({ open, secret });
}
