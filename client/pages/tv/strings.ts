import { translator } from "../../i18n/translator.ts";

/** Words of the hall's screen. */
export const t = translator({
  ru: {
    picture: "Трансляция заседания",
    live: "В эфире",
    now: "Сейчас",
    next: "Далее",
    nextItem: "{number}. {title}",
    watch: "Смотрите и\u00a0читайте на своём телефоне",
    lost: "Связь прервалась. Подключаемся снова",
    noSignal: "Изображения пока нет. Оно появится само",
    unsupported: "Этот браузер не показывает трансляцию. Откройте страницу в\u00a0другом",
    connecting: "Подключаемся",
    refused: "Трансляция недоступна. Проверьте адрес",
    keys: "F\u00a0— на весь экран, M\u00a0— звук",
    soundOn: "Звук включён",
    soundOff: "Звук выключен",
    soundRefused: "Звук не включился. Нажмите M",
  },
  en: {
    picture: "The meeting's broadcast",
    live: "Live",
    now: "Now",
    next: "Next",
    nextItem: "{number}. {title}",
    watch: "Watch and read on your own phone",
    lost: "Connection lost. Reconnecting",
    noSignal: "No picture yet. It will appear by itself",
    unsupported: "This browser cannot show the broadcast. Open the page in another one",
    connecting: "Connecting",
    refused: "The broadcast is not available. Check the address",
    keys: "F for full screen, M for sound",
    soundOn: "Sound on",
    soundOff: "Sound off",
    soundRefused: "The sound did not start. Press M",
  },
});
