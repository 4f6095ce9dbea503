import { withoutUndefined } from "../../../shared/without-undefined.ts";
import { newId } from "../../session/surroundings.ts";

const keys = new WeakMap<object, string>();

/** A name for a row of a list, for as long as this page lives: what travels has none. */
export function keyOf(row: object): string {
  const known = keys.get(row);
  if (known !== undefined) return known;
  const made = newId();
  keys.set(row, made);
  return made;
}

/** The changed row is the same row still: what has the focus in it keeps it. */
export function changedRow<Row extends object>(row: Row, change: Partial<Row>): Row {
  const next = withoutUndefined({ ...row, ...change });
  keys.set(next, keyOf(row));
  // Optional names without a value are left out, nothing else.
  return next as Row;
}
