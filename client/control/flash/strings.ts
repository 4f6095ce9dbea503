import { translator } from "../../i18n/translator.ts";

export const t = translator({
  ru: {
    measure: "Измерить задержку",
    measureHint: "Окно мигнёт, и по картинке станет видно, на сколько она отстаёт от зала",
    title: "Задержка кодировщика",
    warning:
      "Окно шесть раз мигнёт белым за пять секунд, не чаще двух раз в секунду. Если мигание вредит вам или кому-то в зале, выберите малое поле",
    stepFilm: "Покажите это окно камере зала или захватите его кодировщиком, чтобы вспышки попали в трансляцию",
    stepTap:
      "Смотрите на картинку трансляции и нажимайте пробел или кнопку в такт вспышкам в ней. Если их увидит сама страница, нажимать не нужно",
    area: "Чем мигать",
    "area.whole": "Всем окном",
    "area.small": "Малым полем",
    waiting: "Ждём картинку с прямого эфира",
    begin: "Начать",
    close: "Закрыть",
    ready: "Сейчас начнём",
    flashing: "Мигаем",
    looking: "Ждём вспышки в картинке",
    tap: "Вижу вспышку",
    presses: { one: "{count} нажатие", few: "{count} нажатия", many: "{count} нажатий", other: "{count} нажатия" },
    result: "{delay} мс ± {spread}",
    byPicture: "Страница сама нашла вспышки в картинке: {seen} из {of}",
    byHand:
      "По вашим нажатиям: {seen} из {of}. Нажимая в такт, мы почти не опаздываем, поэтому на реакцию ничего не вычтено",
    set: "Поставить",
    again: "Ещё раз",
    nothing: "Вспышек в картинке не нашли",
    nothingHint:
      "Проверьте, что камера видит это окно целиком, и попробуйте ещё раз. Нажимать можно и самим, в такт вспышкам в картинке",
    picture: "Картинка с прямого эфира",
    notYours: "Задержку ставит продюсер или администратор",
  },
  en: {
    measure: "Measure the delay",
    measureHint: "The window flashes, and the picture tells how far it is behind the hall",
    title: "Encoder delay",
    warning:
      "The window will flash white six times in five seconds, at most twice a second. If flashing harms you or somebody in the hall, choose the small field",
    stepFilm:
      "Show this window to the hall's camera, or capture it with the encoder, so that the flashes are in the broadcast",
    stepTap:
      "Watch the picture of the broadcast and press Space or the button in time with the flashes in it. When the page sees them by itself, no press is needed",
    area: "What flashes",
    "area.whole": "The whole window",
    "area.small": "A small field",
    waiting: "Waiting for the live picture",
    begin: "Begin",
    close: "Close",
    ready: "About to begin",
    flashing: "Flashing",
    looking: "Waiting for the flashes in the picture",
    tap: "I see a flash",
    presses: { one: "{count} press", other: "{count} presses" },
    result: "{delay} ms ± {spread}",
    byPicture: "The page found the flashes in the picture itself: {seen} of {of}",
    byHand: "By your presses: {seen} of {of}. In rhythm a hand is hardly late, so nothing is taken off for reaction",
    set: "Set it",
    again: "Once more",
    nothing: "No flashes were found in the picture",
    nothingHint:
      "Make sure that the camera sees the whole window, and try again. You can press yourself, in time with the flashes in the picture",
    picture: "The live picture",
    notYours: "A producer or an administrator sets the delay",
  },
});
