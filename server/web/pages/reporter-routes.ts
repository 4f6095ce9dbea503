import { type Response, Router } from "express";
import { fingerprint } from "../etag.ts";
import type { ClientBuild } from "../ports.ts";
import { reporterShell } from "./reporter-shell.ts";
import { sendPage } from "./send-page.ts";

/**
 * The reporter's page, what installs it and what opens it without a network (BZ100–BZ104). The page is the same under
 * every link: whether the link opens anything, the API says.
 */
export function reporterRoutes({ client }: { readonly client: ClientBuild }): Router {
  const router = Router();
  const worker = serviceWorker(client);

  router.get("/r/worker.js", (_request, response) => {
    response.set({
      "Content-Type": "text/javascript; charset=utf-8",
      // Browsers ask for it by themselves; a kept one would keep an old page alive.
      "Cache-Control": "no-cache",
      "Service-Worker-Allowed": "/r/",
    });
    response.send(worker);
  });

  router.get("/r/:token", (request, response) => {
    openForRecording(response);
    sendPage(request, response, client.page("reporter"), "staff");
  });

  router.get("/r/:token/manifest.webmanifest", (request, response) => {
    // Whatever the address has there is put in as a string of JSON.
    const address = `/r/${encodeURIComponent(request.params.token)}`;
    response.set("Cache-Control", "private, no-cache").type("application/manifest+json");
    response.send(JSON.stringify({ ...manifest, id: address, start_url: address, scope: address }));
  });

  return router;
}

const manifest = {
  name: "Блиц-интервью — Эфир коллегии",
  short_name: "Блиц-интервью",
  lang: "ru",
  display: "standalone",
  orientation: "any",
  background_color: "#f2f5f5",
  theme_color: "#0b5566",
  icons: [
    { src: "/reporter/icon.svg", sizes: "any", type: "image/svg+xml" },
    { src: "/reporter/icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "/reporter/icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "/reporter/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
} as const;

/** The one page of the house that may use a camera and a microphone, and the one with a service worker (BZ101). */
function openForRecording(response: Response): void {
  const policy = String(response.get("Content-Security-Policy"));
  const permissions = String(response.get("Permissions-Policy"));
  response.set({
    "Content-Security-Policy": policy.replace("trusted-types lit-html", "trusted-types lit-html efir-worker"),
    "Permissions-Policy": permissions
      .replace("camera=()", "camera=(self)")
      .replace("microphone=()", "microphone=(self)"),
  });
}

/** The worker's text with the list of what it keeps; another build makes another text, and so a new worker (BZ103). */
function serviceWorker(client: ClientBuild): string {
  const body = client.asset("/reporter-worker.js")?.plain.toString("utf8") ?? "";
  const shell = reporterShell(client);
  const build = fingerprint(`${client.page("reporter")}\n${body}\n${shell.join("\n")}`);
  return `const build = ${JSON.stringify(build)};\nconst shell = ${JSON.stringify(shell)};\n${body}`;
}
