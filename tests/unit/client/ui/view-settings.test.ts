import { describe, expect, test } from "vitest";
import firstPaint from "../../../../client/public/first-paint.js?raw";
import { attributesOf, choices, parseView, themeOf, usualView } from "../../../../client/ui/view-settings.ts";

describe("the theme of a reader who chose nothing", () => {
  test.each([
    [false, false, "light"],
    [true, false, "dark"],
    [false, true, "hc-white"],
    [true, true, "hc-black"],
  ] as const)("[VW10] dark %s, more contrast %s: %s", (isDark, wantsContrast, theme) => {
    expect(themeOf("system", { isDark, wantsContrast })).toBe(theme);
  });
});

test("[VW10] what the reader chose stands against the system", () => {
  expect(themeOf("hc-blue", { isDark: true, wantsContrast: true })).toBe("hc-blue");
});

test.each([null, "", "{", "7", "[]", '{"theme":"pink","size":200}'])(
  "[VW11] kept nonsense is the usual view: %s",
  (kept) => {
    expect(parseView(kept)).toEqual(usualView);
  },
);

test("[VW11] what was kept comes back", () => {
  const view = { ...usualView, theme: "hc-black", size: "200", pictures: "hidden" } as const;
  expect(parseView(JSON.stringify(view))).toEqual(view);
});

describe("the script before the first paint", () => {
  const kept = Object.entries(choices).flatMap(([setting, allowed]) =>
    allowed.map((choice) => JSON.stringify({ [setting]: choice })),
  );

  test.each([null, "{", "7", ...kept])("[VW12] sets what the page would set: %s", (text) => {
    for (const isDark of [false, true]) {
      for (const wantsContrast of [false, true]) {
        const expected = attributesOf(parseView(text), { isDark, wantsContrast });
        const present = Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== null));
        expect(run(text, isDark, wantsContrast)).toEqual(present);
      }
    }
  });

  test("[VW12] does without a storage that refuses", () => {
    const attributes = runWith(
      () => {
        throw new Error("denied");
      },
      false,
      false,
    );
    expect(attributes).toEqual({ "data-theme": "light" });
  });
});

const run = (kept: string | null, isDark: boolean, wantsContrast: boolean) =>
  runWith(() => kept, isDark, wantsContrast);

function runWith(getItem: () => string | null, isDark: boolean, wantsContrast: boolean) {
  const attributes: Record<string, string> = {};
  const setAttribute = (name: string, value: string) => {
    attributes[name] = value;
  };
  const matchMedia = (query: string) => ({ matches: query.includes("dark") ? isDark : wantsContrast });
  new Function("document", "localStorage", "matchMedia", firstPaint)(
    { documentElement: { setAttribute } },
    { getItem },
    matchMedia,
  );
  return attributes;
}
