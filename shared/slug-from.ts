const letters: Readonly<Record<string, string>> = {
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l" },
  ...{ м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh" },
  ...{ щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya" },
};
const LONGEST = 48;

/** Half of an address made of what people write: «Итоги 2025 года» → `itogi-2025-goda`. Empty when no letter or digit is in it. Pure. */
export function slugFrom(title: string): string {
  const latin = title.toLowerCase().replace(/[а-яё]/g, (letter) => letters[letter] ?? "");
  const slug = latin.replace(/[^a-z0-9]+/g, "-").replace(/^-+/, "");
  if (slug.length <= LONGEST) return slug.replace(/-+$/, "");
  // Cut between words, unless the first word alone is that long.
  const cut = slug.slice(0, LONGEST + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 0) || LONGEST).replace(/-+$/, "");
}
