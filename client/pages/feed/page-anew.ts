/** A permalink's page as it is now. Rule FD129 in docs/spec/feeds.md. */
import { feedAddress } from "../../../shared/feeds.ts";

const TIMEOUT_MS = 15_000;

/** `gone`: it was withdrawn. `null`: not to be had now. */
export type AskPage = (code: string) => Promise<Document | "gone" | null>;

/** By the one way that reads a page without making markup of a string, which no page of ours may. */
export const askPage: AskPage = (code) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.addEventListener("loadend", () => {
      const { status, responseXML } = request;
      resolve(status === 410 ? "gone" : status === 200 ? responseXML : null);
    });
    request.open("GET", feedAddress.permalink(code));
    request.responseType = "document";
    request.timeout = TIMEOUT_MS;
    request.send();
  });

/** What says something of the entry outside of it: its heading, the ways to hand it on, its images, what a digest lists. */
const places = [".feed__head", ".feed__ways", ".feed__images", ".feed__digest"];
/** What plays; that another picture stands there is no reason to end it. */
const played = ["from", "until", "list", "film", "captions"];

/** Takes over from `page` whatever is another in `main`, but for the entry. What plays goes on, unless it is not to be played any more. */
export function takeOver(main: Element, page: Document): void {
  document.title = page.title;
  for (const place of places) {
    const [mine, theirs] = [main.querySelector(place), page.querySelector(place)];
    if (mine !== null && theirs !== null && !mine.isEqualNode(theirs)) mine.replaceWith(document.adoptNode(theirs));
  }
  const [mine, theirs] = [main.querySelector("efir-moment"), page.querySelector("efir-moment")];
  if (mine === null && theirs !== null) main.querySelector(".feed--one")?.before(document.adoptNode(theirs));
  else if (mine !== null && !isSameMoment(mine, theirs))
    theirs === null ? mine.remove() : mine.replaceWith(document.adoptNode(theirs));
  else takeWords(mine, theirs);
}

const isSameMoment = (mine: Element, theirs: Element | null): boolean =>
  played.every((name) => mine.getAttribute(name) === (theirs?.getAttribute(name) ?? null));

/** A share image shows them too: of a corrected entry the mistake. */
function takeWords(mine: Element | null, theirs: Element | null): void {
  mine?.setAttribute("title", theirs?.getAttribute("title") ?? "");
  const [shown, now] = [mine?.querySelector(".moment__pic"), theirs?.querySelector(".moment__pic")];
  if (shown != null && now != null && !shown.isEqualNode(now)) shown.replaceWith(document.adoptNode(now));
}
