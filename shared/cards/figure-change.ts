/** What may be said of a figure beside its earlier value. */
interface Compared {
  readonly value: string;
  readonly unit?: string | undefined;
  readonly earlier?: string | undefined;
  readonly earlierPeriod?: string | undefined;
}

/** `2025 год: 2 146, рост на 42 %`. `undefined`: there is no earlier value. */
export function changeOf({ value, earlier, earlierPeriod }: Compared): string | undefined {
  if (earlier === undefined) return undefined;
  const before = earlierPeriod === undefined ? `было ${earlier}` : `${earlierPeriod}: ${earlier}`;
  const growth = growthOf(value, earlier);
  return growth === null ? before : `${before}, ${growth}`;
}

/** Percent of percents would mislead: those are told in points. `null`: not to be told, or nothing changed. */
function growthOf(value: string, earlier: string): string | null {
  const [now, was] = [numberIn(value), numberIn(earlier)];
  if (now === null || was === null || now === was) return null;
  const word = now > was ? "рост" : "снижение";
  if (value.includes("%") && earlier.includes("%")) return `${word} на ${say(Math.abs(now - was))}\u00a0п.\u00a0п.`;
  if (was <= 0 || now < 0) return null;
  const percent = Math.abs((now / was - 1) * 100);
  // Beyond that «рост на 1 350 %» is harder to read than the two numbers.
  if (percent >= 300) return null;
  return `${word} на ${say(percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent))}\u00a0%`;
}

/** Russian ways to write a number: `3 047`, `1,5`, `+42 %`. `null`: it is more than a number, e.g. `3,5 тыс.`. */
export function numberIn(text: string): number | null {
  const plain = text
    .replace(/[\s\u00a0\u202f]/gu, "")
    .replace(/%$/u, "")
    .replace("−", "-")
    .replace(",", ".");
  return /^[+-]?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : null;
}

const say = (number: number): string => String(Math.round(number * 10) / 10).replace(".", ",");
