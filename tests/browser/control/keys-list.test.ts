import { afterEach, expect, test } from "vitest";
import { bindings } from "../../../client/control/keys.ts";
import "../../../client/control/keys-list.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import guide from "../../../docs/moderators-guide.md?raw";

afterEach(() => document.body.replaceChildren());

test("[CR77] the room's list of keys and the moderator's guide say the same, line by line", async () => {
  expect(await listed()).toEqual(inGuide());
});

test("[CR77] every key of the room stands in its list", async () => {
  const caps = (await listed()).flatMap(([keys = ""]) => keys.split(" "));
  expect(caps).toEqual(expect.arrayContaining(Object.values(bindings).map((binding) => binding.caps)));
});

/** Keys and what they do, as the window draws them. */
async function listed(): Promise<readonly (readonly string[])[]> {
  setLanguage("ru");
  const list = document.createElement("efir-keys-list");
  document.body.append(list);
  await list.updateComplete;
  const words = (selector: string) => [...list.renderRoot.querySelectorAll(selector)].map((one) => plain(one));
  const [keys, acts] = [words("dt"), words("dd")];
  expect(keys.length).toBe(acts.length);
  return keys.map((key, index) => [key, acts[index] ?? ""]);
}

const plain = (one: Element): string => (one.textContent ?? "").replace(/\s+/gu, " ").trim();

/** The rows of the table under «Клавиши». */
function inGuide(): readonly (readonly string[])[] {
  const [, section = ""] = /^## Клавиши$([\s\S]*?)^## /m.exec(guide) ?? [];
  return [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, keys = "", act = ""]) => [keys, act]);
}
