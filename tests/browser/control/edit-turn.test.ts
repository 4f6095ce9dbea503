import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CloseWindowEvent } from "../../../client/control/events.ts";
import type { RoomPerson } from "../../../shared/protocol.ts";
import { programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { deepText } from "../deep-elements.ts";
import { cues, openRoom, type Room, settled } from "./a-room.ts";
import { farSide } from "./far-side.ts";

const [, lebedev] = cues;
const oleg = (editing: string | null): RoomPerson => ({
  ...{ id: "oleg", name: "Олег К.", role: "editor", editing, since: programTime(0) },
});

let far: ReturnType<typeof farSide>;
let room: Room;
beforeEach(async () => {
  far = farSide({
    "GET /api/session": [200, { actor: { id: "irina", name: "Ирина С.", role: "moderator" }, hasPassword: true }],
  });
  room = await openRoom();
  await press(/^Правка$/);
});
afterEach(() => {
  room.close();
  far.leave();
});

const hear = async (...people: readonly RoomPerson[]) => {
  room.transport.line.hearer.room(people);
  await settled(room.room);
};
const press = async (name: RegExp) => {
  const button = room.button(name);
  if (button === undefined) throw new Error(`no button ${name}`);
  button.click();
  await settled(room.room);
};
const openCard = () => press(/^Изменить: Андрей/);
const said = () => room.transport.line.words.at(-1)?.editing;
const isFormOpen = () => room.find("efir-card-form").length > 0;

test("[AC31] the others are told which card is open here, until it is closed", async () => {
  await openCard();
  expect([isFormOpen(), said()]).toEqual([true, lebedev?.id]);
  room.find("efir-room-window").at(0)?.dispatchEvent(new CloseWindowEvent());
  await settled(room.room);
  await vi.waitFor(() => expect(said()).toBe(null), patience);
});

test("[AC31] [AC33] before a card that somebody else has open it is asked, and nothing holds back who edits all the same", async () => {
  await hear(oleg(lebedev?.id ?? ""));
  await openCard();
  expect(deepText(room.room)).toContain("Сейчас правит Олег К.");
  expect([isFormOpen(), said()]).toEqual([false, null]);
  await press(/^Править вместе$/);
  expect([isFormOpen(), said()]).toEqual([true, lebedev?.id]);
});

test("[AC33] who waits is told when it is their turn, and edits what stands then", async () => {
  await hear(oleg(lebedev?.id ?? ""));
  await openCard();
  const theirs = cues.map((cue) =>
    cue.id === lebedev?.id && cue.card.kind === "speaker"
      ? { ...cue, card: { ...cue.card, post: "министр" }, revision: 9 }
      : cue,
  );
  await room.tell({ cues: theirs });
  await hear(oleg(null));
  expect(deepText(room.room)).toContain("Карточку больше никто не правит");
  await press(/^Править$/);
  const [post] = room.find("[data-field=post]");
  expect(post instanceof HTMLInputElement && post.value).toBe("министр");
});

test("[AC31] in the rundown stands who edits which card, and oneself is not named", async () => {
  await hear(oleg(lebedev?.id ?? ""), { ...oleg(cues[0]?.id ?? ""), id: "irina", name: "Ирина С." });
  await vi.waitFor(async () => {
    await settled(room.room);
    const [rundown] = room.find("efir-rundown");
    expect(rundown === undefined ? "" : deepText(rundown)).toMatch(/Андрей Лебедев Докладчик .*правит Олег К\./);
    expect(rundown === undefined ? "" : deepText(rundown)).not.toContain("правит Ирина");
  }, patience);
});

test("[AC31] who opens a card that is open here already is named over the form", async () => {
  await openCard();
  await hear(oleg(lebedev?.id ?? ""));
  expect(isFormOpen()).toBe(true);
  expect(deepText(room.room)).toContain("Сейчас правит Олег К.");
});
