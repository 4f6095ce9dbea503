import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import "../../../client/control/clips/quick-clip.ts";
import { PlayerRangeEvent, PlayheadEvent } from "../../../client/player/events.ts";
import type { NewStreamClip } from "../../../shared/clips/commands.ts";
import { millis, programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { aClip, toldClips } from "../../support/told-clips.ts";
import { controlNamed, deepAll, deepText, fill } from "../deep-elements.ts";
import { api, openClipsRoom } from "./a-clips-room.ts";
import type { Asked } from "./far-side.ts";

const start = new Date(2026, 0, 30, 11, 42, 7).getTime();
const mark = `POST ${api}/clips/stream`;

let page: ReturnType<typeof openClipsRoom>;
afterEach(() => page.close());

const words = () => deepText(page.room);
const says = (text: string | RegExp) => vi.waitFor(() => expect(words()).toMatch(text), patience);
const press = async (name: string | RegExp) => {
  await vi.waitFor(() => expect(controlNamed(page.room, name).matches(":disabled")).toBe(false), patience);
  controlNamed(page.room, name).click();
};
const player = () => {
  const [one] = deepAll(page.room, "efir-player");
  if (one === undefined) throw new Error("no player");
  return one;
};
/** The picture stands at so many seconds. */
const shows = (seconds: number) =>
  player().dispatchEvent(new PlayheadEvent(programTime(start + seconds * 1000), millis(0)));
const key = (code: string) =>
  player().dispatchEvent(new KeyboardEvent("keydown", { code, key: "ш", bubbles: true, composed: true }));

const made = ({ body }: Asked) => {
  const { id, title, from, to } = body as NewStreamClip;
  const source = { stage: "main", from: programTime(from), to: programTime(to) };
  return [201, aClip({ id, title, sort: "stream", state: "approved", source, subject: null })] as const;
};

/** The marker over a player that has no stream: what it shows, the test says. */
async function openMarker(answer: Parameters<typeof openClipsRoom>[0] = {}) {
  page = openClipsRoom({ openId: "iz-efira", told: toldClips({ clips: [] }), answers: { [mark]: made }, ...answer });
  await vi.waitFor(() => expect(deepAll(page.room, "efir-player")).toHaveLength(1), patience);
  shows(0);
  player().dispatchEvent(
    new PlayerRangeEvent({
      window: { from: programTime(start - 45_000), to: programTime(start + 60_000) },
      ...{ runs: null, second: programTime(start), isLive: true },
    }),
  );
}

test("[BZ211] keys mark the frame on the screen by their place, steps move either end, and what is marked is told", async () => {
  await openMarker();
  shows(10);
  key("KeyI");
  shows(25);
  key("KeyO");
  await says(/Отрезок 0:15,00: с 11:42:17,0 до 11:42:32,0/);
  await press("Начало: −10 с");
  await press("Конец: +0,1 с");
  await says(/Отрезок 0:25,10: с 11:42:07,0 до 11:42:32,1/);
  shows(40);
  key("KeyI");
  await says(/Начало 11:42:47,0 .*Конец не отмечено/);
});

test("[BZ212] [BZ213] the last half minute is two presses; what is made has the focus, its film and its place in the rundown", async () => {
  await openMarker();
  await press("Последние 30 с");
  await press("Сделать клип");
  const { body } = await page.far.heard(mark);
  expect(body).toMatchObject({ from: start + 30_000, to: start + 60_000, title: "Из эфира, 11:42:37" });
  await says("Клип «Из эфира, 11:42:37» готов");
  const [link] = deepAll(page.room, "a[download]");
  expect(link?.getAttribute("download")).toBe("Из эфира, 11 42 37.mp4");
  await press("Добавить в ход");
  await vi.waitFor(
    () => expect(page.commands()).toMatchObject([{ type: "add", cue: { card: { kind: "blitz" } } }]),
    patience,
  );
  expect((await axe.run(page.room)).violations.map(({ id }) => id)).toEqual([]);
});

test("[BZ213] after no answer the same part is the same clip, and what is wrong is said in words", async () => {
  await openMarker({ answers: { [mark]: [409, { error: { code: "NOT_RECORDED" } }] } });
  await press("Последняя минута");
  fill(page.room, "title", "О новых бригадах");
  await press("Сделать клип");
  await says("Этого времени нет на диске");
  page.far.answer({ [mark]: made });
  await press("Сделать клип");
  await says("Клип «О новых бригадах» готов");
  const ids = page.far.asked.filter(({ call }) => call === mark).map(({ body }) => (body as NewStreamClip).id);
  expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
});

test("[BZ214] one press in the room makes a clip of the last half minute; who may not is not offered it", async () => {
  await openMarker();
  const quick = document.createElement("efir-quick-clip");
  quick.slug = "kollegiya";
  page.room.parentElement?.append(quick);
  await quick.updateComplete;
  expect(deepText(quick)).toBe("");
  quick.actor = { id: "irina", name: "Ирина С.", role: "moderator" };
  await quick.updateComplete;
  controlNamed(quick, "Клип: последние 30 с").click();
  const { from, to } = (await page.far.heard(mark)).body as NewStreamClip;
  expect(to - from).toBe(30_000);
  await vi.waitFor(() => expect(deepText(quick)).toMatch(/Клип «Из эфира, .*» готов/), patience);
});
