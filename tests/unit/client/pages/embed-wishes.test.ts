import { expect, test } from "vitest";
import { embedWishes } from "../../../../client/pages/embed/embed-wishes.ts";

test("[OU30] an address that asks for nothing has the title and the link, and the system's theme", () => {
  expect(embedWishes("")).toEqual({ theme: null, parts: new Set(["title", "link"]) });
});

test.each([
  ["?parts=", []],
  ["?parts=ruler", ["ruler"]],
  ["?parts=link,title,ruler", ["title", "link", "ruler"]],
  ["?parts=chat,title,,%20", ["title"]],
])("[OU30] parts asked for by %s; what nobody knows is passed over", (search, parts) => {
  expect([...embedWishes(search).parts]).toEqual(parts);
});

test.each([
  ["?theme=dark", "dark"],
  ["?theme=hc-white", "hc-white"],
  ["?theme=pink", null],
  ["?theme=", null],
])("[OU30] the theme of %s", (search, theme) => {
  expect(embedWishes(search).theme).toBe(theme);
});
