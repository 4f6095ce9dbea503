const WORKER = "/r/worker.js";

/** Not in the compiler's library yet (W3C Trusted Types). */
interface TrustedScripts {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(address: string): string };
  };
}

/**
 * What makes the page an application of the phone: its manifest, and the worker that opens it without a network (BZ102).
 * Where either is missing, the page is a page.
 */
export function install(address: string): void {
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = `${address}/manifest.webmanifest`;
  document.head.append(manifest);
  if (!("serviceWorker" in navigator)) return;
  // The policy of the house takes scripts' addresses from a named policy only.
  const policy = (window as TrustedScripts).trustedTypes?.createPolicy("efir-worker", {
    createScriptURL: () => WORKER,
  });
  const script = policy?.createScriptURL(WORKER) ?? WORKER;
  // Refused in private windows and over plain http: nothing to tell a reporter about.
  navigator.serviceWorker.register(script, { scope: "/r/" }).catch(() => {});
}
