/** What a viewer's first view may weigh, gzipped: the page, its scripts and styles, and the fonts. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./setup.mjs";

const budgetKb = 300;
const dist = join(root, "dist", "client");

/** @returns {{ file: string, gzBytes: number }[]} what the browser fetches before the first picture */
export function firstView() {
  const manifest = JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8"));
  const files = new Set(["viewer.html"]);
  const visit = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit("viewer.html");
  // Digits and punctuation stand in the Latin files, so a Russian page loads both.
  for (const file of readdirSync(join(dist, "assets"))) if (file.endsWith(".woff2")) files.add(`assets/${file}`);
  return [...files].map((file) => {
    const bytes = readFileSync(join(dist, file));
    return { file, gzBytes: file.endsWith(".woff2") ? bytes.length : gzipSync(bytes).length };
  });
}

/** @returns {string | null} the problem, or `null` when the budget holds */
export function checkSize() {
  if (!existsSync(dist)) return "dist/client is missing: run npm run build";
  const files = firstView();
  const totalKb = files.reduce((sum, one) => sum + one.gzBytes, 0) / 1024;
  if (totalKb <= budgetKb) return null;
  const lines = files.map((one) => `  ${(one.gzBytes / 1024).toFixed(1)} KB  ${one.file}`);
  return [`first view weighs ${totalKb.toFixed(0)} KB gz, the budget is ${budgetKb} KB`, ...lines].join("\n");
}
