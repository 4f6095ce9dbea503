import axe from "axe-core";
import { render } from "lit";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loaded } from "../../../client/cards/card-elements.ts";
import type { CardSlotElement } from "../../../client/cards/card-slot.ts";
import { kindsGallery } from "../../../client/gallery/kinds.ts";
import { fullnesses, madeCard } from "../../../client/gallery/made-cards.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import "../../../client/pages/viewer/stage.css";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import { cardKindNames, kindOf } from "../../../shared/cards/index.ts";
import { patience } from "../../support/patience.ts";

let place: HTMLElement;

beforeEach(async () => {
  setLanguage("ru");
  // Half-faded text has half the contrast.
  document.documentElement.setAttribute("data-motion", "off");
  await Promise.all(cardKindNames.map(loaded));
  place = document.createElement("div");
  place.className = "page";
  document.body.append(place);
});

afterEach(() => {
  place.remove();
  vi.restoreAllMocks();
  for (const name of ["data-motion", "data-theme", "data-size", "data-spacing"])
    document.documentElement.removeAttribute(name);
});

/** Every kind, usual, sparse, full and overlong, on stage and on paper; drawn and measured. */
async function showAll(): Promise<void> {
  render(kindsGallery(null), place);
  await drawn();
}

async function drawn(): Promise<void> {
  const slots = [...place.querySelectorAll("efir-card-slot")];
  await Promise.all(slots.map(({ updateComplete }) => updateComplete));
  // A chart draws once its width is known.
  const charts = () => everything(place).filter(({ classList }) => classList.contains("chart"));
  await expect.poll(() => charts().every(({ childElementCount }) => childElementCount > 1), patience).toBe(true);
  const elements = everything(place).filter((one): one is CardSlotElement => "updateComplete" in one);
  await Promise.all(elements.map(({ updateComplete }) => updateComplete));
}

async function aSlot(name: (typeof cardKindNames)[number], fullness: (typeof fullnesses)[number]) {
  const slot = document.createElement("efir-card-slot");
  slot.card = madeCard(name, fullness);
  place.append(slot);
  await drawn();
  return slot;
}

const everything = (root: Element | ShadowRoot): Element[] => {
  const inside = root instanceof Element && root.shadowRoot !== null ? [...root.shadowRoot.children] : [];
  return [...inside, ...root.children].flatMap((child) => [child, ...everything(child)]);
};

const said = (root: Element): string =>
  everything(root)
    .flatMap((one) => [...one.childNodes, ...(one.shadowRoot?.childNodes ?? [])])
    .filter((node) => node instanceof Text && node.parentElement?.localName !== "style")
    .map((node) => node.textContent)
    .join(" ");

describe.each(cardKindNames)("%s", (name) => {
  test.each(fullnesses)("[CD5] %s: is drawn by its own element, with one place for the focus", async (fullness) => {
    const { drawn: element } = await aSlot(name, fullness);
    expect(element?.localName).toMatch(/^efir-/u);
    expect(element?.shadowRoot?.querySelectorAll('[tabindex="-1"]')).toHaveLength(1);
    expect(said(place)).not.toContain("нового вида");
  });

  test("[CD2] shows markup as text", async () => {
    document.title = "as it was";
    await aSlot(name, "overlong");
    expect(document.title).toBe("as it was");
    expect(everything(place).filter((one) => one.localName === "script" || one.getAttribute("src") === "x")).toEqual(
      [],
    );
  });

  test("[CD5] tells screen readers which words are Russian on an English page", async () => {
    setLanguage("en");
    const { drawn: element } = await aSlot(name, "full");
    if (element === null) throw new Error("nothing is drawn");
    expect(everything(element).filter((one) => one.getAttribute("lang") === "ru")).not.toEqual([]);
  });
});

test("[CD4] a kind that this page has not heard of is a quiet line, and no error", async () => {
  const complained = vi.spyOn(console, "error");
  const slot = document.createElement("efir-card-slot");
  // What a newer server may send, which the types of this page rule out.
  slot.card = { kind: "poll", id: "poll-0001" } as never;
  place.append(slot);
  await slot.updateComplete;
  expect(slot.shadowRoot?.querySelector("p")?.textContent).toContain("Обновите страницу");
  expect(kindOf({ kind: "poll" })).toBeNull();
  expect(complained).not.toHaveBeenCalled();
});

describe.each(themes)("in the theme %s", (theme) => {
  test("[CD7] axe finds nothing in any kind, on stage or on paper", async () => {
    document.documentElement.setAttribute("data-theme", theme);
    await showAll();
    const { violations } = await axe.run(place, {
      resultTypes: ["violations"],
      // The same card stands twice here, which no page does.
      rules: { region: { enabled: false }, "landmark-unique": { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
  });
});

describe.each([
  ["320px", "100", "usual"],
  ["320px", "200", "usual"],
  ["320px", "200", "wide"],
  ["60rem", "200", "usual"],
])("%s wide at %s percent text, %s spacing", (width, size, spacing) => {
  test("[CD7] nothing sticks out sideways, and what can be pressed is at least 44 px high", async () => {
    document.documentElement.setAttribute("data-size", size);
    document.documentElement.setAttribute("data-spacing", spacing);
    place.style.width = width;
    await showAll();
    for (const details of everything(place).filter((one) => one instanceof HTMLDetailsElement)) details.open = true;
    await drawn();
    expect(sticksOut()).toEqual([]);
    expect(lowTargets()).toEqual([]);
  });
});

function sticksOut(): string[] {
  return [...place.querySelectorAll(".gallery__box")].flatMap((box) => {
    const { left, right } = box.getBoundingClientRect();
    return everything(box)
      .filter((one) => one.checkVisibility() && one.closest(".vh, .scroller") === null && one.localName !== "title")
      .filter((one) => {
        const at = one.getBoundingClientRect();
        return at.width > 0 && (at.left < left - 1 || at.right > right + 1);
      })
      .map((one) => `${hostOf(one)} ${one.localName}.${one.getAttribute("class")}`);
  });
}

const lowTargets = (): string[] =>
  everything(place)
    .filter((one) => one.matches("button, summary, a") && one.checkVisibility())
    .filter((one) => one.getBoundingClientRect().height < 43.5)
    .map((one) => `${hostOf(one)} ${one.textContent?.trim().slice(0, 40)}`);

function hostOf(one: Element): string {
  const root = one.getRootNode();
  return root instanceof ShadowRoot ? root.host.localName : "";
}
