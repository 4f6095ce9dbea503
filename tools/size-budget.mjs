/** What a viewer's first view may weigh, gzipped: the page, its scripts and styles, and the fonts. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./setup.mjs";

const budgetKb = 300;
/** An overlay is drawn by the machine that encodes: no player in it. Scripts and styles, without fonts. */
const overlayBudgetKb = 60;
/** Read on a phone far from any mast: its player and its socket come after. */
const feedBudgetKb = 150;
const dist = join(root, "dist", "client");

/** What a page needs before anything is drawn. */
function filesOf(page) {
  const manifest = JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8"));
  const files = new Set([page]);
  const visit = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit(page);
  return files;
}

/**
 * @param {string} page its entry
 * @returns {{ file: string, gzBytes: number }[]} what the browser fetches before the first picture
 */
export function firstView(page = "viewer.html") {
  const files = filesOf(page);
  // Digits and punctuation stand in the Latin files, so a Russian page loads both.
  for (const file of readdirSync(join(dist, "assets"))) if (file.endsWith(".woff2")) files.add(`assets/${file}`);
  return [...files].map(weighed);
}

function weighed(file) {
  const bytes = readFileSync(join(dist, file));
  return { file, gzBytes: file.endsWith(".woff2") ? bytes.length : gzipSync(bytes).length };
}

/** @returns {string | null} the problem, or `null` when the budget holds */
export function checkSize() {
  if (!existsSync(dist)) return "dist/client is missing: run npm run build";
  return (
    overWeight("first view", firstView(), budgetKb) ??
    // Its player comes when the sound is asked for, or goes on.
    overWeight("a stand's page", firstView("exhibition.html"), budgetKb) ??
    overWeight("a feed's page", firstView("feed.html"), feedBudgetKb) ??
    overWeight("an overlay", [...filesOf("overlay.html")].map(weighed), overlayBudgetKb)
  );
}

function overWeight(what, files, mostKb) {
  const totalKb = files.reduce((sum, one) => sum + one.gzBytes, 0) / 1024;
  if (totalKb <= mostKb) return null;
  const lines = files.map((one) => `  ${(one.gzBytes / 1024).toFixed(1)} KB  ${one.file}`);
  return [`${what} weighs ${totalKb.toFixed(0)} KB gz, the budget is ${mostKb} KB`, ...lines].join("\n");
}
