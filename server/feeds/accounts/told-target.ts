import type { ToldTarget } from "../../../shared/feeds.ts";
import type { KeptTarget } from "../ports.ts";
import { kindNamed } from "./opened.ts";

/** An account as the control room is told of it: which secrets it has, never what they are. `null`: of a kind that is not known. */
export function toldTarget({ secret: _, open, ...kept }: KeptTarget): ToldTarget | null {
  const kind = kindNamed(kept.kind);
  return kind === null ? null : { ...kept, open, caps: kind.caps };
}
