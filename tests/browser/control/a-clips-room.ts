import { ContextProvider } from "@lit/context";
import type { ToldClips } from "../../../client/control/clips/clips-api.ts";
import { ClipsRoomElement } from "../../../client/pages/clips/clips-room.ts";
import { MeetingSession } from "../../../client/session/meeting-session.ts";
import { sessionContext } from "../../../client/session/session-context.ts";
import { browserSurroundings } from "../../../client/session/surroundings.ts";
import "../../../client/ui/page.css";
import { ledgerId } from "../../../shared/ids.ts";
import type { CommandOutcome } from "../../../shared/protocol.ts";
import type { Role } from "../../../shared/roles.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { emptyPlan } from "../../../shared/rundown/reduce.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { toldClips } from "../../support/told-clips.ts";
import { FakeTransport } from "../../unit/client/session/fake-transport.ts";
import { type Answers, farSide } from "./far-side.ts";

export const api = "/api/meetings/kollegiya";

/** The page over a line and an API whose far sides are the test. @param openId the clip on the desk */
export function openClipsRoom({
  told = toldClips(),
  role = "moderator" as Role,
  openId = "",
  cues = [] as readonly Cue[],
  answers = {} as Answers,
} = {}) {
  // Half way from one colour to another nothing has the contrast that it will have.
  document.documentElement.style.setProperty("--motion-fast", "0ms");
  history.replaceState(null, "", openId === "" ? location.pathname : `#${openId}`);
  const far = farSide({
    "GET /api/session": [200, { actor: { id: "irina", name: "Ирина С.", role }, hasPassword: true }],
    [`GET ${api}/people`]: [200, { people: [{ id: "ivan", name: "Иван" }], invitations: [], mayInviteAs: [] }],
    [`GET ${api}/clips/desk`]: [200, told],
    ...answers,
  });
  const transport = new FakeTransport();
  const session = new MeetingSession({
    ...{ slug: "kollegiya", viewerId: "room-viewer", followRundown: true },
    ...{ transport, surroundings: browserSurroundings },
  });
  const page = document.createElement("div");
  new ContextProvider(page, { context: sessionContext, initialValue: session });
  const room = new ClipsRoomElement();
  page.append(room);
  document.body.append(page);
  session.open();
  const { hearer } = transport.line;
  hearer.connected();
  const tell = (kind: "timeline" | "rundown", seq: number, state: object) =>
    // Either ledger's own state, as the server writes it.
    hearer.snapshot({ ledger: ledgerId(kind, "kollegiya"), epoch: "e", seq, state: state as typeof emptyPlan });
  tell("rundown", 1, { ...emptyPlan, cues });
  const programme = [{ title: "Открытие" }, { title: "Итоги" }, { title: "Долговременный уход" }];
  tell("timeline", 1, { ...emptyRecord, phase: "open", title: "Итоги 2025 года", programme });
  return {
    room,
    far,
    hearer,
    /** The server says that the lists changed, to those. */
    change: (next: Partial<ToldClips>) => {
      far.answer({ [`GET ${api}/clips/desk`]: [200, { ...told, ...next }] });
      hearer.changed({ slug: "kollegiya", what: "clips" });
    },
    /** What was asked of the rundown, in order. */
    commands: () => transport.line.commands.map(({ envelope }) => envelope.command),
    answer: (outcome: CommandOutcome) => transport.line.commands.at(-1)?.answer(outcome),
    close: () => {
      session.close();
      page.remove();
      far.leave();
      history.replaceState(null, "", location.pathname);
    },
  };
}
