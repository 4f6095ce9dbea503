/**
 * Walking the exhibition without leaving the page, so that what stands outside `main` goes on: the broadcast's bar and its sound
 * (EB70). On any doubt the browser opens the page itself.
 */
import { Announcement } from "../../ui/announcer.ts";
import { isWithin, type LoadedPage, loadPage } from "./load-page.ts";
import { t } from "./strings.ts";

export interface WalkPorts {
  /** `/m/kollegiya/vystavka` */
  readonly base: string;
  /** Another page stands in `main` now. */
  readonly onArrival: () => void;
  readonly load?: typeof loadPage;
  /** The browser opens it. */
  readonly leave?: (address: URL) => void;
}

/** How often a place on the page is kept with its entry of the history: browsers count such writes. */
const KEEP_PLACE_MS = 500;

export class Walk {
  readonly #ports: Required<WalkPorts>;
  #going: AbortController | null = null;
  #shown = shownAddress();
  #keeping: ReturnType<typeof setTimeout> | undefined;
  readonly #stop = new AbortController();

  constructor(ports: WalkPorts) {
    this.#ports = { load: loadPage, leave: (address) => location.assign(address), ...ports };
    const { signal } = this.#stop;
    document.addEventListener("click", this.#click, { signal });
    document.addEventListener("submit", this.#submit, { signal });
    addEventListener("popstate", this.#return, { signal });
    addEventListener("scroll", this.#keepPlaceSoon, { signal, passive: true });
  }

  stop(): void {
    this.#stop.abort();
    this.#going?.abort();
    clearTimeout(this.#keeping);
  }

  /** Goes there as a pressed link does. */
  go(address: URL): void {
    void this.#go(address, "forward");
  }

  /** Back where the reader stands, before the page that was asked for had come. */
  #callOff(): void {
    this.#going?.abort();
    document.querySelector("main")?.removeAttribute("aria-busy");
  }

  async #go(address: URL, way: "forward" | "back"): Promise<void> {
    this.#going?.abort();
    const going = new AbortController();
    this.#going = going;
    if (way === "forward") this.#keepPlace();
    const main = document.querySelector("main");
    main?.setAttribute("aria-busy", "true");
    const loaded = await this.#ports.load(address, this.#ports.base, going.signal);
    if (going.signal.aborted) return;
    main?.removeAttribute("aria-busy");
    this.#arrive(address, loaded, way);
  }

  #arrive(asked: URL, loaded: LoadedPage, way: "forward" | "back"): void {
    if (loaded.kind === "doubt") return void this.#ports.leave(asked);
    if (loaded.kind === "unreachable") return void this.#stay(way);
    const address = new URL(loaded.address);
    address.hash = asked.hash;
    if (way === "forward") {
      history.scrollRestoration = "manual";
      history.pushState(null, "", address);
    }
    const isSamePlace = location.pathname === new URL(this.#shown, location.href).pathname;
    this.#shown = shownAddress();
    take(loaded.document);
    this.#ports.onArrival();
    this.#stand(address, isSamePlace, way);
  }

  /** Where the eye and the focus go. */
  #stand(address: URL, isSamePlace: boolean, way: "forward" | "back"): void {
    const target = address.hash === "" ? null : document.getElementById(decodeURIComponent(address.hash.slice(1)));
    if (way === "back") scrollTo({ top: placeIn(history.state), behavior: "instant" });
    else if (target !== null) target.scrollIntoView();
    else if (!isSamePlace) scrollTo({ top: 0, behavior: "instant" });
    const outcome = document.querySelector<HTMLElement>(".outcome");
    if (isSamePlace && outcome !== null) {
      // Whoever looks for stands goes on in the form; what was found is said.
      document.querySelector<HTMLElement>(".find input")?.focus({ preventScroll: true });
      document.dispatchEvent(new Announcement(outcome.textContent ?? ""));
    } else document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  }

  /** The page stays, with its sound: a page of the browser's own would end it. */
  #stay(way: "forward" | "back"): void {
    if (way === "back") history.pushState(null, "", this.#shown);
    const main = document.querySelector("main");
    let words = main?.querySelector(".walk-trouble");
    if (words == null) {
      words = document.createElement("p");
      words.className = "walk-trouble";
      words.setAttribute("role", "alert");
      main?.prepend(words);
    }
    words.textContent = t("notOpened");
    words.scrollIntoView({ block: "nearest" });
  }

  readonly #click = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement);
    if (link === undefined || link.href === "" || link.target !== "" || link.hasAttribute("download")) return;
    const address = new URL(link.href);
    if (!isWithin(address, this.#ports.base)) return;
    // Within the page the browser knows the way.
    if (address.hash !== "" && address.pathname + address.search === this.#shown) return;
    event.preventDefault();
    this.go(address);
  };

  readonly #submit = (event: SubmitEvent) => {
    const { target: form } = event;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "get") return;
    const address = new URL(form.action);
    if (!isWithin(address, this.#ports.base)) return;
    event.preventDefault();
    const asked = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === "string" && value.trim() !== "" ? [[name, value.trim()]] : [],
    );
    address.search = new URLSearchParams(asked).toString();
    this.go(address);
  };

  readonly #return = () => {
    if (shownAddress() === this.#shown) return this.#callOff();
    void this.#go(new URL(location.href), "back");
  };

  readonly #keepPlaceSoon = () => {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keepPlace(), KEEP_PLACE_MS);
  };

  #keepPlace(): void {
    clearTimeout(this.#keeping);
    // The entry of a page that is on its way is not this one's to write.
    if (shownAddress() === this.#shown) history.replaceState({ efirTop: scrollY }, "");
  }
}

const shownAddress = (): string => location.pathname + location.search;

const placeIn = (state: unknown): number =>
  typeof state === "object" && state !== null && "efirTop" in state && typeof state.efirTop === "number"
    ? state.efirTop
    : 0;

/** What differs between two pages: words, title, the address that search engines and shares use. */
function take(page: Document): void {
  const main = page.querySelector("main");
  if (main !== null) document.querySelector("main")?.replaceWith(document.adoptNode(main));
  document.title = page.title;
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? null;
  if (canonical !== null) document.querySelector('link[rel="canonical"]')?.setAttribute("href", canonical);
}
