/** Each address of the HTTP API once: the routes, the OpenAPI document and the page at `/api` are made of this table. */
import type { z } from "zod";
import { problem } from "./bearer.ts";
import { actBody, armBody, layerShape, nothing, takeBody } from "./shapes.ts";
import type { Wish } from "./wishes.ts";

interface About {
  readonly id: string;
  /** As express writes it. */
  readonly path: string;
  readonly summary: string;
  readonly more?: string;
}

export interface Reading extends About {
  readonly method: "GET";
  readonly gives: "state" | "cues" | "events";
}

export interface Pressing extends About {
  readonly method: "POST";
  readonly body: z.ZodType;
  /** @param body has the shape of `body`. @throws {HttpProblem} 404 UNKNOWN_LAYER. */
  readonly wish: (params: Params, body: unknown) => Wish;
}

export type Operation = Reading | Pressing;
type Params = Readonly<Record<string, string | undefined>>;

const meeting = "/api/v1/meetings/:slug";

export const operations: readonly Operation[] = [
  {
    id: "readState",
    method: "GET",
    path: `${meeting}/state`,
    gives: "state",
    summary: "Состояние заседания",
    more: "Что на экране, что подготовлено, что дальше, что можно отменить. `tally` — готовые да и нет для подсветки кнопок.",
  },
  {
    id: "followState",
    method: "GET",
    path: `${meeting}/events`,
    gives: "events",
    summary: "Состояние потоком (Server-Sent Events)",
    more:
      "Сразу всё состояние, потом снова при каждом изменении. Раз в 15 секунд — строка-пульс. При обрыве подключайтесь снова: " +
      "первым придёт текущее состояние, что бы ни стояло в Last-Event-ID. Событие `end` говорит, почему поток закончен.",
  },
  {
    id: "listCues",
    method: "GET",
    path: `${meeting}/cues`,
    gives: "cues",
    summary: "Карточки плана по порядку",
    more: "Чтобы назначить кнопке карточку: `take` — готовый адрес.",
  },
  pressing(nothing, () => ({ type: "start", itemId: "next" }), {
    id: "startNextItem",
    path: `${meeting}/items/next/start`,
    summary: "Начать следующий пункт программы",
    more: "Пункты с пометкой «пропустить» не считаются.",
  }),
  pressing(nothing, ({ itemId = "" }) => ({ type: "start", itemId: { cueId: itemId } }), {
    id: "startItem",
    path: `${meeting}/items/:itemId/start`,
    summary: "Начать этот пункт программы",
    more: "`itemId` — `cueId` карточки пункта из списка карточек.",
  }),
  pressing(
    armBody,
    (_params, body) => ({ type: "arm", what: "cueId" in body ? body : "next" in body ? "next" : "previous" }),
    {
      id: "arm",
      path: `${meeting}/arm`,
      summary: "Подготовить карточку",
      more: "Видят все, кто ведёт заседание. Без тела — следующую в плане за подготовленной, а если её нет — за последней показанной.",
    },
  ),
  pressing(nothing, () => ({ type: "disarm" }), {
    id: "disarm",
    path: `${meeting}/disarm`,
    summary: "Убрать из подготовки",
  }),
  pressing(takeBody, (_params, { cueId }) => ({ type: "take", cueId }), {
    id: "take",
    path: `${meeting}/take`,
    summary: "Показать подготовленное",
    more: "После этого подготовка пуста: второе нажатие ничего не покажет. Если карточку успели изменить — отказ STALE.",
  }),
  pressing(nothing, ({ cueId = "" }) => ({ type: "take", cueId }), {
    id: "takeCue",
    path: `${meeting}/cues/:cueId/take`,
    summary: "Показать эту карточку",
  }),
  pressing(nothing, () => ({ type: "step", to: "next" }), {
    id: "nextSlide",
    path: `${meeting}/slides/next`,
    summary: "Следующий слайд",
    more: "Той презентации, которая сейчас на экране; так же идут награды одной церемонии.",
  }),
  pressing(nothing, () => ({ type: "step", to: "previous" }), {
    id: "previousSlide",
    path: `${meeting}/slides/previous`,
    summary: "Предыдущий слайд",
  }),
  pressing(nothing, ({ layer }) => ({ type: "clear", layer: layerIn(layer) }), {
    id: "clear",
    path: `${meeting}/clear/:layer`,
    summary: "Снять карточку со слоя",
    more: "stage — слайд, lower-third — титр, side — сбоку, chapter — пункт программы.",
  }),
  pressing(nothing, () => ({ type: "blackout" }), {
    id: "blackout",
    path: `${meeting}/blackout`,
    summary: "Снять с экрана всё",
    more: "Слайд, титр и карточку сбоку разом; пункт программы остаётся.",
  }),
  pressing(actBody, (_params, { act }) => ({ type: "recall", act }), {
    id: "recall",
    path: `${meeting}/recall`,
    summary: "Отозвать последнее",
    more: "Пока этого не увидел ни один зритель (`lastAct.isUnseen`) — будто и не показывали. Позже карточка просто снимается.",
  }),
  pressing(actBody, (_params, { act }) => ({ type: "undo", act }), {
    id: "undo",
    path: `${meeting}/undo`,
    summary: "Вернуть как было",
    more: "Отменяет последнее действие в эфире; ещё раз — предыдущее, до двадцати назад.",
  }),
];

function pressing<Body>(body: z.ZodType<Body>, wish: (params: Params, body: Body) => Wish, about: About): Pressing {
  // What is passed on was parsed by this very schema.
  return { ...about, method: "POST", body, wish: (params, given) => wish(params, given as Body) };
}

function layerIn(name: string | undefined) {
  const layer = layerShape.safeParse(name);
  if (!layer.success) throw problem("UNKNOWN_LAYER");
  return layer.data;
}
