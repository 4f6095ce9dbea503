import type { FeedRows, OutboxRow } from "../ports.ts";
import { atTarget, createsOf } from "./standing.ts";
import type { OpenTarget } from "./target-shelf.ts";

/** A thread is weighed whole when it begins, and is finished then. Edits and deletes put right what was paid for (FD7). */
export function isOverBudget(
  { rows, row, open }: { readonly rows: FeedRows; readonly row: OutboxRow; readonly open: OpenTarget },
  all: readonly OutboxRow[],
): boolean {
  if (row.op !== "create" || row.part > 0 || row.isDry || row.firstTriedAt !== null) return false;
  const budgets = [
    rows.settings.of(row.meeting).settings.targets[row.target]?.budget,
    open.kept === null ? undefined : rows.targets.byId(open.id)?.budget,
  ];
  if (budgets.every((budget) => (budget?.posts ?? null) === null && (budget?.micros ?? null) === null)) return false;
  const parts = createsOf(atTarget(all, row.target)).filter(({ rev }) => rev === row.rev);
  const spent = rows.outbox.spent(row.meeting, row.target);
  const posts = spent.posts + parts.length;
  const micros = spent.micros + parts.reduce((sum, part) => sum + part.micros, 0);
  return budgets.some((budget) => posts > (budget?.posts ?? posts) || micros > (budget?.micros ?? micros));
}
