/** What is read must not jump: whatever changes above it, it stays where it is in the window (FD125). */

/** Does something to `list`, and keeps in its place what the reader sees of it first. */
export function keepingPlace(list: Element, act: () => void): void {
  const seen = firstInSight(list);
  const before = seen?.getBoundingClientRect().top ?? 0;
  act();
  // What is read may be what has gone: then there is nothing to keep.
  if (seen?.isConnected !== true) return;
  const moved = seen.getBoundingClientRect().top - before;
  if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
}

/** Nobody has begun to read: at the very top, with keyboard and pointer nowhere in the list and nothing selected. */
export function isAtTop(list: Element): boolean {
  const selection = getSelection();
  return (
    scrollY < 8 &&
    !list.contains(document.activeElement) &&
    !list.matches(":hover") &&
    (selection === null || selection.isCollapsed) &&
    document.visibilityState === "visible"
  );
}

const firstInSight = (list: Element): Element | null =>
  [...list.children].find((entry) => entry.getBoundingClientRect().bottom > 0) ?? null;
