import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DoneEvent, ShowWindowEvent } from "../../../client/control/events.ts";
import { StandPickerElement } from "../../../client/control/stands/stand-picker.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import "../../../client/ui/page.css";
import type { CardOf } from "../../../shared/cards/index.ts";
import { emptyStand } from "../../../shared/exhibition.ts";
import { patience } from "../../support/patience.ts";
import { farSide } from "./far-side.ts";

const ADDRESS = "GET /api/meetings/primer/exhibition/desk";
const stand = (number: number, title: string, more: object = {}) => ({
  id: `stand-000${number}`,
  number,
  published: { ...emptyStand, institution: "Учреждение", title, place: "Усть-Ярск" },
  isHidden: false,
  ...more,
});
const stands = [
  stand(3, "Дом-интернат"),
  stand(1, "Министерство"),
  stand(2, "Мобильная бригада"),
  stand(4, "Черновик", { published: null }),
  stand(5, "Спрятанный", { isHidden: true }),
];

let far: ReturnType<typeof farSide>;
let told: Event[] = [];
beforeEach(() => {
  setLanguage("ru");
  far = farSide({ [ADDRESS]: [200, { stands }] });
  told = [];
  document.documentElement.dataset["theme"] = "dark";
});
afterEach(() => {
  far.leave();
  document.querySelector("main")?.remove();
  document.documentElement.removeAttribute("data-theme");
});

async function picker(add: StandPickerElement["add"] = () => Promise.resolve(null)) {
  const main = document.createElement("main");
  for (const { type } of [ShowWindowEvent, DoneEvent]) main.addEventListener(type, (event) => told.push(event));
  const element = Object.assign(new StandPickerElement(), { slug: "primer", add });
  main.append(element);
  document.body.append(main);
  await element.updateComplete;
  const root = element.shadowRoot;
  if (root === null) throw new Error("nothing was drawn");
  const press = async (words: RegExp) => {
    [...root.querySelectorAll("button")].find((one) => words.test(one.textContent ?? ""))?.click();
    await element.updateComplete;
  };
  const says = (words: RegExp) =>
    vi.waitFor(() => expect(root.textContent?.replace(/\s+/gu, " ")).toMatch(words), patience);
  return { element, root, press, says };
}

test("[EB104] visitors' stands alone, by number; found by words of them", async () => {
  const { element, root, says } = await picker();
  await says(/3 стенда/);
  expect([...root.querySelectorAll(".item b")].map(({ textContent }) => textContent)).toEqual([
    "Министерство",
    "Мобильная бригада",
    "Дом-интернат",
  ]);
  const query = root.querySelector<HTMLInputElement>("#query");
  if (query !== null) query.value = "бриг усть";
  query?.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await says(/1 стенд/);
  const { violations } = await axe.run(element);
  expect(violations).toEqual([]);
});

test("[EB104] one begins a card", async () => {
  const { says, press } = await picker();
  await says(/3 стенда/);
  await press(/Мобильная бригада/);
  await press(/Сделать карточку/);
  expect(told[0]).toMatchObject({
    open: { type: "card", kind: "stand", cue: null, start: { title: "Мобильная бригада", standId: "stand-0002" } },
  });
});

test("[EB104] several become a walk in the order they were chosen; what was refused goes on where it stopped", async () => {
  const added: CardOf<"stand">[] = [];
  let isDown = true;
  const { says, press } = await picker((card) => {
    if (isDown && added.length === 1) return Promise.resolve({ code: "UNANSWERED", words: "Нет связи" });
    added.push(card);
    return Promise.resolve(null);
  });
  await says(/3 стенда/);
  await press(/Дом-интернат/);
  await press(/Министерство/);
  await press(/Мобильная бригада/);
  await press(/Добавить обход из\s3 стендов/);
  await says(/Добавлено 1 из 3. Нет связи/);
  expect(told).toEqual([]);
  isDown = false;
  await press(/Добавить обход из\s3 стендов/);
  await vi.waitFor(() => expect(told).toHaveLength(1), patience);
  expect(added.map(({ title, walk, walkStep, walkOf }) => [title, walk, walkStep, walkOf])).toEqual([
    ["Дом-интернат", "Обход выставки", 1, 3],
    ["Министерство", "Обход выставки", 2, 3],
    ["Мобильная бригада", "Обход выставки", 3, 3],
  ]);
  expect(told[0]).toMatchObject({ words: "Добавлены 3 стенда" });
});

test("[EB104] no stands: says where they come from; no answer: says so, and can be tried again", async () => {
  far.answer({ [ADDRESS]: [200, { stands: [] }] });
  const empty = await picker();
  await empty.says(/Опубликованных стендов пока нет/);
  expect(empty.root.querySelector("a")?.getAttribute("href")).toBe("/pult/primer/vystavka");
  far.answer({ [ADDRESS]: [503, { error: { code: "STORE_UNAVAILABLE" } }] });
  const lost = await picker();
  await lost.says(/Повторить/);
  far.answer({ [ADDRESS]: [200, { stands }] });
  await lost.press(/Повторить/);
  await lost.says(/3 стенда/);
});
