import { cardKind, sentences } from "./card-kind.ts";
import { file, flag, image, line, optional, ref, text, whole } from "./field.ts";

export const slide = cardKind({
  kind: "slide",
  layer: "stage",
  said: {
    one: { ru: "Слайд", en: "Slide" },
    many: { ru: "Слайды", en: "Slides" },
    create: { ru: "Новый слайд", en: "New slide" },
  },
  fields: {
    title: line(200, { ru: "Название", en: "Title" }),
    image: image({ ru: "Изображение", en: "Picture" }),
    /** The same page, half as wide: phones and slow links. */
    small: optional(image({ ru: "Изображение поменьше", en: "Smaller picture" })),
    /** What the slide says, for those who do not see it. Without it the slide does not go on air, unless decorative. */
    alt: optional(
      text(
        4000,
        { ru: "Что на слайде", en: "What the slide says" },
        {
          hint: {
            ru: "Для тех, кто не видит изображение: числа, выводы, подписи. Без этого слайд не выйдет в эфир",
            en: "For those who do not see the picture: numbers, conclusions, labels. No text, no air",
          },
        },
      ),
    ),
    decorative: flag({ ru: "Только оформление, без содержания", en: "Decoration only, nothing to say" }),
    /** Place in its deck, from 1, and the deck's length. */
    number: optional(whole(1, 999, { ru: "Номер", en: "Number" }, { isShort: true })),
    of: optional(whole(1, 999, { ru: "Всего слайдов", en: "Slides in all" }, { isShort: true })),
    deckId: ref("deck"),
    /** The deck's own file, where viewers may download it. */
    original: optional(file({ ru: "Файл презентации для зрителей", en: "Deck for viewers to download" })),
  },
  label: (card) => (card.number === undefined ? card.title : `${card.number}. ${card.title}`),
  note: (card) => card.alt,
  words: (card) => sentences(card.title, card.alt),
  unready: (card) => (card.alt === undefined && card.decorative === undefined ? "NO_ALTERNATIVE" : null),
});
