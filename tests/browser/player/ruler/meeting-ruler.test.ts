import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { setLanguage } from "../../../../client/i18n/language.ts";
import { themes } from "../../../../client/ui/view-settings.ts";
import { aRuler, type RulerState, rulerStates, visible } from "./a-ruler.ts";

beforeEach(async () => {
  setLanguage("ru");
  await page.viewport(1440, 900);
});
afterEach(() => {
  document.body.replaceChildren();
  for (const name of ["data-theme", "data-size"]) document.documentElement.removeAttribute(name);
});

const buttonOf = (root: ParentNode, title: string) =>
  visible(root, ".part button").find(({ textContent }) => textContent?.includes(title)) ?? null;

describe("the slider", () => {
  test("[RL30] says time, item and where that is", async () => {
    expect((await aRuler("live")).slider?.ariaValueText).toBe("11:42, пункт 3, Долговременный уход, прямой эфир");
    expect((await aRuler("behind")).slider?.ariaValueText).toBe(
      "11:26:00, пункт 3, Долговременный уход, на 16 мин 0 с позади эфира",
    );
    expect((await aRuler("replay")).slider?.ariaValueText).toBe(
      "56 мин 0 с из 1 ч 58 мин 0 с, в зале 11:26:00, пункт 3, Долговременный уход",
    );
  });

  test("[RL40] is worked by keys, which do not reach the page", async () => {
    const { slider, asked } = await aRuler("behind");
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener("keydown", hear);
    slider?.focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowRight}{PageUp}{PageDown}{Home}{End}k");
    document.removeEventListener("keydown", hear);
    expect(asked).toEqual([55.83, 56.17, 50, "live", 22, "live"]);
    expect(heard).toEqual(["k"]);
  });

  test("[RL43] is not there before the broadcast: the items are a list", async () => {
    const { root, slider } = await aRuler("before");
    expect(slider).toBeNull();
    expect(root.querySelectorAll(".parts li")).toHaveLength(7);
    expect(visible(root, ".part button")).toEqual([]);
  });
});

describe("the pointer", () => {
  type Moves = readonly (readonly [type: string, minute: number])[];

  /** A pointer over the ruler of 150 minutes; on what stands there, as a real one is. */
  async function point(state: RulerState, moves: Moves, pointerType = "mouse") {
    const drawn = await aRuler(state);
    const track = drawn.root.querySelector<HTMLElement>(".track");
    if (track === null) throw new Error("no track");
    // A made-up pointer cannot be captured; the capture itself is the browser's matter.
    track.setPointerCapture = () => undefined;
    const { left, width, top, height } = track.getBoundingClientRect();
    for (const [type, minute] of moves) {
      const [clientX, clientY] = [left + (width * minute) / 150, top + height / 2];
      const target = drawn.root.elementFromPoint(clientX, clientY);
      target?.dispatchEvent(
        new PointerEvent(type, { pointerId: 1, pointerType, clientX, clientY, bubbles: true, composed: true }),
      );
    }
    await drawn.ruler.updateComplete;
    return drawn;
  }

  test("[RL24] drags, by mouse or finger: shown at once, sought when let go", async () => {
    const dragging = await point(
      "behind",
      [
        ["pointerdown", 48],
        ["pointermove", 40],
      ],
      "touch",
    );
    expect(dragging.slider?.getAttribute("aria-valuenow")).toBe(String(40 * 60));
    expect(dragging.asked).toEqual([]);
    const { asked } = await point(
      "behind",
      [
        ["pointerdown", 48],
        ["pointermove", 40],
        ["pointerup", 40],
      ],
      "touch",
    );
    expect(asked).toEqual([40]);
  });

  test("[RL24] drags no further than can be watched", async () => {
    expect(
      (
        await point("behind", [
          ["pointerdown", 48],
          ["pointermove", 5],
          ["pointerup", 5],
        ])
      ).asked,
    ).toEqual([22]);
    expect(
      (
        await point("behind", [
          ["pointerdown", 48],
          ["pointermove", 140],
          ["pointerup", 140],
        ])
      ).asked,
    ).toEqual(["live"]);
  });

  test("[RL24] pressed where nothing can be watched does nothing", async () => {
    expect(
      (
        await point("behind", [
          ["pointerdown", 12],
          ["pointerup", 12],
        ])
      ).asked,
    ).toEqual([]);
    expect(
      (
        await point("behind", [
          ["pointerdown", 132],
          ["pointerup", 132],
        ])
      ).asked,
    ).toEqual([]);
  });

  test("[RL25] beside an item's words leads to that moment, on them to the item's start", async () => {
    expect(
      (
        await point("live", [
          ["pointerdown", 48],
          ["pointerup", 48],
        ])
      ).asked,
    ).toEqual([48]);
    const { root, asked } = await aRuler("live");
    buttonOf(root, "Доклад министра")?.click();
    expect(asked).toEqual([15]);
  });

  test("[RL25] a press on an item's words is not a place as well", async () => {
    const onWords = [
      ["pointerdown", 17],
      ["pointerup", 17],
    ] as const;
    expect((await point("live", onWords)).asked).toEqual([]);
  });

  test("[RL24] a finger that scrolls the page seeks nothing", async () => {
    expect(
      (
        await point(
          "live",
          [
            ["pointerdown", 48],
            ["pointermove", 40],
            ["pointercancel", 40],
          ],
          "touch",
        )
      ).asked,
    ).toEqual([]);
  });

  test("[RL32] looks: time and item stand over the ruler", async () => {
    const tip = async (minute: number) =>
      (await point("behind", [["pointermove", minute]])).root.querySelector(".tip")?.textContent;
    expect(await tip(48)).toBe("11:18:00, Доклад министра");
    expect(await tip(12)).toBe("10:42:00, Открытие, уже не перематывается");
    expect(await tip(132)).toBe("12:42:00, Награждение, ещё впереди");
  });
});

describe("on a phone", () => {
  test("[RL31] a line says what is on", async () => {
    const { root } = await aRuler("live", "390px");
    const line = visible(root, ".line p")[0]?.textContent ?? "";
    expect(line.replaceAll(/\s+/g, " ").trim()).toBe("Пункт 3 из 7. Долговременный уход до 11:50");
    expect(visible(root, ".times")).toEqual([]);
  });

  test("[RL31] «Пункты» opens the items as a list to press", async () => {
    const { ruler, root, asked } = await aRuler("behind", "390px");
    visible(root, ".line button")[0]?.click();
    await ruler.updateComplete;
    const list = root.querySelector("efir-part-list");
    await list?.updateComplete;
    const buttons = [...(list?.shadowRoot?.querySelectorAll("button") ?? [])];
    expect(list?.shadowRoot?.querySelectorAll("li")).toHaveLength(7);
    // The first two begin before the window, the rest have not begun.
    expect(buttons.map(({ textContent }) => textContent?.includes("Долговременный уход"))).toEqual([true]);
    buttons[0]?.click();
    await ruler.updateComplete;
    expect(asked).toEqual([50]);
    expect(root.querySelector("efir-dialog")).toBeNull();
  });
});

describe.each(["hc-black", "light"])("[RL44] in the theme %s", (theme) => {
  test("what has left the window, the past, the present and what is ahead differ in shape or filling", async () => {
    document.documentElement.setAttribute("data-theme", theme);
    const { root } = await aRuler("behind");
    const looks = [".part--past", ".part--now", ".part--next"].map((selector) => {
      const style = getComputedStyle(root.querySelector(selector) ?? document.body);
      return [style.backgroundColor, style.backgroundImage === "none", style.borderBottomWidth].join();
    });
    expect(new Set(looks).size).toBe(3);
    expect(root.querySelector(".gone")?.getBoundingClientRect().width).toBeGreaterThan(100);
  });
});

describe.each(themes)("in the theme %s", (theme) => {
  test("[RL44] axe finds nothing in any state, wide and narrow", async () => {
    document.documentElement.setAttribute("data-theme", theme);
    for (const state of rulerStates) for (const width of ["75rem", "320px"]) await aRuler(state, width);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

describe.each([
  ["320px", "100"],
  ["320px", "200"],
  ["60rem", "200"],
])("%s wide at %s percent text", (width, size) => {
  test.each(rulerStates)("[RL44] nothing sticks out sideways: %s", async (state) => {
    document.documentElement.setAttribute("data-size", size);
    const { ruler, root } = await aRuler(state, width);
    const { left, right } = ruler.getBoundingClientRect();
    const out = visible(root, "*").filter((element) => {
      const box = element.getBoundingClientRect();
      const isCut = element.matches(".vh, .part *, .highlight, .head, .gap");
      return !isCut && box.width > 0 && (box.left < left - 1 || box.right > right + 1);
    });
    expect(out.map(({ className }) => className)).toEqual([]);
  });
});

test("[RL41] a finger has 44 px of height, and 24 px of width where the part is as wide", async () => {
  const { root } = await aRuler("replay", "390px");
  expect(root.querySelector(".track")?.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  const narrow = visible(root, ".part button").filter((button) => {
    const part = button.parentElement?.getBoundingClientRect().width ?? 0;
    return button.getBoundingClientRect().width < Math.min(24, part) - 1;
  });
  expect(narrow).toEqual([]);
});
