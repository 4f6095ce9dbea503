/**
 * Arrows in a list of `.item` that the search field `#query` stands over: ↓ leads from the field to what was found first, ↑ from
 * there back into it. For the field's own keys and the list's.
 */
export function walkFound(event: KeyboardEvent, root: ParentNode): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const field = root.querySelector<HTMLElement>("#query");
  if (step === 0 || (step < 0 && event.target === field)) return;
  event.preventDefault();
  const items = [...root.querySelectorAll<HTMLElement>(".item")];
  // The field is none of them, and so stands before the first.
  const next = (event.target instanceof HTMLElement ? items.indexOf(event.target) : -1) + step;
  (next < 0 ? field : items[next])?.focus();
}
