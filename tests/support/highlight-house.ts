import { onTestFinished, vi } from "vitest";
import { HighlightDesk } from "../../server/feeds/desk/highlight-desk.ts";
import type { FeedMeetings } from "../../server/feeds/desk/parts.ts";
import { Outbox } from "../../server/feeds/outbox/outbox.ts";
import type { OpenTarget } from "../../server/feeds/outbox/target-shelf.ts";
import type { KeptTarget } from "../../server/feeds/ports.ts";
import { createDryTarget, type DryTarget } from "../../server/feeds/targets/dry.ts";
import { openOwnFeed, ownFeedCaps } from "../../server/feeds/targets/own.ts";
import { silentLog } from "../../server/log.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createFeedStore } from "../../server/store/feeds/store.ts";
import type { FeedRefused } from "../../shared/feeds/refusals.ts";
import {
  defaultFeedSettings,
  type FeedSettings,
  type Highlight,
  type HighlightSource,
  shareShapes,
  type TargetCaps,
  type TargetMode,
} from "../../shared/feeds.ts";
import type { Result } from "../../shared/result.ts";
import type { Actor } from "../../shared/roles.ts";
import { millis, programTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { aRecord } from "./ledger-builders.ts";
import { ManualAlarm } from "./manual-alarm.ts";
import { ManualClock } from "./manual-clock.ts";
import { patience } from "./patience.ts";

export const anna: Actor = { id: "account-anna", role: "moderator", name: "Анна" };
export const boris: Actor = { id: "account-boris", role: "moderator", name: "Борис" };

/** Programme time of the house when it opens. */
export const START = Date.UTC(2026, 0, 30, 7, 0);

interface House {
  readonly record?: MeetingRecord;
  /** By id: how the meeting uses them, and whether they edit in place. */
  readonly targets?: Readonly<Record<string, { readonly mode: TargetMode; readonly edit: TargetCaps["edit"] }>>;
  readonly settings?: Partial<FeedSettings>;
}

/** A desk over a real store and a real outbox, whose targets keep what they are sent. Nothing is drawn: images are named by their words. */
export function highlightHouse({ record = aRecord(), targets = {}, settings = {} }: House = {}) {
  const clock = new ManualClock(START);
  const alarm = new ManualAlarm(clock);
  const store = createFeedStore(openDatabase(":memory:"));
  const placeById = new Map(Object.keys(targets).map((id) => [id, createDryTarget({ clock })]));
  const records = new Map<string, MeetingRecord>([["itogi", record]]);
  const rehearsals = new Map<string, MeetingRecord>();
  const withdrawnClips = new Set<string>();
  const meetings: FeedMeetings = {
    meetings: () => [...records.keys()].map((slug) => ({ slug })),
    recordOf: (slug) => records.get(slug) ?? null,
    rehearsalOf: (slug) => rehearsals.get(slug) ?? null,
  };
  const own = openOwnFeed({ store, clock, titleOf: (slug) => records.get(slug)?.title ?? "" });
  const open = [own, ...[...placeById].map(([id, place]) => openPlace(id, place, targets[id]?.edit ?? "none"))];
  for (const { kept } of open) if (kept !== null) store.rows.targets.add(kept);
  const used = Object.entries(targets).map(([id, { mode }]) => [
    id,
    { mode, budget: { posts: null, micros: null }, correction: "reply" as const },
  ]);
  store.rows.settings.save("itogi", { ...defaultFeedSettings, targets: Object.fromEntries(used), ...settings }, 0);
  const shelf = {
    all: () => open,
    byId: (id: string) => open.find((one) => one.id === id) ?? null,
    onChanged: () => () => {},
  };
  const drawn = { suffix: "", isBroken: false };
  const changed: string[] = [];
  const around = {
    store,
    clock,
    log: silentLog,
    targets: shelf,
    permalinkOf: (code: string) => `https://e.test/h/${code}`,
  };
  const outbox = new Outbox({ ...around, alarm, seenByMost: () => true, onChanged: (slug) => void changed.push(slug) });
  const forgotten = new Set<string>();
  const desk = new HighlightDesk({
    ...{ ...around, meetings, onChanged: (slug) => void changed.push(slug), poke: () => outbox.poke() },
    clips: { approvedClip: () => null, isWithdrawn: (id) => withdrawnClips.has(id) },
    images: {
      make: async ({ content, rev }) => {
        if (drawn.isBroken) throw new Error("told to fail");
        const image = { file: `${rev} ${content.text}${drawn.suffix}.png`, sha256: "", widthPx: 1600, heightPx: 900 };
        const made = shareShapes.map((shape) => [shape, image]);
        // One entry for each shape of the table.
        return Object.fromEntries(made) as Record<(typeof shareShapes)[number], typeof image>;
      },
      forget: async (code) => void forgotten.add(code),
    },
  });
  outbox.start();
  onTestFinished(() => outbox.close());
  const now = (id: string): Highlight => {
    const found = store.rows.highlights.byId(id);
    if (found === null) throw new Error(`no highlight ${id}`);
    return found;
  };
  const pass = async (ms: number, until: () => void) => {
    alarm.pass(ms);
    outbox.poke();
    await vi.waitFor(until, patience);
  };
  let count = 0;
  const draft = (source: HighlightSource = { type: "none" }, change: Partial<Highlight["content"]> = {}) => {
    count += 1;
    const made = done(desk.draft("itogi", { id: `highlight-${count}`, source }, anna));
    const content = { ...made.content, ...change };
    return Object.keys(change).length === 0
      ? made
      : done(desk.edit("itogi", made.id, { version: made.version, content, targets: null }));
  };
  /** As the control room does it: previewed, and approved by the hash of that. */
  const approve = async (id: string, by: Actor = anna) => {
    const { content, targets: to, version, correction } = now(id);
    const { hash } = done(
      await desk.preview("itogi", id, { content, targets: to, ...(correction && { correction }) }, by),
    );
    return await desk.approve("itogi", id, { version, hash }, by);
  };
  /** Approved, and public. */
  const release = async (id: string) => {
    done(await approve(id));
    await pass(defaultFeedSettings.holdMs, () => {
      if (now(id).state !== "released") throw new Error(`${id} is ${now(id).state}`);
    });
    return now(id);
  };
  return {
    ...{
      desk,
      store,
      clock,
      outbox,
      records,
      rehearsals,
      withdrawnClips,
      drawn,
      /** Codes whose share images went. */
      forgotten,
      changed,
      draft,
      approve,
      release,
      now,
      pass,
    },
    /** Texts that stand at a target, oldest first, with plain spaces. */
    standsAt: (id: string) =>
      placeById
        .get(id)
        ?.posts()
        .map(({ post }) => post.text.replaceAll("\u00a0", " ")) ?? [],
    entry: (code: string) => store.rows.entries.byCode(code),
    closeMeeting: () => records.set("itogi", { ...record, phase: "closed", closedAt: clock.now() }),
  };
}

/** The value of what must not have been refused. */
export function done<Value>(outcome: Result<Value, FeedRefused>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.problem.code} ${outcome.problem.detail ?? ""}`);
  return outcome.value;
}

/** The code of a refusal. */
export const refused = (outcome: Result<unknown, FeedRefused>): string => (outcome.ok ? "done" : outcome.problem.code);

function openPlace(id: string, place: DryTarget, edit: TargetCaps["edit"]): OpenTarget {
  const caps: TargetCaps = { ...ownFeedCaps, edit, limit: 4_000 };
  const kept: KeptTarget = {
    ...{ id, kind: "webhook", name: id, version: 1, mode: "each", paused: null, isKilled: false, gateUntil: null },
    ...{
      budget: { posts: null, micros: null },
      account: null,
      checkedAt: programTime(START),
      baseUrl: null,
      proxy: null,
    },
    ...{ open: {}, filled: [], secret: null },
  };
  return {
    ...{ id, kept, target: place, dry: createDryTarget({ clock: new ManualClock() }) },
    kind: {
      ...{ kind: "webhook", said: { ru: id, en: id }, caps, fields: [] },
      ...{ count: (text) => text.length, rate: { creates: 1_000, perMs: millis(1_000) }, open: () => place },
    },
  };
}
