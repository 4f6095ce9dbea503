import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { themes } from "../../../client/ui/view-settings.ts";
import type { FeedDesk } from "../../../shared/feeds.ts";
import type { Role } from "../../../shared/roles.ts";
import { patience } from "../../support/patience.ts";
import { aDraft, aPreview, aReleased, aRow, inSeconds, toldFeed } from "../../support/told-feed.ts";
import { controlNamed, deepAll, deepText, fill } from "../deep-elements.ts";
import { openRoom, press as pressKey, type Room } from "./a-room.ts";
import { farSide } from "./far-side.ts";

/** Of the only card on air. */
const toFeed = /^В ленту: /;
const api = "/api/meetings/primer/feed";
const draft = aDraft({
  meeting: "primer",
  source: { type: "card", cardId: "slide-07", showing: 4, cardKind: "slide" },
});
const held = aDraft({ id: "highlight-9", state: "approved", releaseAt: inSeconds(600) });

let far: ReturnType<typeof farSide>;
let it: Room;
beforeEach(() => {
  document.documentElement.dataset["density"] = "compact";
});
afterEach(() => {
  it.close();
  far.leave();
  delete document.documentElement.dataset["density"];
  document.documentElement.removeAttribute("data-theme");
});

const words = () => deepText(it.room);
const says = (text: string | RegExp) => vi.waitFor(() => expect(words()).toMatch(text), patience);
const isFree = (name: string | RegExp) => {
  const control = controlNamed(it.room, name);
  return !(control instanceof HTMLButtonElement && control.disabled);
};
const press = async (name: string | RegExp) => {
  await vi.waitFor(() => expect(isFree(name)).toBe(true), patience);
  controlNamed(it.room, name).click();
};

async function openWith(told: Partial<FeedDesk> = {}, role: Role = "moderator") {
  far = farSide({
    "GET /api/session": [200, { actor: { id: "irina", name: "Ирина С.", role }, hasPassword: true }],
    [`GET ${api}/desk`]: [200, toldFeed({ highlights: [], ...told })],
    [`POST ${api}/highlights`]: ({ body }) => [201, { ...draft, ...(body as object) }],
  });
  it = await openRoom();
  await vi.waitFor(() => expect(far.calls()).toContain(`GET ${api}/desk`), patience);
}

/** Of whatever draft the room made: its id is made there. */
async function made() {
  const { body } = await far.heard(`POST ${api}/highlights`);
  const { id } = body as { id: string };
  far.answer({
    [`POST ${api}/highlights/${id}/preview`]: [200, aPreview("Сиделка")],
    [`PUT ${api}/highlights/${id}`]: ({ body: written }) => [200, { ...draft, id, ...Object(written), version: 4 }],
    [`POST ${api}/highlights/${id}/approve`]: [
      200,
      { ...draft, id, state: "approved", version: 5, releaseAt: inSeconds(60) },
    ],
  });
  return { body, one: `${api}/highlights/${id}` };
}

test("[FD138] two acts: what is on air becomes a draft of its own words, and is approved by the hash of what was shown", async () => {
  await openWith();
  await press(toFeed);
  const { body, one } = await made();
  expect(body).toMatchObject({ source: { type: "card", cardId: "slide-07", showing: 4, cardKind: "slide" } });
  await says("X ведомства");
  const [text] = deepAll(it.room, "efir-highlight-fields").flatMap((fields) => deepAll(fields, "textarea:focus"));
  expect(text).toHaveProperty("value", draft.content.text);
  await press("Одобрить");
  expect((await far.heard(`POST ${one}/approve`)).body).toEqual({
    ...{ version: 3, hash: aPreview("Сиделка").hash, waitsForViewers: false },
  });
  await says("Одобрено: Сиделка");
  await vi.waitFor(() => expect(deepAll(it.room, "efir-highlight-window")).toHaveLength(0), patience);
  far.answer({ [`POST ${one}/take-back`]: [409, { error: { code: "TOO_LATE" } }] });
  await press("Вернуть");
  expect((await far.heard(`POST ${one}/take-back`)).body).toEqual({ version: 5 });
  await says("Уже вышло: вернуть нельзя, но можно отозвать");
});

test("[FD138] F does it from the keyboard, whatever the layout, and goes on with a draft that was begun", async () => {
  await openWith();
  await vi.waitFor(() => controlNamed(it.room, toFeed), patience);
  // «Вернуть прежнее» needs an act; so does «what was taken last».
  await it.tell({
    record: {
      ...it.session.state.record,
      acts: [{ seq: 4, kind: "take", at: it.session.state.record.showings[0]?.from ?? draft.madeAt, before: [] }],
    },
  });
  pressKey("KeyF");
  await made();
  await says("X ведомства");
  pressKey("Escape", {}, document.activeElement ?? document.body);
  expect(far.calls().filter((call) => call === `POST ${api}/highlights`)).toHaveLength(1);
});

test("[FD138] a draft of the same showing is gone on with", async () => {
  await openWith({ highlights: [draft] });
  far.answer({ [`POST ${api}/highlights/${draft.id}/preview`]: [200, aPreview("Сиделка")] });
  await says("1 черновик");
  await press(toFeed);
  await says("X ведомства");
  expect(far.calls()).not.toContain(`POST ${api}/highlights`);
});

test("[FD138] what was typed is kept with the drafts, or asked for before it is lost", async () => {
  await openWith();
  await press(toFeed);
  const { one } = await made();
  await says("X ведомства");
  fill(it.room, "text", "Короче");
  // The room's window: a slide's enlargement has one of its own.
  const [window] = deepAll(it.room, "efir-room-window");
  if (window !== undefined) controlNamed(window, "Закрыть").click();
  await says("Закрыть без сохранения?");
  await press("В черновики");
  expect((await far.heard(`PUT ${one}`)).body).toMatchObject({ version: 3, content: { text: "Короче" } });
  await says("Черновик сохранён");
});

test("[FD143] two write one draft in the room: whose words they are to be is pressed there, and it can be approved", async () => {
  await openWith();
  await press(toFeed);
  const { one } = await made();
  const id = one.slice(one.lastIndexOf("/") + 1);
  await says("X ведомства");
  far.answer({ [`POST ${one}/preview`]: [200, aPreview("Моё")] });
  fill(it.room, "text", "Моё");
  await says("Моё https:");
  const theirs = { ...draft, id, version: 4, content: { ...draft.content, text: "Чужое" } };
  far.answer({
    [`PUT ${one}`]: [409, { error: { code: "STALE" } }],
    [`GET ${api}/desk`]: [200, toldFeed({ highlights: [theirs] })],
  });
  await press("Одобрить");
  await says(/Пока вы писали, это изменил кто-то другой.*Цитата ?\. Другого человека ?: Чужое/);
  far.answer({ [`PUT ${one}`]: ({ body: written }) => [200, { ...draft, id, ...Object(written), version: 5 }] });
  await press("Оставить моё");
  await vi.waitFor(
    () =>
      expect(far.asked.findLast(({ call }) => call === `PUT ${one}`)?.body).toMatchObject({
        version: 4,
        content: { text: "Моё" },
      }),
    patience,
  );
  await press("Одобрить");
  await far.heard(`POST ${one}/approve`);
});

test("[FD138] a draft whose card was taken back, or that is only rehearsed, says so before it is let go", async () => {
  const recalled = aDraft({ ...draft, concerns: ["CARD_RECALLED"], isRehearsal: true });
  await openWith({ highlights: [recalled] });
  far.answer({
    [`POST ${api}/highlights`]: [201, recalled],
    [`POST ${api}/highlights/${recalled.id}/preview`]: [200, aPreview("Сиделка")],
  });
  await press(toFeed);
  await says(/Репетиция ленты: читатели ничего не увидят Карточку отозвали, пока её никто не видел/);
});

test("[FD139] what a person has to look at is said in the room, with the way there", async () => {
  const rows = [aRow({ highlight: "highlight-1", state: "held", isDoubtful: true })];
  await openWith({ highlights: [aReleased()], rows });
  await says("1 запись ждёт вас");
  expect(controlNamed(it.room, "1 запись ждёт вас").getAttribute("href")).toBe("/pult/primer/lenta#highlight-1");
});

test("[FD145] while all is stopped no seconds are promised", async () => {
  await openWith({ highlights: [held], isKilled: true });
  await says("Публикации остановлены: выйдет, когда их включат");
  expect(words()).not.toMatch(/Выйдет через/);
});

test("[FD138] nothing is on air, or nothing came of it: the foot says so", async () => {
  await openWith();
  await vi.waitFor(() => controlNamed(it.room, toFeed), patience);
  far.answer({ [`POST ${api}/highlights`]: [409, { error: { code: "TOO_MANY" } }] });
  await press(toFeed);
  await says("В ленте этого заседания больше нет места");
  await it.tell({ record: { ...it.session.state.record, showings: [] } });
  pressKey("KeyF");
  await says("На экране ничего нет: в ленту поставить нечего");
});

test("[FD139] drafts are counted, and what is about to leave stands there with its undo", async () => {
  await openWith({ highlights: [draft, held] });
  await says(/2? ?Лента 1 черновик .*Выйдет через \d+/);
  const answer = { ...held, state: "draft", version: 4 };
  far.answer({
    [`POST ${api}/highlights/${held.id}/take-back`]: [200, answer],
    [`GET ${api}/desk`]: [200, toldFeed({ highlights: [draft, { ...held, state: "draft", version: 4 }] })],
  });
  await press(/^Вернуть: Сиделка/);
  expect((await far.heard(`POST ${api}/highlights/${held.id}/take-back`)).body).toEqual({ version: 3 });
  await says("Вернули в черновики: Сиделка");
  await says("2 черновика");
});

test.each(themes)("[FD159] axe finds nothing in %s with the window open", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  await openWith({ highlights: [draft, held] });
  far.answer({ [`POST ${api}/highlights/${draft.id}/preview`]: [200, aPreview("Сиделка")] });
  await press(toFeed);
  await vi.waitFor(() => expect(isFree("Одобрить")).toBe(true), patience);
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
});
