import type { CardOf } from "../../shared/cards/index.ts";
import type { LibraryDeck } from "../../shared/library.ts";
import type { FileOf, ImageOf } from "./sample-pictures.ts";
import { ru } from "./sample-words.ts";

export const sampleDeckId = "primer-deck";

export interface SamplePage {
  readonly name: "people" | "helped" | "brigades" | "families" | "services" | "canteens" | "plans";
  readonly title: string;
  readonly alt: string;
}

/** In order; drawn and printed by tools/sample/. */
export const deckPages: readonly [SamplePage, ...SamplePage[]] = [
  {
    name: "people",
    title: ru("Отрасль труда и~соцразвития: итоги и~перспективы"),
    alt: ru(
      "Титульный слайд: министерство труда и~социального развития, заседание коллегии, 2012~год. 361~тысяча человек получают меры социальной поддержки~— каждый третий житель области.",
    ),
  },
  {
    name: "helped",
    title: ru("Помощь получили 78~737~человек"),
    alt: ru(
      "78~737~человек получили помощь социальных служб за~год. Помощь приходит четырьмя путями. Дома~— сиделка или социальный работник. В~центре~— районная служба рядом с~домом. На~выезде~— мобильная бригада в~дальнем селе. За~столом~— благотворительная столовая.",
    ),
  },
  {
    name: "brigades",
    title: ru("Мобильные бригады: помощь едет к~людям"),
    alt: ru(
      "Итоги года: 15~мобильных бригад, 238~выездов, 5~349~человек приняли на~месте. В~среднем 16~выездов у~каждой бригады за~год и~22~человека за~один выезд.",
    ),
  },
  {
    name: "families",
    title: "Приёмная семья для пожилого человека",
    alt: ru(
      "Дом вместо интерната, три шага. Первый~— знакомство: семью и~пожилого человека знакомит районная служба. Второй~— договор: кто за~что отвечает, как и~кем оплачивается уход. Третий~— сопровождение: специалист приезжает каждый месяц и~всегда на~связи.",
    ),
  },
  {
    name: "services",
    title: ru("Кто помог 78~737~людям"),
    alt: ru(
      "Столбцы, тысяч человек за~год: районные службы~— 64,1; благотворительные столовые~— 6,1; мобильные бригады~— 5,3; сиделки на~дому~— 3,2.",
    ),
  },
  {
    name: "canteens",
    title: "Благотворительные столовые",
    alt: ru(
      "Как это устроено. Кто приходит: пожилые люди и~семьи в~трудное время. Что дают: горячий обед на~месте или с~собой. Кто помогает: предприниматели, приходы, добровольцы. Что делает служба: называет тех, кому обед нужнее всего.",
    ),
  },
  {
    name: "plans",
    title: ru("Перспективы: что сделаем в~2013~году"),
    alt: ru(
      "Проект решения коллегии, четыре задачи. Бригада в~каждом районе: выезд в~дальнее село не~реже раза в~месяц. Больше приёмных семей: школа для тех, кто берёт пожилого человека. Сиделка рядом: обучение и~единый список в~районной службе. Столовые вместе с~бизнесом: договоры до~лета 2013~года.",
    ),
  },
];

/** As it lies in the channel's library. */
export const sampleDeck = (imageOf: ImageOf, fileOf: FileOf | null): LibraryDeck => ({
  title: deckPages[0].title,
  ...(fileOf === null ? { isDownloadable: false } : { isDownloadable: true, original: fileOf("deck") }),
  pages: deckPages.map(({ name, title, alt }, place) => ({
    number: place + 1,
    title,
    text: alt,
    alt,
    image: imageOf(`slide-${name}`),
    small: imageOf(`slide-${name}-640`),
  })),
});

/** Its pages as cards: `primer-slide-brigades` is the page `brigades`. */
export const sampleSlides = (imageOf: ImageOf, fileOf: FileOf | null): readonly CardOf<"slide">[] => {
  const { pages, original } = sampleDeck(imageOf, fileOf);
  return pages.map(({ number, title, alt, image, small }, place) => ({
    kind: "slide",
    id: `primer-slide-${deckPages[place]?.name}`,
    title,
    alt,
    image,
    small,
    number,
    of: deckPages.length,
    deckId: sampleDeckId,
    ...(original === undefined ? {} : { original }),
  }));
};
