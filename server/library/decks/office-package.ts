import type { DeckRefusalCode } from "../../../shared/library/deck-refusals.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { type DeckRefusal, deckRefusal } from "./deck.ts";
import { readPackage, type ZipPackage } from "./zip-package.ts";

const MOST_SLIDES = 500;
const mainParts: readonly string[] = ["presentation.main+xml", "slideshow.main+xml"].map(
  (part) => `application/vnd.openxmlformats-officedocument.presentationml.${part}`,
);
const odpType = "application/vnd.oasis.opendocument.presentation";

/** Which deck of an office a ZIP is, judged before any office sees it: sizes, macros, passwords (DK4–DK7). */
export async function officeKind(source: string): Promise<Result<"pptx" | "odp", DeckRefusal>> {
  const opened = await readPackage(source, ["[Content_Types].xml", "mimetype", "META-INF/manifest.xml"]);
  if (!opened.ok) return refuse(deckRefusal(opened.problem));
  const problem = problemOf(opened.value);
  if (problem !== null) return refuse(deckRefusal(problem));
  if (opened.value.textOf("mimetype").trim() === odpType) return accept("odp");
  const types = opened.value.textOf("[Content_Types].xml");
  return mainParts.some((part) => types.includes(part)) ? accept("pptx") : refuse(deckRefusal("NOT_A_DECK"));
}

function problemOf({ names, textOf }: ZipPackage): DeckRefusalCode | null {
  // Macros are found by what is in the file: a PPTM renamed is still one.
  if (/macroEnabled/i.test(textOf("[Content_Types].xml")) || names.some(isMacro)) return "MACROS";
  if (textOf("META-INF/manifest.xml").includes("encryption-data")) return "ENCRYPTED";
  const slides = names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length;
  return slides > MOST_SLIDES ? "TOO_MANY_PAGES" : null;
}

const isMacro = (name: string): boolean => /(^|\/)vbaProject\w*\.bin$|^(Basic|Scripts)\/./i.test(name);
