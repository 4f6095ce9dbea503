/** Whose account a post is in. Rule FD24. */
import { createHash } from "node:crypto";
import type { KeptTarget, OutboxRow } from "../ports.ts";
import type { OpenTarget } from "./target-shelf.ts";

/** Their fields do not say whose account it is: only a check does. */
const namedByCheck: readonly KeptTarget["kind"][] = ["x", "mastodon"];
/** Names the application, not the account. */
const NOT_THE_PLACE = "clientId";

/** What a row keeps of where it was called; `undefined`: nothing is to be kept. */
export const placeOf = ({ kept }: OpenTarget): OutboxRow["place"] =>
  kept === null
    ? undefined
    : {
        at: createHash("sha256")
          .update(JSON.stringify(identity(kept)))
          .digest("hex")
          .slice(0, 16),
        account: namedByCheck.includes(kept.kind) ? kept.account : null,
      };

const identity = ({ kind, baseUrl, open }: KeptTarget) => [
  ...[kind, baseUrl],
  Object.entries(open)
    .filter(([name]) => name !== NOT_THE_PLACE)
    .toSorted(([one], [other]) => (one < other ? -1 : 1)),
];

/** The account has been replaced since: there nothing is known of this post, or its number is another's. */
export function isElsewhere({ place, isDry }: OutboxRow, open: OpenTarget): boolean {
  const now = placeOf(open);
  if (isDry || place === undefined || now === undefined) return false;
  return place.at !== now.at || (place.account !== null && now.account !== null && place.account !== now.account);
}
