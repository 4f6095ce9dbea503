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

/**
 * A target that can be called. Whose keys cannot be read says so to each call.
 * @param onKept new keys of it stand in the store: whoever was opened from others is to be opened again
 */
export function opened(kept: KeptTarget, around: Surroundings, onKept: () => void): OpenTarget | null {
  const kind = kindNamed(kept.kind);
  if (kind === null) return null;
  const { clock, vault, readMedia } = around;
  const secrets = secretsOf(vault, kept);
  const dry = createDryTarget({ clock });
  if (secrets === null || vault === null) return { id: kept.id, kind, kept, target: lockedTarget, dry };
  let mine: Account = secrets;
  const target = kind.open(
    { ...kept.open, ...secrets },
    {
      ...{ clock, baseUrl: kept.baseUrl, proxy: wholeProxy(kept.proxy, secrets[PROXY_CREDENTIALS]), readMedia },
      keep: async (changed) => {
        if (keepOver(kept.id, mine, changed, { ...around, vault })) onKept();
        mine = { ...mine, ...changed };
      },
    },
  );
  return { id: kept.id, kind, kept, target, dry };
}

/**
 * Over what stands in the store now, which somebody may have changed since the target was opened.
 * @returns whether it was kept: a connection that was made anew meanwhile has keys of its own, and these are another's
 */
function keepOver(
  id: string,
  mine: Account,
  changed: Account,
  { store, vault, log }: Surroundings & { readonly vault: Vault },
): boolean {
  const isKept = store.transaction(({ targets }) => {
    const now = targets.byId(id);
    const secrets = now === null ? null : secretsOf(vault, now);
    if (secrets === null || secrets["refreshToken"] !== mine["refreshToken"]) return false;
    targets.setSecret(id, vault.seal(id, { ...secrets, ...changed }));
    return true;
  });
  log.info("feed account: new keys", { targetId: id, isKept });
  return isKept;
}
