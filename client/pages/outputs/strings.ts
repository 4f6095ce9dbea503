import { translator } from "../../i18n/translator.ts";

/** Words of slates: the whole picture without a picture. */
export const t = translator({
  ru: {
    break: "Перерыв",
    backAt: "Продолжим в\u00a0{time}",
    backSoon: "Скоро продолжим",
    before: "Скоро начнём",
    startsAt: "Начнём {when}",
    adjourned: "Сегодня заседание завершено",
    goesOn: "Продолжим {when}",
    ended: "Заседание завершено",
    thanks: "Спасибо, что были с\u00a0нами",
    recording: "Запись и\u00a0материалы: {address}",
  },
  en: {
    break: "Break",
    backAt: "Back at {time}",
    backSoon: "Back soon",
    before: "Starting soon",
    startsAt: "We start {when}",
    adjourned: "The meeting is over for today",
    goesOn: "We continue {when}",
    ended: "The meeting is over",
    thanks: "Thank you for watching",
    recording: "Recording and documents: {address}",
  },
});
