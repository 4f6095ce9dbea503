import type { PostMedia } from "../../../shared/feeds.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { OpenTarget } from "../outbox/target-shelf.ts";
import type { FeedStore, KeptTarget } from "../ports.ts";
import type { Account, TargetKind } from "../target-kind.ts";
import { createDryTarget } from "../targets/dry.ts";
import { targetKinds } from "../targets/index.ts";
import { lockedTarget } from "./locked-target.ts";
import { PROXY_CREDENTIALS, wholeProxy } from "./proxy-place.ts";
import type { Vault } from "./vault.ts";

export interface Surroundings {
  readonly store: FeedStore;
  readonly clock: Clock;
  readonly log: Log;
  /** `null`: the house has no `EFIR_SECRETS_KEY`. */
  readonly vault: Vault | null;
  readMedia(media: PostMedia): Promise<Uint8Array>;
}

export const kindNamed = (name: KeptTarget["kind"]): TargetKind | null =>
  name === "own" ? null : (targetKinds[name] ?? null);

/** An account's secrets; `null`: they cannot be read. */
export function secretsOf(vault: Vault | null, { id, secret }: KeptTarget): Account | null {
  if (secret === null) return {};
  return vault?.open(id, secret) ?? null;
}

/** A target that can be called. Whose keys cannot be read says so to each call. */
export function opened(kept: KeptTarget, around: Surroundings): OpenTarget | null {
  const kind = kindNamed(kept.kind);
  if (kind === null) return null;
  const { clock, vault, store, log, readMedia } = around;
  const secrets = secretsOf(vault, kept);
  const dry = createDryTarget({ clock });
  if (secrets === null || vault === null) return { id: kept.id, kind, kept, target: lockedTarget, dry };
  let known: Account = secrets;
  const target = kind.open(
    { ...kept.open, ...secrets },
    {
      ...{ clock, baseUrl: kept.baseUrl, proxy: wholeProxy(kept.proxy, secrets[PROXY_CREDENTIALS]), readMedia },
      keep: async (changed) => {
        known = { ...known, ...changed };
        store.transaction((rows) => rows.targets.setSecret(kept.id, vault.seal(kept.id, known)));
        log.info("feed account: new keys kept", { targetId: kept.id, kind: kept.kind });
      },
    },
  );
  return { id: kept.id, kind, kept, target, dry };
}
