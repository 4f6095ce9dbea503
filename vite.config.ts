import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

const pages = [
  "viewer",
  "control",
  "document",
  "overlay",
  "tv",
  "embed",
  "exhibition",
  "stand-editor",
  "reporter",
  "feed",
];

/** Small, and wanted by nearly every page: in one file they compress together, and are one request. Nothing of it acts when loaded. */
const base = [
  /node_modules[\\/](lit|lit-html|lit-element|@lit)[\\/]/,
  /client[\\/]i18n[\\/]/,
  /client[\\/]ui[\\/](icons|styles|strings|properties|dialog|announcer|announcement-queue|loudspeaker)\.ts/,
  /shared[\\/](time|ids|result|zone)\.ts/,
];

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
      output: { codeSplitting: { groups: base.map((test) => ({ name: "base", test })) } },
    },
  },
});
