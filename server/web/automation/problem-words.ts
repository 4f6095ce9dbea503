/** Why a press did nothing: a code and a status for programs, a line in Russian for who looks at the panel. */
import type { RefusalCode } from "../../../shared/refusals.ts";

const own = {
  NO_TOKEN: [401, "Нет токена: нужен заголовок Authorization: Bearer …"],
  UNKNOWN_TOKEN: [401, "Токен не подходит: он отозван или записан с ошибкой"],
  UNKNOWN_ADDRESS: [404, "Такого адреса нет; все адреса перечислены на странице /api"],
  UNKNOWN_LAYER: [404, "Такого слоя нет: stage, lower-third, side, chapter"],
  METHOD_NOT_ALLOWED: [405, "Этот адрес принимает другой метод"],
  JSON_ONLY: [415, "Тело запроса — только application/json, или его нет"],
  TOO_LARGE: [413, "Тело запроса слишком велико"],
  NOTHING_ARMED: [409, "Ничего не подготовлено"],
  NO_NEXT_CUE: [409, "Дальше в плане карточек нет"],
  NO_PREVIOUS_CUE: [409, "Раньше в плане карточек нет"],
  NO_NEXT_ITEM: [409, "Это последний пункт программы"],
  NOT_AN_ITEM: [409, "Эта карточка — не пункт программы"],
  NO_DECK_ON_STAGE: [409, "На экране нет презентации"],
  LAST_SLIDE: [409, "Это последний слайд"],
  FIRST_SLIDE: [409, "Это первый слайд"],
  TOO_MANY_STREAMS: [429, "Слишком много открытых потоков с этим токеном"],
  BUSY: [503, "Сервер занят, повторите через несколько секунд"],
  LEAVING: [503, "Сервер перезапускается"],
  FAULT: [500, "На сервере ошибка, она записана в журнал"],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

const refusals = {
  NOT_ALLOWED: [403, "У токена нет на это права"],
  BAD_SHAPE: [422, "В запросе лишнее или неверное поле"],
  UNKNOWN_LEDGER: [404, "Такого заседания нет"],
  UNKNOWN_MEETING: [404, "Такого заседания нет"],
  MEETING_NOT_OPEN: [409, "Заседание ещё не открыто"],
  MEETING_ALREADY_OPEN: [409, "Заседание уже открыто"],
  MEETING_CLOSED: [409, "Заседание закрыто"],
  UNKNOWN_CARD: [404, "Такой карточки нет"],
  UNKNOWN_CUE: [404, "Такой карточки в плане нет"],
  NOTHING_ON_LAYER: [409, "Снимать нечего"],
  DUPLICATE: [409, "Это уже сделано"],
  STALE: [409, "С тех пор всё изменилось: посмотрите на состояние и повторите"],
  HASHTAG_TAKEN: [409, "Хештег занят другим заседанием"],
  NO_ALTERNATIVE: [409, "У картинки нет описания: в эфир она не выйдет"],
  SECOND_PERSON: [409, "Показывает не тот, кто подготовил: нужен второй человек"],
  TOO_OLD: [409, "Это было больше минуты назад"],
  NOTHING_TO_UNDO: [409, "Отменять нечего"],
  TOO_MANY: [409, "Слишком много записей в заседании"],
  TOO_FAST: [429, "Слишком часто"],
  STORE_FULL: [507, "На диске сервера нет места"],
  STORE_UNAVAILABLE: [503, "Сервер не может записать: нужен администратор"],
} as const satisfies Readonly<Record<RefusalCode, readonly [number, string]>>;

const table = { ...refusals, ...own };

export type ProblemCode = keyof typeof table;

export const statusOf = (code: ProblemCode): number => table[code][0];
export const wordsOf = (code: ProblemCode): string => table[code][1];
export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(table, code);
/** Refusals of what no address of the API asks for. */
const neverHere: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(["UNKNOWN_LEDGER", "MEETING_ALREADY_OPEN", "UNKNOWN_CARD", "HASHTAG_TAKEN", "TOO_OLD"] as const),
]);
/** What an answer may say, in the order of the table. */
export const problemCodes = Object.keys(table)
  .filter(isProblemCode)
  .filter((code) => !neverHere.has(code));
