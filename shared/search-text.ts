/**
 * A text as a search compares it: nobody looks for a particular case, a narrow space, or the two dots of «ё». Pure.
 * The library stores what this gives: a change here needs a step that folds it anew.
 */
export const foldForSearch = (text: string): string =>
  text.normalize("NFC").toLocaleLowerCase("ru").replaceAll("ё", "е").replace(/\s+/gu, " ");
