import type { PostMedia } from "../../shared/feeds.ts";
import type { Clock } from "../clock.ts";
import { Connecting } from "../feeds/accounts/connecting.ts";
import { TargetBook } from "../feeds/accounts/target-book.ts";
import { Vault } from "../feeds/accounts/vault.ts";
import type { OpenTarget } from "../feeds/outbox/target-shelf.ts";
import type { FeedStore } from "../feeds/ports.ts";
import { targetKinds } from "../feeds/targets/index.ts";
import type { Log } from "../log.ts";
import type { TargetDeps } from "../web/feeds/target-routes.ts";

interface Parts {
  readonly store: FeedStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly secretsKey: Buffer | null;
  readonly own: OpenTarget;
  /** Where people reach us, without a slash at its end. */
  readonly siteUrl: () => string;
  readMedia(media: PostMedia): Promise<Uint8Array>;
}

export interface FeedAccounts {
  readonly book: TargetBook;
  /** For server/web. */
  readonly calls: TargetDeps["targets"];
}

/** Accounts of other networks over the store, and the ways to connect them. */
export function openFeedAccounts({ secretsKey, own, siteUrl, ...around }: Parts): FeedAccounts {
  const vault = secretsKey === null ? null : new Vault(secretsKey);
  const book = new TargetBook({ ...around, vault }, own);
  const unread = around.store.rows.targets.all().filter(({ secret }) => secret !== null).length;
  if (vault === null && unread > 0)
    around.log.warn("feed accounts cannot be read without EFIR_SECRETS_KEY", { unread });
  const kinds = Object.values(targetKinds).map(({ kind, said, caps: { thread, price }, fields }) => ({
    ...{ kind, said, canThread: thread, isPaid: price.post > 0 || price.postWithLink > 0 },
    fields: fields.map(({ schema: _, ...field }) => field),
  }));
  const house = { isKilled: () => around.store.rows.settings.isHouseKilled(), permalinkBase: siteUrl };
  return { book, calls: { book, connecting: new Connecting(book, around.clock), kinds, house } };
}
