/** «Ирина Соколова» → «ИС»: what stands in a person's round. */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .map((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? "")
    .filter((letter) => letter !== "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
