import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { palette } from "../../../../../server/feeds/images/draw/palette.ts";

test("[FD90] share images have the colours of the house's pages", () => {
  const tokens = readFileSync(new URL("../../../../../client/ui/tokens.css", import.meta.url), "utf8");
  const light = tokens.slice(0, tokens.indexOf('[data-theme="dark"]'));
  const told = Object.keys(palette).map((name) => [name, new RegExp(`--${name}:\\s*(#\\w+);`).exec(light)?.[1]]);
  expect(Object.fromEntries(told)).toEqual(palette);
});
