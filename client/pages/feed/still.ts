/** Whether a reader wants nothing to appear by itself: kept in this browser (FD127). */
const KEY = "efir.feed.still";

export function recallStill(): boolean {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}

export function rememberStill(isStill: boolean): void {
  try {
    if (isStill) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {
    // It holds for this page.
  }
}
