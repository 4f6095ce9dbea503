/** Types, style, structure, dead code, templates, size: one line each, output only when it fails. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { findNode, root } from "./setup.mjs";
import { checkSize } from "./size-budget.mjs";

const bin = (name, ...path) => ({ name, args: [join(root, "node_modules", ...path)] });

const off = (...rules) => rules.flatMap((rule) => [`--rules.${rule}`, "off"]);

const checks = [
  { ...bin("types: server, shared, tests", "typescript", "bin", "tsc"), more: ["--noEmit", "-p", "."] },
  { ...bin("types: client", "typescript", "bin", "tsc"), more: ["--noEmit", "-p", "client"] },
  { ...bin("style: biome", "@biomejs", "biome", "bin", "biome"), more: ["check", "--error-on-warnings", "."] },
  {
    ...bin("structure: dependency-cruiser", "dependency-cruiser", "bin", "dependency-cruiser.mjs"),
    more: ["--config", ".dependency-cruiser.cjs", "--output-type", "json", "server", "shared", "client"],
    verdict: cruiseVerdict,
  },
  { ...bin("dead code: knip", "knip", "bin", "knip.js"), more: ["--no-progress"] },
  {
    ...bin("templates: lit-analyzer", "lit-analyzer", "cli.js"),
    before: ["--require", join(root, "tools", "typescript-5.cjs")],
    // Off: what it takes for unknown is newer than its lists (forced-color-adjust, .checked).
    more: [
      "client/**/*.ts",
      "--strict",
      "--maxWarnings",
      "0",
      ...off("no-missing-element-type-definition", "no-invalid-css", "no-unknown-property"),
    ],
  },
];

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function runStatic() {
  let failed = 0;
  const say = (name, problem) => {
    console.log(`${problem === null ? "✓" : "✗"} ${name}`);
    if (problem === null) return;
    failed += 1;
    console.log(problem);
  };
  // Not before: on a fresh clone Node 24 is there only once everything is installed.
  const node = findNode();
  for (const check of checks) {
    const result = spawnSync(node, [...(check.before ?? []), ...check.args, ...check.more], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    say(check.name, check.verdict ? check.verdict(result) : result.status === 0 ? null : result.stdout + result.stderr);
  }
  say("size: first view", checkSize());
  return { passed: checks.length + 1 - failed, failed };
}

// With TypeScript 7 and no swc it reads no module at all and is content: so the count is part of the verdict.
function cruiseVerdict({ stdout, stderr }) {
  try {
    const { summary } = JSON.parse(stdout);
    if (summary.totalCruised < 50) return `only ${summary.totalCruised} modules were read: is @swc/core installed?`;
    if (summary.error + summary.warn === 0) return null;
    return summary.violations.map((one) => `${one.rule.name}: ${one.from} → ${one.to}`).join("\n");
  } catch {
    return stdout + stderr;
  }
}
