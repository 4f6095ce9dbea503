import { translator } from "../../i18n/translator.ts";

/** Apart from the other cards' words: they come with the film's code, which few pages need. */
export const t = translator({
  ru: {
    blitz: "Блиц-интервью",
    film: "Блиц-интервью: {title}",
    length: "Длина {length}",
    soundOn: "Включить звук интервью",
    soundOff: "Вернуть звук трансляции",
  },
  en: {
    blitz: "Blitz interview",
    film: "Blitz interview: {title}",
    length: "Length {length}",
    soundOn: "Hear the interview",
    soundOff: "Back to the broadcast's sound",
  },
});
