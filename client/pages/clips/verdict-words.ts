/** Who approved already, in words, and whether this person is the next. */
import type { Clip } from "../../../shared/clips.ts";
import { t } from "./strings.ts";

export interface Approvers {
  /** Account id of who looks. */
  readonly me: string;
  /** Names of accounts that are known here. */
  readonly nameById: ReadonlyMap<string, string>;
  readonly twoPeople: boolean;
}

/** Empty: nobody did, or nothing has to be said of it. */
export function approvalWords({ approvals, state }: Clip, { me, nameById, twoPeople }: Approvers): string {
  if (approvals.length === 0) return "";
  const names = approvals.map((id) => nameById.get(id) ?? t("somebody")).join(", ");
  if (state === "approved" || state === "converting") return t("approvedBy", { names });
  if (!twoPeople) return "";
  return approvals.includes(me) ? t("approvedByMe") : t("approvedOnce", { names });
}

/** Who approved once is not the second person. */
export const mayApprove = ({ approvals }: Clip, { me, twoPeople }: Approvers): boolean =>
  !twoPeople || !approvals.includes(me);
