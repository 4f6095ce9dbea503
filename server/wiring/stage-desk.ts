import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Authorize, Publisher } from "../ingest/publisher.ts";
import { createStreamKey, hashStreamKey, isStreamKey } from "../ingest/stream-keys.ts";
import type { Settings } from "../store/settings.ts";
import type { Stages } from "../store/stages.ts";
import type { StageDesk } from "../web/ports.ts";

interface Parts {
  readonly stages: Stages;
  readonly clock: Clock;
  readonly publishers: () => readonly Publisher[];
  readonly rtmpPort: () => number;
}

/** Stages as the control room sets them. A new key ends whoever published with the old one. */
export function stageDesk({ stages, clock, publishers, rtmpPort }: Parts): StageDesk {
  return {
    find: (name) => stages.find(name),
    change: (name, change) => stages.change(name, change),
    rotateKey: (name) => {
      const key = createStreamKey();
      stages.setKey(name, hashStreamKey(key), clock.now());
      for (const publisher of publishers()) {
        if (publisher.stage === name) publisher.close("the stream key was changed");
      }
      return key;
    },
    ingestUrl: (host) => `rtmp://${host.replace(/:\d+$/, "")}:${rtmpPort()}/live`,
  };
}

/** What the start may tell of the first stage's key: it is never read back, only made or taken from the environment. */
export type KeyAtStart = { readonly origin: "made" | "preset"; readonly key: string } | { readonly origin: "kept" };

/**
 * Makes sure that each configured stage exists and that the first has a key. A preset is applied once: a key made later
 * in the control room holds, until another preset is given.
 */
export function ensureStages(
  { stages, settings, clock }: { readonly stages: Stages; readonly settings: Settings; readonly clock: Clock },
  names: readonly string[],
  preset: string | null,
): KeyAtStart {
  for (const name of names) stages.ensure(name);
  const [first] = names;
  const stored = first === undefined ? null : stages.find(first);
  if (stored === null) throw new Error("there is no stage");
  if (preset !== null) {
    const hash = hashStreamKey(preset);
    const remembered = `preset.key.${stored.name}` as const;
    if (settings.get(remembered) === hash) return { origin: "kept" };
    stages.setKey(stored.name, hash, clock.now());
    settings.set(remembered, hash);
    return { origin: "preset", key: preset };
  }
  if (stored.keyHash !== null) return { origin: "kept" };
  const key = createStreamKey();
  stages.setKey(stored.name, hashStreamKey(key), clock.now());
  return { origin: "made", key };
}

/** Whose key is it? Every stored hash is compared, so time does not tell which stage came near. */
export function authorizer(stages: Stages, names: ReadonlySet<string>): Authorize {
  const nobody = hashStreamKey(randomBytes(20).toString("hex"));
  return async ({ app, streamKey }) => {
    if (app !== "live") return { ok: false, reason: "unknown application, push to /live" };
    let owner: string | null = null;
    for (const { name, keyHash } of stages.list()) {
      if (isStreamKey(streamKey, keyHash ?? nobody) && names.has(name)) owner = name;
    }
    return owner === null ? { ok: false, reason: "wrong stream key" } : { ok: true, stage: owner };
  };
}
