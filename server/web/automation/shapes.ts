/** What goes in and comes out of the HTTP API, each once: the OpenAPI document and the tests are derived from here. */
import { z } from "zod";
import { layers } from "../../../shared/cards/card-kind.ts";
import { cardKindNames } from "../../../shared/cards/index.ts";
import { idPattern } from "../../../shared/ids.ts";

const id = z.string().regex(idPattern).describe("Имя карточки в плане; список — в GET …/cues");
const moment = z.number().describe("Миллисекунды UTC на часах программы");
const seconds = z.number().describe("Секунды, с одним знаком после запятой");
const layer = z.enum(layers).describe("Слой: слайд, титр, сбоку, пункт программы");
const kind = z.enum(cardKindNames as readonly [string, ...string[]]).describe("Вид карточки");
const label = z.string().describe("Одна строка для кнопки");

/** The layer in an address. */
export const layerShape = layer;

export const nothing = z.strictObject({});
export const armBody = z
  .union([
    z.strictObject({ cueId: id }),
    z.strictObject({ next: z.literal(true) }),
    z.strictObject({ previous: z.literal(true) }),
  ])
  .describe("Что подготовить. Пустое тело: следующую карточку плана");
export const takeBody = z
  .strictObject({ cueId: id.optional() })
  .describe("Какую карточку показать. Пустое тело: ту, что подготовлена");
export const actBody = z
  .strictObject({
    act: z.int().min(1).optional().describe("`lastAct.act` из состояния: только если он всё ещё последний"),
  })
  .describe("Какое действие отменить. Пустое тело: последнее");

const cue = z.strictObject({ cueId: id, kind, label, layer });

const shown = z.strictObject({
  cardId: z.string(),
  cueId: id.nullable().describe("null: в плане такой карточки уже нет"),
  kind,
  label,
  from: moment,
  until: moment.nullable().describe("Когда карточка уйдёт сама; null: пока не снимут"),
});

const item = z.strictObject({
  cueId: id.nullable(),
  number: z.int().nullable(),
  label,
  plannedAt: moment.nullable(),
  plannedSeconds: z.int().nullable().describe("Сколько отведено; null: не сказано"),
});

const itemAhead = item.extend({ forecastAt: moment.nullable().describe("Когда начнётся, с точностью до минуты") });

const itemOnAir = item.extend({
  startedAt: moment,
  elapsedSeconds: z.int(),
  remainingSeconds: z.int().nullable().describe("Меньше нуля: пункт идёт дольше, чем отведено; null: не сказано"),
});

const lastAct = z.strictObject({
  act: z.int().describe("Номер действия: для recall и undo"),
  kind: z.enum(["take", "clear", "blackout"]),
  at: moment,
  label: label.nullable().describe("Что показали; null: сняли"),
  layers: z.array(layer),
  firstSeenAt: moment.nullable().describe("Когда это увидит первый зритель; null: сейчас никто не смотрит"),
  secondsUntilSeen: seconds.nullable().describe("Сколько до этого осталось; 0: уже видно"),
  isUnseen: z.boolean().describe("Отзыв успеет раньше первого зрителя"),
});

export const stateShape = z
  .strictObject({
    meeting: z.strictObject({
      slug: z.string(),
      title: z.string(),
      phase: z.enum(["unknown", "planned", "open", "closed"]),
    }),
    isRehearsal: z.boolean().describe("Идёт репетиция: кнопки ведут её, зрители ничего не видят"),
    now: moment,
    position: z.string().describe("Место в журналах плана и эфира, например 12.40; то же, что id события"),
    item: z.strictObject({ onAir: itemOnAir.nullable(), next: itemAhead.nullable() }),
    timing: z
      .strictObject({
        plannedEnd: moment.nullable(),
        forecastEnd: moment.nullable().describe("С точностью до минуты"),
        lagMinutes: z.int().nullable().describe("Отставание; меньше нуля: идём раньше; null: не с чем сравнить"),
      })
      .describe("Как заседание идёт против программы"),
    armed: cue
      .extend({
        by: z.string().describe("Кто подготовил"),
        isStale: z.boolean().describe("С тех пор карточку изменили: подготовьте её снова"),
      })
      .nullable(),
    next: cue.nullable().describe("Что подготовит «дальше»"),
    layers: z.strictObject({
      stage: shown.nullable(),
      "lower-third": shown.nullable(),
      side: shown.nullable(),
      chapter: shown.nullable(),
    }),
    deck: z
      .strictObject({
        cueId: id,
        place: z.int(),
        of: z.int(),
        text: z.string().describe("«7 из 18»"),
        hasPrevious: z.boolean(),
        hasNext: z.boolean(),
      })
      .nullable()
      .describe("Презентация или награды, которые сейчас на экране"),
    lastAct: lastAct.nullable(),
    takenBack: z
      .strictObject({ act: z.int(), isUnseen: z.boolean().describe("Не увидел никто") })
      .nullable()
      .describe("Что отменили последним"),
    canUndo: z.boolean(),
    clock: z.strictObject({ isOn: z.boolean().describe("План идёт по часам") }),
    needsSecondPerson: z.boolean(),
    audience: z.strictObject({
      people: z.int(),
      playing: z.int(),
      firstLagSeconds: seconds.nullable(),
      medianLagSeconds: seconds.nullable(),
    }),
    signal: z.enum(["encoder", "loop", "slate", "none"]),
    tally: z
      .strictObject({
        isOpen: z.boolean().describe("Кнопки действуют: заседание или репетиция идёт"),
        isRehearsal: z.boolean(),
        isArmed: z.boolean(),
        isAnythingOn: z.boolean().describe("На экране есть что снять кнопкой blackout"),
        isStageOn: z.boolean(),
        isLowerThirdOn: z.boolean(),
        isSideOn: z.boolean(),
        isChapterOn: z.boolean(),
        hasNextSlide: z.boolean(),
        hasPreviousSlide: z.boolean(),
        canRecallUnseen: z.boolean(),
        canUndo: z.boolean(),
        isClockOn: z.boolean(),
        hasSignal: z.boolean(),
      })
      .describe("Да и нет для подсветки кнопок"),
  })
  .describe("Состояние заседания для пульта с кнопками");

export const cuesShape = z
  .strictObject({
    position: z.string(),
    cues: z.array(
      cue.extend({
        item: id.nullable().describe("Пункт программы, к которому карточка относится"),
        isSkipped: z.boolean(),
        isFlagged: z.boolean(),
        isReady: z.boolean().describe("false: в эфир не выйдет, у картинки нет описания"),
        isArmed: z.boolean(),
        isOnAir: z.boolean(),
        take: z.string().describe("Адрес для кнопки: POST показывает карточку"),
      }),
    ),
  })
  .describe("Карточки плана по порядку");

export const doneShape = z
  .strictObject({
    ok: z.literal(true),
    seq: z.int().describe("Место в журнале; при повторе с тем же ключом — прежнее"),
    state: stateShape,
  })
  .describe("Сделано; состояние после этого");

export const problemShape = z
  .strictObject({
    ok: z.literal(false),
    error: z.strictObject({
      code: z.string().describe("Для программ"),
      message: z.string().describe("Для людей, по-русски"),
      detail: z.string().optional(),
    }),
  })
  .describe("Не сделано, и почему");

export type State = z.infer<typeof stateShape>;
export type Cues = z.infer<typeof cuesShape>;
export type Problem = z.infer<typeof problemShape>;
