import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../../client/i18n/language.ts";
import type { LoadedPage } from "../../../../client/pages/exhibition/load-page.ts";
import { Walk } from "../../../../client/pages/exhibition/walk.ts";
import { patience } from "../../../support/patience.ts";

const base = "/m/primer/vystavka";
const home = location.href;

let walk: Walk;
let asked: string[];
let left: string[];
let arrivals: number;
let answer: (address: URL) => LoadedPage | Promise<LoadedPage>;

const aPage = (address: URL, title: string, more = ""): LoadedPage => {
  const page = document.implementation.createHTMLDocument(title);
  const main = page.createElement("main");
  const heading = page.createElement("h1");
  heading.tabIndex = -1;
  heading.textContent = title;
  main.append(heading);
  if (more !== "") {
    const outcome = page.createElement("p");
    outcome.className = "outcome";
    outcome.textContent = more;
    main.append(outcome);
  }
  page.body.append(main);
  return { kind: "page", address, document: page };
};
const link = (href: string, more: Partial<HTMLAnchorElement> = {}): HTMLAnchorElement => {
  const made = Object.assign(document.createElement("a"), { href, textContent: href, ...more });
  document.querySelector("main")?.append(made);
  return made;
};
/** What the walk leaves alone is not to take the test's page away. */
const press = (target: HTMLElement, how: MouseEventInit = {}): boolean => {
  let isWalked = false;
  addEventListener(
    "click",
    (event) => {
      isWalked = event.defaultPrevented;
      event.preventDefault();
    },
    { once: true },
  );
  target.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, button: 0, ...how }));
  return isWalked;
};
const title = () => document.querySelector("main h1")?.textContent;

beforeEach(() => {
  setLanguage("ru");
  document.body.append(document.createElement("main"));
  [asked, left, arrivals] = [[], [], 0];
  answer = (address) => aPage(address, `Стенд ${address.pathname.split("/").at(-1)}`);
  walk = new Walk({
    base,
    onArrival: () => {
      arrivals += 1;
    },
    load: async (address) => {
      asked.push(address.pathname + address.search);
      return answer(address);
    },
    leave: (address) => left.push(address.pathname),
  });
});
afterEach(() => {
  walk.stop();
  document.querySelector("main")?.remove();
  history.replaceState(null, "", home);
});

describe("[EB70] links of the exhibition", () => {
  test("bring another page into main, with its title, address and focus", async () => {
    const main = document.querySelector("main");
    expect(press(link(`${base}/2-brigada`))).toBe(true);
    await vi.waitFor(() => expect(title()).toBe("Стенд 2-brigada"), patience);
    expect([document.title, location.pathname, arrivals]).toEqual(["Стенд 2-brigada", `${base}/2-brigada`, 1]);
    expect([document.activeElement?.tagName, document.querySelector("main") === main]).toEqual(["H1", false]);
  });

  test.each([
    ["another page of the meeting", () => press(link("/m/primer/programma"))],
    ["an exhibition whose address begins alike", () => press(link("/m/primer/vystavka-2"))],
    ["another site", () => press(link("https://zabota.example/m/primer/vystavka"))],
    ["a file to keep", () => press(link(`${base}/4`, { download: "file" }))],
    ["another window", () => press(link(`${base}/4`, { target: "_blank" }))],
    ["a press for another tab", () => press(link(`${base}/4`), { ctrlKey: true })],
    ["the middle button", () => press(link(`${base}/4`), { button: 1 })],
  ])("leave to the browser %s", (_, pressed) => {
    expect([pressed(), asked]).toEqual([false, []]);
  });

  test("a form that finds stands goes where it leads, and what it found is said", async () => {
    answer = (address) => aPage(address, "Выставка", "Нашлось: 2 стенда");
    history.replaceState(null, "", base);
    walk.stop();
    const form = Object.assign(document.createElement("form"), { action: base, method: "get" });
    form.append(
      Object.assign(document.createElement("input"), { name: "q", value: " мост " }),
      Object.assign(document.createElement("input"), { name: "mesto", value: "" }),
    );
    document.querySelector("main")?.append(form);
    walk = new Walk({
      base,
      onArrival: () => {},
      load: async (address) => {
        asked.push(address.pathname + address.search);
        return answer(address);
      },
    });
    const said: string[] = [];
    document.addEventListener("efir-announce", (event) => said.push("text" in event ? String(event.text) : ""), {
      once: true,
    });
    form.requestSubmit();
    await vi.waitFor(() => expect(said).toEqual(["Нашлось: 2 стенда"]), patience);
    expect(asked).toEqual([`${base}?q=${encodeURIComponent("мост")}`]);
  });

  test("of two in a row the last one counts", async () => {
    const answers: ((page: LoadedPage) => void)[] = [];
    answer = () => new Promise((resolve) => answers.push(resolve));
    press(link(`${base}/1`));
    press(link(`${base}/2`));
    await vi.waitFor(() => expect(answers.length).toBe(2), patience);
    answers[1]?.(aPage(new URL(`${base}/2`, home), "второй"));
    await vi.waitFor(() => expect(title()).toBe("второй"), patience);
    answers[0]?.(aPage(new URL(`${base}/1`, home), "первый"));
    await Promise.resolve();
    expect([title(), arrivals]).toEqual(["второй", 1]);
  });

  test("back leads to the page before, at its place", async () => {
    history.replaceState(null, "", `${base}/1`);
    walk.stop();
    walk = new Walk({ base, onArrival: () => {}, load: async (address) => answer(address) });
    press(link(`${base}/2`));
    await vi.waitFor(() => expect(title()).toBe("Стенд 2"), patience);
    history.back();
    await vi.waitFor(() => expect(title()).toBe("Стенд 1"), patience);
    expect(location.pathname).toBe(`${base}/1`);
  });
});

test("[EB70] back, and forward again before that page came, leaves the reader where they are", async () => {
  press(link(`${base}/1`));
  await vi.waitFor(() => expect(title()).toBe("Стенд 1"), patience);
  press(link(`${base}/2`));
  await vi.waitFor(() => expect(title()).toBe("Стенд 2"), patience);
  const answers: ((page: LoadedPage) => void)[] = [];
  answer = () => new Promise((resolve) => answers.push(resolve));
  history.back();
  await vi.waitFor(() => expect(answers).toHaveLength(1), patience);
  history.forward();
  await vi.waitFor(() => expect(document.querySelector("main")?.hasAttribute("aria-busy")).toBe(false), patience);
  answers[0]?.(aPage(new URL(`${base}/1`, home), "Стенд 1"));
  await Promise.resolve();
  await Promise.resolve();
  expect([title(), location.pathname]).toEqual(["Стенд 2", `${base}/2`]);
});

describe("[EB70] in doubt", () => {
  test("the browser opens the page itself", async () => {
    answer = () => ({ kind: "doubt" });
    press(link(`${base}/3`));
    await vi.waitFor(() => expect(left).toEqual([`${base}/3`]), patience);
    expect(arrivals).toBe(0);
  });

  test("without a network the page stays, with its sound, and says so", async () => {
    answer = () => ({ kind: "unreachable" });
    press(link(`${base}/3`));
    await vi.waitFor(
      () => expect(document.querySelector("[role=alert]")?.textContent).toContain("Страница не открылась"),
      patience,
    );
    expect([left, location.href]).toEqual([[], home]);
  });
});
