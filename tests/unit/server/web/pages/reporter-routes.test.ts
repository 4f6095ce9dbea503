import { describe, expect, test } from "vitest";
import type { Asset, ClientBuild } from "../../../../../server/web/ports.ts";
import { webApp } from "../../../../support/web-app.ts";

const asset = (text: string): Asset => ({
  contentType: "text/plain",
  etag: `"${text.length}"`,
  plain: Buffer.from(text),
});

/** A built client of which the page names a script, a style with a font, and something of another host. */
const built = (more: Readonly<Record<string, string>> = {}): ClientBuild => {
  const files: Readonly<Record<string, string>> = {
    "/reporter-worker.js": "self.addEventListener('install', () => {});",
    "/first-paint.js": "",
    "/assets/reporter-1a.js": "",
    "/assets/page-2b.css": '@font-face{src:url(/assets/golos-3c.woff2)format("woff2")}',
    "/assets/golos-3c.woff2": "",
    "/assets/other-4d.js": "",
    ...more,
  };
  const page =
    '<html><head><script src="/first-paint.js"></script><script src="/assets/reporter-1a.js"></script>' +
    '<link href="/assets/page-2b.css"><link href="https://elsewhere.example/x.js"></head><body></body></html>';
  return {
    page: () => page,
    asset: (address) => (files[address] === undefined ? null : asset(files[address])),
  };
};
const worker = (client: ClientBuild) => webApp({ client }).ask("/r/worker.js");

describe("[BZ101] the reporter's page", () => {
  test("alone may use camera and microphone, and a service worker", async () => {
    const { status, headers } = await webApp({ client: built() }).ask("/r/pass_whatever");
    expect(status).toBe(200);
    expect(headers["permissions-policy"]).toMatch(/camera=\(self\).*microphone=\(self\)/);
    expect(headers["permissions-policy"]).toContain("geolocation=()");
    expect(headers["content-security-policy"]).toMatch(/trusted-types lit-html efir-worker$/);
  });
  test("leaves all other pages as they were", async () => {
    const { headers } = await webApp({ client: built() }).ask("/pult/vhod");
    expect(headers["permissions-policy"]).toMatch(/camera=\(\).*microphone=\(\)/);
    expect(headers["content-security-policy"]).toMatch(/trusted-types lit-html$/);
  });
  test("is the same under every link, so that one kept copy opens them all", async () => {
    const { ask } = webApp({ client: built() });
    expect((await ask("/r/pass_one")).text).toBe((await ask("/r/shell")).text);
  });
});

describe("[BZ102] its worker", () => {
  test("keeps what the page is made of, fonts too, and nothing else", async () => {
    const { text } = await worker(built());
    const [, list = "null"] = /^const shell = (.*);$/m.exec(text) ?? [];
    expect(JSON.parse(list)).toEqual([
      "/assets/golos-3c.woff2",
      "/assets/page-2b.css",
      "/assets/reporter-1a.js",
      "/first-paint.js",
    ]);
  });
  test("has the scope of the page, and no cache keeps it", async () => {
    const { headers } = await worker(built());
    expect(headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "service-worker-allowed": "/r/",
      "cache-control": "no-cache",
    });
  });
});

test("[BZ103] another build makes another worker", async () => {
  const [first, same, other] = await Promise.all([
    worker(built()),
    worker(built()),
    worker(built({ "/assets/page-2b.css": "" })),
  ]);
  expect(first.text).toBe(same.text);
  expect(first.text).not.toBe(other.text);
});

test("[BZ100] the manifest installs the very link it was asked under", async () => {
  const { headers, json } = await webApp({ client: built() }).ask("/r/pass_abc-DEF/manifest.webmanifest");
  expect(headers["content-type"]).toMatch(/^application\/manifest\+json/);
  expect(json()).toMatchObject({
    id: "/r/pass_abc-DEF",
    start_url: "/r/pass_abc-DEF",
    scope: "/r/pass_abc-DEF",
    display: "standalone",
  });
});
