import type { Phrases } from "../../i18n/translator.ts";

export const ru = {
  rehearsalName: "Репетиция",
  rehearsalSays: "Зрители этого не видят",
  rehearse: "Репетировать",
  endRehearsal: "Закончить репетицию",
  openForReal: "Открыть заседание",
  openTitle: "Открыть заседание?",
  openBody:
    "Репетиция закончится, всё показанное в ней забудется. Заседание увидят зрители, в эфире не будет ни одной карточки",
  openYes: "Закончить репетицию и открыть",
  goOn: "Продолжить репетицию",
  picture: "Картинка",
  "picture.stage": "Сцена",
  "picture.recording": "Запись: {title}",
  fromMinute: "С минуты",
  rehearsalBegan: "Репетиция началась: зрители ничего не видят",
  rehearsalEnded: "Репетиция закончена, показанное забыто",
} as const satisfies Phrases;
