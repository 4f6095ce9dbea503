import { randomUUID } from "node:crypto";
import { MOST_TARGETS, type ToldTarget } from "../../../shared/feeds.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { OpenTarget, TargetShelf } from "../outbox/target-shelf.ts";
import type { KeptTarget } from "../ports.ts";
import type { Account, AccountField, TargetHealth } from "../target-kind.ts";
import { type AccountParts, type BadFields, filledForm } from "./account-form.ts";
import { kindNamed, opened, type Surroundings, secretsOf } from "./opened.ts";
import { PROXY_CREDENTIALS, splitProxy } from "./proxy-place.ts";
import { toldTarget } from "./told-target.ts";
import type { Vault } from "./vault.ts";

export interface TargetForm {
  readonly name: string;
  readonly fields: Account;
  readonly baseUrl: string | null;
  readonly proxy: string | null;
  readonly mode: KeptTarget["mode"];
  readonly budget: KeptTarget["budget"];
}

export type TargetProblem =
  | BadFields
  | { readonly code: "NO_SECRETS_KEY" | "UNKNOWN_TARGET" | "UNKNOWN_KIND" | "TOO_MANY" | "IN_USE" }
  | { readonly code: "STALE"; readonly current: ToldTarget };

type Told = Result<ToldTarget, TargetProblem>;

/** How long an account may take to say who we are. */
const CHECK_MS = 20_000;
const untouched = { paused: null, isKilled: false, gateUntil: null, account: null, checkedAt: null } as const;

/** Accounts of other networks: connected, checked, paused, closed. Beside our own feed they are the outbox's targets (FD160–FD169). */
export class TargetBook implements TargetShelf {
  readonly #around: Surroundings;
  readonly #own: OpenTarget;
  readonly #listeners = new Set<() => void>();
  readonly #open = new Map<string, OpenTarget>();

  constructor(around: Surroundings, own: OpenTarget) {
    this.#around = around;
    this.#own = own;
    for (const kept of around.store.rows.targets.all()) this.#put(this.#readable(kept));
  }

  all(): readonly OpenTarget[] {
    return [this.#own, ...this.#open.values()];
  }

  byId(id: string): OpenTarget | null {
    return id === this.#own.id ? this.#own : (this.#open.get(id) ?? null);
  }

  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether accounts can be kept here at all. */
  get canKeepSecrets(): boolean {
    return this.#around.vault !== null;
  }

  told(): readonly ToldTarget[] {
    return this.#around.store.rows.targets.all().flatMap((kept) => toldTarget(kept) ?? []);
  }

  add(kind: KeptTarget["kind"], form: TargetForm): Told {
    const { store, vault } = this.#around;
    const fields = kindNamed(kind)?.fields;
    if (fields === undefined) return refuse({ code: "UNKNOWN_KIND" });
    if (vault === null) return refuse({ code: "NO_SECRETS_KEY" });
    if (store.rows.targets.all().length >= MOST_TARGETS) return refuse({ code: "TOO_MANY" });
    const filled = filledForm(fields, { open: {}, secret: {} }, form.fields);
    if (!filled.ok) return filled;
    const id = `${kind}-${randomUUID()}`;
    const kept: KeptTarget = {
      ...{ id, kind, version: 1, ...untouched, ...placeOf(form) },
      ...sealed(vault, id, filled.value, form.proxy),
    };
    store.transaction((rows) => rows.targets.add(kept));
    return this.#changed(id);
  }

  /** A secret that is absent or empty stays. */
  change(id: string, basedOn: number, form: TargetForm): Told {
    const { store, vault } = this.#around;
    if (vault === null) return refuse({ code: "NO_SECRETS_KEY" });
    const now = store.rows.targets.byId(id);
    if (now === null) return refuse({ code: "UNKNOWN_TARGET" });
    const fields = kindNamed(now.kind)?.fields ?? [];
    // Keys that cannot be read are typed anew, all of them; and those of one place are never sent to another.
    const known = secretsOf(vault, now) ?? {};
    const secrets = isMoved(now, form, fields) ? ofProxy(known) : known;
    const filled = filledForm(fields, { open: now.open, secret: secrets }, form.fields);
    if (!filled.ok) return filled;
    const change = { version: basedOn + 1, ...sealed(vault, id, filled.value, form.proxy, now.proxy) };
    const isSaved = store.transaction((rows) =>
      rows.targets.save(
        { ...now, ...placeOf(form), ...change, paused: byHand(now), checkedAt: null, account: null },
        basedOn,
      ),
    );
    return isSaved ? this.#changed(id) : this.#stale(id);
  }

  /** Asks the network who we are. Nothing public comes of it. What stopped the account before is over when it answers. */
  async check(
    id: string,
  ): Promise<Result<{ readonly target: ToldTarget; readonly health: TargetHealth }, TargetProblem>> {
    const { store, clock, log } = this.#around;
    const open = this.#open.get(id);
    if (open === undefined) return refuse({ code: "UNKNOWN_TARGET" });
    const health = await open.target.check(AbortSignal.timeout(CHECK_MS));
    log.info("feed account checked", { targetId: id, isOk: health.isOk, said: health.said });
    store.transaction(({ targets }) => {
      const kept = targets.byId(id);
      // Keys that were saved meanwhile are not the ones that were asked with.
      if (kept !== null && kept.version === open.kept?.version)
        targets.save(afterCheck(kept, health, clock.now()), kept.version);
    });
    const told = this.#changed(id);
    return told.ok ? accept({ target: told.value, health }) : told;
  }

  pause(id: string): Told {
    return this.#amend(id, (kept) => ({ ...kept, paused: { at: this.#around.clock.now(), why: "BY_HAND" } }));
  }

  resume(id: string): Told {
    return this.#amend(id, (kept) => ({ ...kept, paused: this.#unreadable(kept), gateUntil: null }));
  }

  kill(id: string, isKilled: boolean): Told {
    return this.#amend(id, (kept) => ({ ...kept, isKilled }));
  }

  /** What OAuth 2 gave: over what the account has. */
  connect(id: string, given: Account): Told {
    const { vault } = this.#around;
    if (vault === null) return refuse({ code: "NO_SECRETS_KEY" });
    return this.#amend(id, (kept) => {
      const fields = kindNamed(kept.kind)?.fields ?? [];
      const isOpen = (name: string) => fields.some((field) => field.name === name && !field.isSecret);
      const entries = Object.entries({ ...secretsOf(vault, kept), ...given }).filter(([name]) => !isOpen(name));
      const secret = Object.fromEntries(entries);
      const filled = entries.flatMap(([name, value]) => (value === "" ? [] : [name]));
      return { ...kept, filled, secret: vault.seal(id, secret), paused: byHand(kept), version: kept.version + 1 };
    });
  }

  /** The account and what it has, for whoever connects it in a browser; `null`: unknown, or unreadable. */
  accountOf(id: string): { readonly kept: KeptTarget; readonly account: Account } | null {
    const kept = this.#around.store.rows.targets.byId(id);
    const secrets = kept === null ? null : secretsOf(this.#around.vault, kept);
    return kept === null || secrets === null ? null : { kept, account: { ...kept.open, ...secrets } };
  }

  /** Not while something is to leave, to be called back, or in doubt there: it could not be done afterwards. */
  drop(id: string): Result<null, TargetProblem> {
    const outcome = this.#around.store.transaction(({ outbox, targets }): Result<null, TargetProblem> => {
      if (targets.byId(id) === null) return refuse({ code: "UNKNOWN_TARGET" });
      if (outbox.ofTarget(id, ["queued", "sending", "unknown"], 1).length > 0) return refuse({ code: "IN_USE" });
      targets.drop(id);
      return accept(null);
    });
    if (outcome.ok) this.#changed(id);
    return outcome;
  }

  close(): void {
    for (const { target } of this.#open.values()) target.close?.();
  }

  /** Keys that came back, or went, with `EFIR_SECRETS_KEY`. What was paused by hand stays so. */
  #readable(kept: KeptTarget): KeptTarget {
    const unreadable = this.#unreadable(kept);
    const isTold = kept.paused?.why === "SECRETS_UNREADABLE";
    if (unreadable === null ? !isTold : kept.paused !== null) return kept;
    try {
      this.#around.store.transaction((rows) => rows.targets.pause(kept.id, unreadable));
    } catch (error) {
      // A full disk is no reason not to start: a call would be refused all the same.
      this.#around.log.fault("feed account not paused", error, { targetId: kept.id });
    }
    return { ...kept, paused: unreadable };
  }

  #unreadable(kept: KeptTarget): KeptTarget["paused"] {
    const { vault, clock } = this.#around;
    return secretsOf(vault, kept) === null ? { at: clock.now(), why: "SECRETS_UNREADABLE" } : null;
  }

  #amend(id: string, change: (kept: KeptTarget) => KeptTarget): Told {
    const isThere = this.#around.store.transaction(({ targets }) => {
      const kept = targets.byId(id);
      if (kept !== null) targets.save(change(kept), kept.version);
      return kept !== null;
    });
    return isThere ? this.#changed(id) : refuse({ code: "UNKNOWN_TARGET" });
  }

  #changed(id: string): Told {
    const kept = this.#around.store.rows.targets.byId(id);
    this.#put(kept, id);
    for (const listener of this.#listeners) listener();
    const told = kept === null ? null : toldTarget(kept);
    return told === null ? refuse({ code: "UNKNOWN_TARGET" }) : accept(told);
  }

  #put(kept: KeptTarget | null, id = kept?.id ?? ""): void {
    const before = this.#open.get(id);
    const isSame = kept !== null && before?.kept?.version === kept.version;
    // A call that is out keeps what it has; a connection is opened anew only for other keys or another place.
    const open =
      kept === null
        ? null
        : isSame
          ? { ...before, kept }
          : opened(kept, this.#around, () => this.#reopen(id, kept.version));
    if (open === null) this.#open.delete(id);
    else this.#open.set(id, open);
    if (before !== undefined && before.target !== open?.target) before.target.close?.();
  }

  /** Whoever was opened after a form was saved has the keys from before these. */
  #reopen(id: string, version: number): void {
    const now = this.#around.store.rows.targets.byId(id);
    if (now === null || now.version === version) return;
    this.#open.get(id)?.target.close?.();
    this.#open.delete(id);
    this.#changed(id);
  }

  #stale(id: string): Told {
    const kept = this.#around.store.rows.targets.byId(id);
    const current = kept === null ? null : toldTarget(kept);
    return current === null ? refuse({ code: "UNKNOWN_TARGET" }) : refuse({ code: "STALE", current });
  }
}

/** Of its pauses the one that outlives other keys: the others were said of those that it had. */
const byHand = ({ paused }: KeptTarget): KeptTarget["paused"] => (paused?.why === "BY_HAND" ? paused : null);

/** Only what the network itself said changes anything: that it could not be reached is said once, and not kept. */
function afterCheck(kept: KeptTarget, { isOk, account, reason }: TargetHealth, now: ProgramTime): KeptTarget {
  if (isOk) return { ...kept, account, checkedAt: now, paused: byHand(kept) };
  if (reason !== "AUTH" && reason !== "NO_MONEY") return kept;
  return { ...kept, checkedAt: now, paused: kept.paused ?? { at: now, why: reason } };
}

/** It is to be called somewhere else: whoever stands there would be shown its keys. */
function isMoved(now: KeptTarget, form: TargetForm, fields: readonly AccountField[]): boolean {
  if (form.baseUrl !== now.baseUrl) return true;
  return fields.some(
    ({ name, isPlace }) => isPlace === true && (form.fields[name] ?? now.open[name] ?? "") !== (now.open[name] ?? ""),
  );
}

const placeOf = ({ name, baseUrl, proxy, mode, budget }: TargetForm) => ({
  ...{ name, baseUrl, mode, budget },
  proxy: splitProxy(proxy).place,
});

const ofProxy = ({ [PROXY_CREDENTIALS]: kept }: Account): Account =>
  kept === undefined ? {} : { [PROXY_CREDENTIALS]: kept };

/** A proxy that is named without its credentials keeps those that it has; another one, or none, does not. */
function sealed(vault: Vault, id: string, { open, secret }: AccountParts, proxy: string | null, before = proxy) {
  const { [PROXY_CREDENTIALS]: kept, ...own } = secret;
  const { place, credentials: typed } = splitProxy(proxy);
  const credentials = place === null ? undefined : (typed ?? (place === before ? kept : undefined));
  const all = credentials === undefined ? own : { ...own, [PROXY_CREDENTIALS]: credentials };
  return { open, filled: Object.keys(all), secret: vault.seal(id, all) };
}
