import { ContextProvider } from "@lit/context";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PeoplePanelElement } from "../../../client/control/people/people-panel.ts";
import { RoomPeopleElement } from "../../../client/control/people/room-people.ts";
import { MeetingSession } from "../../../client/session/meeting-session.ts";
import { sessionContext } from "../../../client/session/session-context.ts";
import { browserSurroundings } from "../../../client/session/surroundings.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import type { ToldToken } from "../../../shared/access.ts";
import { ledgerId } from "../../../shared/ids.ts";
import type { RoomPerson } from "../../../shared/protocol.ts";
import type { Role } from "../../../shared/roles.ts";
import { emptyPlan } from "../../../shared/rundown/reduce.ts";
import { programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { FakeTransport } from "../../unit/client/session/fake-transport.ts";
import { controlNamed, deepAll, deepText, fill } from "../deep-elements.ts";
import { cues } from "./a-room.ts";
import { farSide } from "./far-side.ts";

const room: readonly RoomPerson[] = [
  { id: "irina", name: "Ирина Соколова", role: "moderator", editing: null, since: programTime(0) },
  { id: "oleg", name: "Олег К.", role: "editor", editing: "cue-00002", since: programTime(0) },
];
const aToken: ToldToken = {
  ...{ id: "token-1", name: "Stream Deck", role: "moderator", madeBy: "Павел", madeAt: programTime(0) },
  lastUsedAt: null,
};

let far: ReturnType<typeof farSide>;
let role: Role;
beforeEach(() => {
  role = "producer";
  far = farSide({
    "GET /api/session": () => [200, { actor: { id: "irina", name: "Ирина Соколова", role }, hasPassword: true }],
    "GET /api/meetings/primer/people": [200, { people: [], invitations: [], mayInviteAs: ["editor", "moderator"] }],
    "GET /api/meetings/primer/tokens": [200, [aToken]],
  });
});
afterEach(() => {
  far.leave();
  document.querySelector("#page")?.remove();
  document.documentElement.removeAttribute("data-theme");
});

async function shown() {
  const transport = new FakeTransport();
  const session = new MeetingSession({
    ...{ slug: "primer", viewerId: "room-viewer", followRundown: true, transport, surroundings: browserSurroundings },
  });
  const page = document.createElement("div");
  page.id = "page";
  new ContextProvider(page, { context: sessionContext, initialValue: session });
  const panel = new PeoplePanelElement();
  panel.slug = "primer";
  page.append(panel);
  document.body.append(page);
  session.open();
  const { hearer, commands } = transport.line;
  hearer.connected();
  hearer.snapshot({ ledger: ledgerId("rundown", "primer"), epoch: "e", seq: 1, state: { ...emptyPlan, cues } });
  hearer.room(room);
  await vi.waitFor(() => expect(deepText(panel)).toContain("Олег К."), patience);
  return { panel, commands };
}

test("[AC30] [AC31] says who is in the room, who one is oneself, and what the other edits", async () => {
  const { panel } = await shown();
  await vi.waitFor(() => expect(deepText(panel)).toMatch(/Ирина Соколова модератор , это вы/), patience);
  expect(deepText(panel)).toMatch(/Олег К\. редактор , правит: Андрей Лебедев/);
});

test("[AC43] a producer says that it takes two, and what the server refuses is not shown as done", async () => {
  const { panel, commands } = await shown();
  const box = () => {
    const [found] = deepAll(panel, 'input[type="checkbox"]');
    if (!(found instanceof HTMLInputElement)) throw new Error("no switch");
    return found;
  };
  await vi.waitFor(() => expect(box().disabled).toBe(false), patience);
  box().click();
  expect(commands.at(-1)?.envelope.command).toEqual({ type: "set-rules", needsSecondPerson: true });
  commands.at(-1)?.answer({ ok: false, refusal: { code: "NOT_ALLOWED" } });
  await vi.waitFor(() => expect(box().checked).toBe(false), patience);
});

test("[AC43] a moderator sees it and cannot switch it", async () => {
  role = "moderator";
  const { panel } = await shown();
  await vi.waitFor(() => expect(deepText(panel)).toContain("Переключить может продюсер"), patience);
  expect(deepAll(panel, 'input[type="checkbox"]').map((one) => one.hasAttribute("disabled"))).toEqual([true]);
});

test("[AC20] [AC23] a token is made, shown once, and revoked after a question", async () => {
  const { panel } = await shown();
  const made = { ...aToken, id: "token-2", name: "Пульт в зале", token: `efir_${"t".repeat(43)}` };
  far.answer({
    "POST /api/meetings/primer/tokens": [201, made],
    "DELETE /api/meetings/primer/tokens/token-1": [204, null],
  });
  await vi.waitFor(() => controlNamed(panel, "Создать токен"), patience);
  const [form] = deepAll(panel, "efir-token-list");
  if (form === undefined) throw new Error("no list of tokens");
  fill(form, "name", "Пульт в зале");
  controlNamed(panel, "Создать токен").click();
  expect((await far.heard("POST /api/meetings/primer/tokens")).body).toEqual({
    name: "Пульт в зале",
    role: "moderator",
  });
  await vi.waitFor(
    () => expect(deepAll(panel, "input#value").map((one) => (one as HTMLInputElement).value)).toEqual([made.token]),
    patience,
  );
  controlNamed(panel, "Отозвать токен: Stream Deck").click();
  await vi.waitFor(() => controlNamed(panel, "Отозвать токен"), patience);
  expect(far.calls()).not.toContain("DELETE /api/meetings/primer/tokens/token-1");
  controlNamed(panel, "Отозвать токен").click();
  await far.heard("DELETE /api/meetings/primer/tokens/token-1");
  await vi.waitFor(() => expect(deepText(panel)).toContain("Токен отозван: Stream Deck"), patience);
});

test("[AC30] in the bar stand the others' rounds, with a word for readers, and nothing while one is alone", async () => {
  const page = document.createElement("div");
  page.id = "page";
  const bar = new RoomPeopleElement();
  bar.people = room;
  bar.me = "irina";
  page.append(bar);
  document.body.append(page);
  await bar.updateComplete;
  const [button] = deepAll(bar, "button");
  expect(button?.getAttribute("aria-label")).toBe("В пульте также: Олег К. (правит карточку)");
  expect(deepText(bar)).toBe("ОК");
  bar.people = room.slice(0, 1);
  await bar.updateComplete;
  expect(deepAll(bar, "button")).toEqual([]);
});

test.each(themes)("axe finds nothing in %s", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const { panel } = await shown();
  await vi.waitFor(() => controlNamed(panel, "Создать токен"), patience);
  expect((await axe.run(panel)).violations).toEqual([]);
});
