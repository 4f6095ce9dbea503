/** What the control room's keys ask for. Read by `event.code`, so a Russian layout makes no difference. Rules CR10–CR14. */
export type KeyWish =
  | { readonly type: "take" }
  | { readonly type: "unprepare" }
  | { readonly type: "prepare"; readonly index: number }
  | { readonly type: "list" };

type Pressed = Pick<KeyboardEvent, "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat">;

/**
 * @param isInField typing goes to the field: nothing but Esc outside of fields means anything here.
 * Space and Enter alone never mean a take: they press the focused button.
 */
export function keyWish(pressed: Pressed, isInField: boolean): KeyWish | null {
  if (isInField || pressed.repeat || pressed.altKey) return null;
  const { code, shiftKey } = pressed;
  const isControl = pressed.ctrlKey || pressed.metaKey;
  if (code === "Enter" || code === "NumpadEnter") return isControl && !shiftKey ? { type: "take" } : null;
  if (isControl) return null;
  // "?" stands on this key in the Latin layout; in the Russian one it is Shift+7, which is left to the digits.
  if (code === "Slash" && shiftKey) return { type: "list" };
  if (shiftKey) return null;
  if (code === "Escape") return { type: "unprepare" };
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit === undefined ? null : { type: "prepare", index: Number(digit) - 1 };
}

/** Does what the event came from take keys itself: a field, an open menu? Looks through shadow roots. */
export function isField(event: Event): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("[role=menu]") !== null) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
