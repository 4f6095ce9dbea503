import { Presence } from "../../server/audience/presence.ts";
import { silentLog } from "../../server/log.ts";
import type { StreamLimits } from "../../server/web/automation/streams.ts";
import { openAutomation } from "../../server/wiring/automation.ts";
import type { Card } from "../../shared/cards/index.ts";
import type { Actor } from "../../shared/roles.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { aFigure, aSlide, aSpeaker } from "./ledger-builders.ts";
import { ledgersAtHand, rundown } from "./ledgers-at-hand.ts";
import { MemoryLog } from "./memory-log.ts";
import { webApp } from "./web-app.ts";

const agenda = (id: string, title: string, number: number): Cue => ({
  id,
  card: { kind: "agenda", id: `card-${id}`, title, number },
});
const slide = (number: number): Cue => ({
  id: `slide-cue-${number}`,
  card: aSlide({ id: `slide-${number}-card`, title: "Итоги", number, of: 3, deckId: "deck-0001" }),
});
const cue = (id: string, card: Card): Cue => ({ id, card });

/** A short meeting: two items, a deck of three slides, a speaker, a figure. */
export const aRundown: readonly Cue[] = [
  agenda("item-0001", "Открытие", 1),
  cue("speaker-cue", aSpeaker()),
  slide(1),
  slide(2),
  slide(3),
  { ...agenda("item-skip", "Перерыв", 2), isSkipped: true },
  agenda("item-0002", "Итоги года", 3),
  cue("figure-cue", aFigure()),
];

const token = (id: string, role: Actor["role"], slug = "meeting"): Actor => ({
  id: `token:${id}`,
  role,
  name: `Пульт ${id}`,
  meetings: [slug],
});

/** The HTTP API over ledgers without a disk, with an open meeting and tokens of it and of another one. */
export async function automationAtHand({
  cues = aRundown,
  limits,
}: {
  readonly cues?: readonly Cue[];
  readonly limits?: StreamLimits;
} = {}) {
  const log = new MemoryLog();
  const hand = ledgersAtHand({ log });
  const presence = new Presence(hand.clock);
  const actors = new Map<string, Actor>([
    ["efir_moderator", token("moderator", "moderator")],
    ["efir_second", token("second", "moderator")],
    ["efir_editor", token("editor", "editor")],
    ["efir_other", token("other", "moderator", "other")],
  ]);
  const automation = openAutomation({
    ledgers: hand.ledgers,
    eventLog: log,
    presence,
    signalOf: () => "encoder",
    auth: { actorOfToken: (bearer) => actors.get(bearer) ?? null },
    clock: hand.clock,
    log: silentLog,
    ...(limits === undefined ? {} : { limits }),
  });
  const app = webApp({ automation });
  await hand.openMeeting();
  await hand.openMeeting({ slug: "other" });
  for (const one of cues) await hand.send(rundown, { type: "add", cue: one });
  const ask = (
    method: string,
    path: string,
    {
      bearer = "efir_moderator",
      body,
      headers = {},
    }: { readonly bearer?: string | null; readonly body?: unknown; readonly headers?: Record<string, string> } = {},
  ) =>
    app.ask(`/api/v1/meetings/meeting/${path}`, {
      method,
      headers: { ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  return {
    ...hand,
    app,
    automation,
    presence,
    actors,
    ask,
    press: (path: string, how: Parameters<typeof ask>[2] = {}) => ask("POST", path, how),
    state: async () => (await ask("GET", "state")).json(),
  };
}
