/** Another page of the exhibition, read as a document. */
export type LoadedPage =
  | { readonly kind: "page"; readonly address: URL; readonly document: Document }
  /** Not one of ours as it should be: the browser is to open it by itself. */
  | { readonly kind: "doubt" }
  | { readonly kind: "unreachable" };

const TIMEOUT_MS = 15_000;

/**
 * `XMLHttpRequest` reads a page into a document that runs nothing; `DOMParser` would need a Trusted Types policy for the same.
 * @param signal ends it: somebody went elsewhere meanwhile, and nobody is answered
 */
export function loadPage(address: URL, base: string, signal: AbortSignal): Promise<LoadedPage> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", address.href);
    request.responseType = "document";
    request.timeout = TIMEOUT_MS;
    request.onload = () => resolve(judged(request, base));
    request.onerror = () => resolve({ kind: "unreachable" });
    request.ontimeout = () => resolve({ kind: "unreachable" });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send();
  });
}

function judged({ status, responseURL, responseXML }: XMLHttpRequest, base: string): LoadedPage {
  const isAnswer = (status >= 200 && status < 300) || status === 404;
  if (!isAnswer || responseXML === null || !URL.canParse(responseURL)) return { kind: "doubt" };
  const address = new URL(responseURL);
  const isOurs =
    isWithin(address, base) &&
    responseXML.querySelector("main#main") !== null &&
    responseXML.documentElement.dataset["meeting"] === document.documentElement.dataset["meeting"] &&
    scriptsOf(responseXML) === scriptsOf(document);
  return isOurs ? { kind: "page", address, document: responseXML } : { kind: "doubt" };
}

/** An address of this exhibition. */
export const isWithin = ({ origin, pathname }: URL, base: string): boolean =>
  origin === location.origin && (pathname === base || pathname.startsWith(`${base}/`));

/** Another build's page needs its own script. */
const scriptsOf = (page: Document): string =>
  [...page.querySelectorAll<HTMLScriptElement>('script[type="module"][src]')]
    .map((script) => script.getAttribute("src"))
    .join();
