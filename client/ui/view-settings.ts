/** How a reader wants the page to look, and what that makes of `<html>`. Pure. Rules VW10–VW14 in docs/spec/viewer.md. */

export const themes = ["light", "dark", "hc-white", "hc-black", "hc-blue"] as const;
export type Theme = (typeof themes)[number];

/** Every setting with its choices, the usual one first. */
export const choices = {
  theme: ["system", ...themes],
  size: ["100", "125", "150", "200"],
  face: ["own", "arial", "times"],
  spacing: ["normal", "wide"],
  motion: ["system", "off"],
  pictures: ["shown", "hidden"],
} as const;

export type ViewSetting = keyof typeof choices;
export type ViewSettings = { readonly [Setting in ViewSetting]: (typeof choices)[Setting][number] };

export const usualView: ViewSettings = {
  theme: "system",
  size: "100",
  face: "own",
  spacing: "normal",
  motion: "system",
  pictures: "shown",
};

/** What the operating system asks for. */
export interface Preferences {
  readonly isDark: boolean;
  readonly wantsContrast: boolean;
}

/** A reader who chose nothing gets what the system asks for, high contrast before darkness. */
export function themeOf(choice: ViewSettings["theme"], { isDark, wantsContrast }: Preferences): Theme {
  if (choice !== "system") return choice;
  if (wantsContrast) return isDark ? "hc-black" : "hc-white";
  return isDark ? "dark" : "light";
}

/** The `data-` attributes of `<html>` that tokens.css knows; `null`: the attribute goes. */
export function attributesOf(view: ViewSettings, preferences: Preferences): Readonly<Record<string, string | null>> {
  return {
    "data-theme": themeOf(view.theme, preferences),
    "data-size": view.size === "100" ? null : view.size,
    "data-face": view.face === "own" ? null : view.face,
    "data-spacing": view.spacing === "wide" ? "wide" : null,
    "data-motion": view.motion === "off" ? "off" : null,
    "data-images": view.pictures === "hidden" ? "off" : null,
  };
}

/** Reads what was kept; anything unknown becomes the usual. */
export function parseView(kept: string | null): ViewSettings {
  const parsed = objectIn(kept);
  const pick = <Choice extends string>(setting: ViewSetting, allowed: readonly [Choice, ...Choice[]]): Choice =>
    allowed.find((choice) => choice === parsed[setting]) ?? allowed[0];
  return {
    theme: pick("theme", choices.theme),
    size: pick("size", choices.size),
    face: pick("face", choices.face),
    spacing: pick("spacing", choices.spacing),
    motion: pick("motion", choices.motion),
    pictures: pick("pictures", choices.pictures),
  };
}

function objectIn(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
