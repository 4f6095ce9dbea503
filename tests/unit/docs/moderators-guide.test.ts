import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** docs/moderators-guide.md says «…» of what stands in the interface, word for word, and of nothing else. */
const root = join(import.meta.dirname, "..", "..", "..");
const guide = readFileSync(join(root, "docs", "moderators-guide.md"), "utf8");

test("every word that the guide quotes stands in the interface", () => {
  const phrases = interfacePhrases();
  const unknown = quoted(guide).filter((words) => !phrases.some((phrase) => phrase.test(words)));
  expect(unknown).toEqual([]);
});

test("every picture of the guide is there, says what is on it, and is small", () => {
  const shown = [...guide.matchAll(/!\[([^\]]*)\]\(([^)]+)\)|<img src="([^"]+)" alt="([^"]*)"/g)];
  expect(shown.length).toBeGreaterThan(10);
  for (const [, alt, path, src, alternative] of shown) {
    const file = join(root, "docs", path ?? src ?? "");
    expect([path ?? src, existsSync(file)]).toEqual([path ?? src, true]);
    expect((alt ?? alternative ?? "").length).toBeGreaterThan(10);
    expect(readFileSync(file).length).toBeLessThan(120 * 1024);
  }
});

test("no picture is kept that the guide does not show", () => {
  const kept = globSync("docs/pictures/*", { cwd: root }).map((path) => path.replace("docs/", ""));
  expect(kept.filter((path) => !guide.includes(path))).toEqual([]);
});

test("every link inside the guide leads somewhere", () => {
  const headings = new Set([...guide.matchAll(/^#+ (.+)$/gm)].map(([, words = ""]) => anchorOf(words)));
  const links = [...guide.matchAll(/\]\(([^)]+)\)/g)].map(([, to = ""]) => to);
  const broken = links.filter((to) =>
    to.startsWith("#") ? !headings.has(to.slice(1)) : !existsSync(join(root, "docs", to)),
  );
  expect(broken).toEqual([]);
});

function quoted(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/«([^»]+)»/g)].map(([, words = ""]) => plain(words)))];
}

/** Every text of the client and of the kinds of cards; what is filled in stands for anything. */
function interfacePhrases(): readonly RegExp[] {
  const files = globSync(["client/**/*.ts", "shared/cards/**/*.ts"], { cwd: root });
  const literals = files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/"(?:[^"\\\n]|\\.)*"/g)].flatMap(([literal]) =>
      asText(literal),
    ),
  );
  return [...new Set(literals)].filter((text) => /[а-яё]{3}/iu.test(text)).map(asPattern);
}

/** What is filled in stands for anything; a quote may be whole sentences from the beginning, or one side of a colon. */
function asPattern(text: string): RegExp {
  const sentences = plain(text).split(/(?<=[.?!])\s/u);
  const ends = sentences.map((_, index) => sentences.slice(0, index + 1).join(" "));
  const said = [...ends, ...plain(text).split(/:\s/u)].filter((words) => /[а-яё]{3}/iu.test(words)).map(filledIn);
  return new RegExp(`^(?:${said.join("|")})$`, "u");
}

const filledIn = (words: string): string =>
  `${words
    .replace(/[.:]$/, "")
    .split(/\{\w+\}/)
    .map(escaped)
    .join(".+")}[.:]?`;

const asText = (literal: string): readonly string[] => {
  try {
    return [String(JSON.parse(literal))];
  } catch {
    return [];
  }
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const plain = (text: string): string => text.replace(/\s+/gu, " ").trim();
/** As forges make it of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");
