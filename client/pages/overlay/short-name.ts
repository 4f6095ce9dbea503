/** Павлович, Ильич, Кузьминична: as a second word. Surnames end so too (Шостакович), so a third needs the next rule. */
const patronymic = /(?:ич|[оеё]вна|ична)$/u;
const surname = /(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|ко|[ую]к|ян|дзе|швили|[иы]х)$/u;

/**
 * A name as a lower third says it: without the patronymic, the given name first. What is not surely a Russian name of three
 * words stays as it was written.
 */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/u);
  const [first = "", second = "", third = ""] = words;
  if (words.length !== 3) return name;
  if (patronymic.test(second)) return `${first} ${third}`;
  return patronymic.test(third) && surname.test(first) ? `${second} ${first}` : name;
}
