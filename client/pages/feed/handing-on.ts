/** What is handed on: an address, and what it leads to in words. */
export interface Shared {
  readonly code: string;
  readonly url: string;
  readonly title: string;
}

/** `shown`: the device's own sheet took it, or was closed. `none`: it has none for this. */
export async function shareBySheet({ url, title }: Shared): Promise<"shown" | "none"> {
  if (navigator.share === undefined) return "none";
  try {
    await navigator.share({ title, url });
    return "shown";
  } catch (problem) {
    // The reader closed the sheet: done.
    return problem instanceof DOMException && problem.name === "AbortError" ? "shown" : "none";
  }
}

/** `false`: there is no clipboard, as over plain http. */
export async function copyAddress({ url }: Shared): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(url);
    return true;
  } catch {
    return false;
  }
}
