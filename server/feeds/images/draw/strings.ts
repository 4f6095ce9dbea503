/** Words that the house itself writes on share images; all else on them is the highlight's. */
export const words = {
  figure: "Цифра",
  slide: "Слайд",
  clip: "Видео",
  award: "Награда",
  decision: "Решение",
  live: "Трансляция",
  digest: "Главное",
  corrected: "Исправлено",
  watchAll: "Смотреть трансляцию",
  watch: "Смотреть момент",
  read: "Подробнее",
  more: (count: number) => `и ещё ${count}`,
} as const;
