import { resolve } from "node:path";
import { defineConfig } from "vite";

const pages = ["viewer", "control"];

export default defineConfig({
  root: "client",
  publicDir: "public",
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    // Data URIs would need a looser Content-Security-Policy for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(pages.map((page) => [page, resolve(import.meta.dirname, `client/${page}.html`)])),
    },
  },
});
