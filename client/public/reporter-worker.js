// Opens the reporter's page when there is no network (BZ102, BZ103). The server puts `build` and `shell` in front of it.
/* global build, shell */
const PREFIX = "efir-reporter-";
const cacheName = PREFIX + build;
// The page is the same under every link, so one copy serves them all.
const pageAddress = "/r/shell";
/** A network that does not answer is none: a corridor's Wi-Fi may hang for a minute. */
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldBuilds().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  // Whatever the API answers passes by untouched.
  if (request.mode === "navigate" && /^\/r\/[^/]+$/.test(pathname)) event.respondWith(openPage(request));
  else if (shell.includes(pathname)) event.respondWith(fromShell(request, pathname));
});

async function keepShell() {
  const cache = await caches.open(cacheName);
  // Past the browser's own cache: what is not hashed may be an hour old there.
  await cache.addAll([pageAddress, ...shell].map((address) => new Request(address, { cache: "reload" })));
}

async function dropOldBuilds() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== cacheName).map((name) => caches.delete(name)),
  );
}

async function openPage(request) {
  const kept = await caches.match(pageAddress, { cacheName });
  if (kept === undefined) return fetch(request);
  try {
    const answer = await Promise.race([fetch(request), refusal()]);
    // A proxy's page of errors is no page of ours.
    return answer.ok || answer.status === 304 ? answer : kept;
  } catch {
    return kept;
  }
}

const refusal = () => new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));

async function fromShell(request, pathname) {
  return (await caches.match(pathname, { cacheName })) ?? fetch(request);
}
