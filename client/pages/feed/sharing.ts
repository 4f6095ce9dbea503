import { language } from "../../i18n/language.ts";
import { Announcement } from "../../ui/announcer.ts";
import { copyAddress, type Shared, shareBySheet } from "./handing-on.ts";
import { t } from "./strings.ts";

/** How long a button says that it is done. */
const CONFIRM_MS = 4_000;

/** On a phone the sheet comes at once; elsewhere a window with the address, a QR code and ways to hand it on (FD133). */
export function offerSharing(root: Document): void {
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.hl__share") : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void share(sharedOf(link), link);
  });
  const place = root.querySelector<HTMLElement>(".feed__share");
  if (place !== null) fillPlace(place);
}

async function share(shared: Shared, link: HTMLAnchorElement): Promise<void> {
  if (isTouch() && (await shareBySheet(shared)) === "shown") return;
  try {
    const { openShareDialog } = await import("./share-dialog.ts");
    openShareDialog(shared);
  } catch {
    // The line was gone for a moment: its page has the same.
    location.assign(link.href);
  }
}

function sharedOf(link: HTMLAnchorElement): Shared {
  const entry = link.closest<HTMLElement>(".hl");
  const { origin, pathname } = new URL(link.href);
  const words = [...(entry?.querySelectorAll("blockquote, .hl__big, .hl__cap") ?? [])].map(
    (one) => one.textContent ?? "",
  );
  return {
    code: entry?.dataset["code"] ?? "",
    url: origin + pathname,
    title: words.join(" ").replace(/\s+/gu, " ").trim(),
  };
}

/** The page of one entry has a place for it already: what needs a script is added there. */
function fillPlace(place: HTMLElement): void {
  const url = place.querySelector<HTMLAnchorElement>(".feed__address a")?.href ?? location.href;
  // Its title is another once it is corrected.
  const shared = (): Shared => ({ code: "", url, title: document.title });
  const row = document.createElement("p");
  row.className = "feed__acts";
  row.lang = language();
  const copy = button(t("shareCopy"), async () => {
    const isCopied = await copyAddress(shared());
    const words = t(isCopied ? "shareCopied" : "shareByHand");
    document.dispatchEvent(new Announcement(words));
    copy.textContent = words;
    setTimeout(() => {
      copy.textContent = t("shareCopy");
    }, CONFIRM_MS);
  });
  const send = navigator.share === undefined ? [] : [button(t("shareSheet"), () => shareBySheet(shared()))];
  row.append(
    ...send,
    copy,
    button(t("sharePrint"), () => print()),
  );
  place.querySelector(".feed__address")?.after(row);
}

function button(words: string, press: () => unknown): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = words;
  made.addEventListener("click", () => void press());
  return made;
}

const isTouch = (): boolean => matchMedia("(pointer: coarse)").matches;
