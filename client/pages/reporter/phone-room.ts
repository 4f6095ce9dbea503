/** Asks once that the browser does not throw our records away when it needs room. Refused: nothing is lost by having asked. */
export async function keepForGood(): Promise<void> {
  if (await navigator.storage?.persisted?.()) return;
  await navigator.storage?.persist?.();
}

/** What the page may still write, in bytes; `null`: the browser does not say. */
export async function freeBytes(): Promise<number | null> {
  const estimate = await navigator.storage?.estimate?.();
  if (estimate?.quota === undefined) return null;
  return Math.max(0, estimate.quota - (estimate.usage ?? 0));
}
