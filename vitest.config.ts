import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

const chromium = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** A hang still ends; a machine with other work is none. */
const testTimeout = 30_000;

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts"], environment: "node", testTimeout } },
      { test: { name: "contract", include: ["tests/contract/**/*.test.ts"], environment: "node", testTimeout } },
      {
        // Found late, one makes the page load anew in the middle of a run.
        optimizeDeps: {
          include: [
            "hls.js/light",
            "idb",
            "tus-js-client",
            "qr",
            "socket.io-client",
            "axe-core",
            ...["if-defined", "keyed", "live", "repeat"].map((name) => `lit/directives/${name}.js`),
          ],
        },
        test: {
          name: "browser",
          testTimeout,
          include: ["tests/browser/**/*.test.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium, args: ["--no-sandbox"] } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        test: {
          name: "journeys",
          include: ["tests/journeys/**/*.test.ts"],
          environment: "node",
          // Each journey runs a server, an encoder and a browser: one at a time, or they starve each other.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "proofs",
          include: ["tests/proofs/**/*.test.ts"],
          environment: "node",
          // Long, and mostly waiting: they bear a neighbour, and assert nothing that it could spoil.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
