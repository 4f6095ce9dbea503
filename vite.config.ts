import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

const pages = ["viewer", "control", "document", "overlay", "tv", "embed", "exhibition", "stand-editor", "reporter"];

/** `npm run dev`: pages look for newer ones of themselves. */
const reloading: Plugin = {
  name: "efir-reloading",
  apply: (_, { mode }) => mode === "development",
  transformIndexHtml: {
    order: "pre",
    handler: () => [{ tag: "script", attrs: { type: "module", src: "./pages/dev-reload.ts" }, injectTo: "head" }],
  },
};

export default defineConfig({
  root: "client",
  publicDir: "public",
  plugins: [reloading],
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
