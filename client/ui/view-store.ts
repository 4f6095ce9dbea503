import type { LitElement, ReactiveController } from "lit";
import { attributesOf, parseView, usualView, type ViewSettings } from "./view-settings.ts";

/** Also read by public/first-paint.js, before anything is drawn. */
const STORAGE_KEY = "efir.view";

/** The page's one view: kept in this browser, put on `<html>`, and followed when the system changes its mind. */
class ViewStore {
  #view: ViewSettings = parseView(recall());
  readonly #listeners = new Set<() => void>();
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  readonly #contrast = matchMedia("(prefers-contrast: more)");

  constructor() {
    this.#dark.addEventListener("change", this.#apply);
    this.#contrast.addEventListener("change", this.#apply);
    // Another tab of the same browser: one person, one view.
    addEventListener("storage", ({ key }) => {
      if (key === STORAGE_KEY || key === null) this.#take(parseView(recall()));
    });
    this.#apply();
  }

  get view(): ViewSettings {
    return this.#view;
  }

  change(part: Partial<ViewSettings>): void {
    this.#take({ ...this.#view, ...part });
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(this.#view));
    } catch {
      // Not kept: it holds for this page.
    }
  }

  reset(): void {
    this.change(usualView);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #take(view: ViewSettings): void {
    this.#view = view;
    this.#apply();
    for (const listener of [...this.#listeners]) listener();
  }

  readonly #apply = () => {
    const preferences = { isDark: this.#dark.matches, wantsContrast: this.#contrast.matches };
    const attributes = attributesOf(this.#view, preferences);
    // The control room is always dark, so that red and green tallies stand out; high contrast is honoured there too.
    const isDesk = document.documentElement.dataset["density"] === "compact";
    const theme = isDesk && attributes["data-theme"] === "light" ? "dark" : (attributes["data-theme"] ?? null);
    for (const [name, value] of Object.entries({ ...attributes, "data-theme": theme })) {
      if (value === null) document.documentElement.removeAttribute(name);
      else document.documentElement.setAttribute(name, value);
    }
  };
}

function recall(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

export const viewStore = new ViewStore();

/** The page's view for an element that draws differently by it. */
export class ViewController implements ReactiveController {
  readonly #host: LitElement;
  #unsubscribe = () => {};

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get view(): ViewSettings {
    return viewStore.view;
  }

  hostConnected(): void {
    this.#unsubscribe = viewStore.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unsubscribe();
  }
}
