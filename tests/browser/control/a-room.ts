import { ContextProvider } from "@lit/context";
import { ControlRoomElement } from "../../../client/control/control-room.ts";
import { MeetingSession } from "../../../client/session/meeting-session.ts";
import { sessionContext } from "../../../client/session/session-context.ts";
import { browserSurroundings } from "../../../client/session/surroundings.ts";
import "../../../client/ui/page.css";
import type { Card } from "../../../shared/cards/index.ts";
import { ledgerId } from "../../../shared/ids.ts";
import type { CommandOutcome } from "../../../shared/protocol.ts";
import type { Cue, Plan } from "../../../shared/rundown/plan.ts";
import { emptyPlan } from "../../../shared/rundown/reduce.ts";
import { programTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { aHealth, anAudience } from "../../support/told-health.ts";
import { FakeTransport } from "../../unit/client/session/fake-transport.ts";

const image = { file: `${"a".repeat(32)}.png`, widthPx: 1600, heightPx: 900 };
const start = programTime(Date.now() - 600_000);

export const slide: Card = {
  kind: "slide",
  id: "slide-07",
  title: "Охват уходом",
  alt: "Столбики растут",
  image,
  number: 7,
  of: 18,
};
export const speaker: Card = { kind: "speaker", id: "speaker-1", name: "Андрей Лебедев", post: "директор центра" };
export const figure: Card = { kind: "figure", id: "figure-1", value: "3 047", unit: "человек", label: "Получают уход" };

export const cues: readonly Cue[] = [slide, speaker, figure].map((card, index) => ({
  id: `cue-0000${index + 1}`,
  card,
}));

export const openRecord: MeetingRecord = {
  ...emptyRecord,
  phase: "open",
  title: "Итоги 2025 года и задачи на 2026 год",
  openedAt: start,
  showings: [{ seq: 4, card: slide, layer: "stage", from: start, until: null }],
  highlights: [{ id: "highlight-1", at: start, text: "За год прибавилось два района" }],
};

const health = aHealth({ connectedSince: start, bitrateKbps: 5800, warnings: ["LONG_KEYFRAME_INTERVAL"] });

/** A room over a line whose far side is the test. */
export async function openRoom({ record = openRecord, plan = { cues } as { readonly cues: readonly Cue[] } } = {}) {
  // Half way from one colour to another nothing has the contrast that it will have.
  document.documentElement.style.setProperty("--motion-fast", "0ms");
  const transport = new FakeTransport();
  const session = new MeetingSession({
    slug: "primer",
    viewerId: "room-viewer",
    followRundown: true,
    transport,
    surroundings: browserSurroundings,
  });
  const page = document.createElement("div");
  new ContextProvider(page, { context: sessionContext, initialValue: session });
  const room = new ControlRoomElement();
  page.append(room);
  document.body.append(page);
  session.open();
  const { hearer } = transport.line;
  let seq = 1;
  let planned: Plan = { ...emptyPlan, cues: plan.cues };
  const tell = async (more: { record?: MeetingRecord; cues?: readonly Cue[]; plan?: Partial<Plan> }) => {
    seq += 1;
    if (more.record) hearer.snapshot({ ledger: ledgerId("timeline", "primer"), epoch: "e", seq, state: more.record });
    if (more.cues || more.plan) {
      planned = { ...planned, ...more.plan, ...(more.cues ? { cues: more.cues } : {}) };
      transport.line.hearer.snapshot({ ledger: ledgerId("rundown", "primer"), epoch: "e", seq, state: planned });
    }
    await settled(room);
  };
  hearer.connected();
  hearer.tick({ now: programTime(Date.now()), heads: {}, people: 1284, signal: "encoder" });
  hearer.health(health);
  hearer.audience(anAudience());
  await tell({ record, cues: plan.cues });
  return {
    room,
    session,
    transport,
    tell,
    lose: async () => {
      hearer.lost();
      await settled(room);
    },
    /** What was sent, in order. */
    sent: () => transport.line.commands.map(({ envelope }) => envelope.command),
    /** The same without what only prepares. */
    acted: () => transport.line.commands.map(({ envelope }) => envelope.command).filter(({ type }) => type !== "arm"),
    answer: async (outcome: CommandOutcome) => {
      transport.line.commands.at(-1)?.answer(outcome);
      await settled(room);
    },
    /** The same line's far side is there again, and has this to say. */
    comeBack: async () => {
      transport.line.hearer.connected();
      await settled(room);
    },
    /** Elements anywhere under the room, through shadow roots. */
    find: (selector: string) => findIn(room, selector),
    button: (name: RegExp) => findIn(room, "button").find((button) => name.test(nameOf(button))),
    close: () => {
      session.close();
      page.remove();
    },
  };
}

export type Room = Awaited<ReturnType<typeof openRoom>>;

/** As a keyboard with a Russian layout sends it: `key` is not Latin, `code` is the place. */
export function press(code: string, more: KeyboardEventInit = {}, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent("keydown", {
    code,
    key: code === "Enter" ? "Enter" : "ф",
    bubbles: true,
    composed: true,
    cancelable: true,
    ...more,
  });
  target.dispatchEvent(event);
  return event;
}

export async function settled(room: ControlRoomElement): Promise<void> {
  // Answers come through promises, and each element draws after its parent.
  for (let round = 0; round < 6; round += 1) {
    await room.updateComplete;
    await Promise.resolve();
  }
}

function findIn(root: Element, selector: string): HTMLElement[] {
  const roots = [root, ...(root.shadowRoot ? [root.shadowRoot] : [])];
  return roots.flatMap((one) => {
    const own = [...one.querySelectorAll<HTMLElement>(selector)].filter(
      (element) => element.getRootNode() === one.getRootNode(),
    );
    const deeper = [...one.querySelectorAll("*")].filter((element) => element.shadowRoot !== null);
    return [...own, ...(one === root && root.shadowRoot ? [] : deeper.flatMap((element) => findIn(element, selector)))];
  });
}

const nameOf = (button: HTMLElement): string => button.getAttribute("aria-label") ?? button.textContent?.trim() ?? "";
