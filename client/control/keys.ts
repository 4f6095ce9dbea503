/** What the control room's keys ask for. Read by `event.code`, so a Russian layout makes no difference. Rules CR10–CR14, CR77–CR79. */
import type { Layer } from "../../shared/cards/card-kind.ts";

export type KeyWish =
  | { readonly type: "clear"; readonly layer: Layer }
  | { readonly type: "prepare" | "lower-third"; readonly index: number }
  | { readonly type: "step"; readonly step: 1 | -1 }
  | { readonly type: Plain };
type Plain =
  | ("take" | "recall" | "undo" | "blackout" | "unprepare" | "next")
  | ("list" | "editing" | "find" | "highlight" | "meeting" | "more" | "view" | "as-seen" | "feed");

interface Binding {
  /** As the key caps read, Latin. */
  readonly caps: string;
  /** As `aria-keyshortcuts` has it. */
  readonly aria: string;
  readonly codes: readonly string[];
  readonly wish: KeyWish;
}

const key = (cap: string, codes: string | readonly string[], wish: KeyWish): Binding => ({
  caps: cap,
  aria: cap.replace("Ctrl", "Control").replace("Esc", "Escape").replace("PgUp", "PageUp").replace("PgDn", "PageDown"),
  codes: typeof codes === "string" ? [codes] : codes,
  wish,
});

/**
 * Every act with a key of its own. Nothing that goes on air or comes off it is one plain key; none is a shortcut that a
 * browser keeps for itself. The second row of letters clears the layers in the order of their list.
 */
export const bindings = {
  take: key("Ctrl+Enter", ["Enter", "NumpadEnter"], { type: "take" }),
  recall: key("Ctrl+Backspace", "Backspace", { type: "recall" }),
  undo: key("Ctrl+Z", "KeyZ", { type: "undo" }),
  blackout: key("Ctrl+B", "KeyB", { type: "blackout" }),
  "clear.stage": key("Shift+Q", "KeyQ", { type: "clear", layer: "stage" }),
  "clear.lower-third": key("Shift+W", "KeyW", { type: "clear", layer: "lower-third" }),
  "clear.side": key("Shift+E", "KeyE", { type: "clear", layer: "side" }),
  "clear.chapter": key("Shift+R", "KeyR", { type: "clear", layer: "chapter" }),
  unprepare: key("Esc", "Escape", { type: "unprepare" }),
  next: key("N", "KeyN", { type: "next" }),
  slideBack: key("PgUp", "PageUp", { type: "step", step: -1 }),
  slideNext: key("PgDn", "PageDown", { type: "step", step: 1 }),
  editing: key("E", "KeyE", { type: "editing" }),
  find: key("/", ["Slash", "NumpadDivide"], { type: "find" }),
  highlight: key("H", "KeyH", { type: "highlight" }),
  feed: key("F", "KeyF", { type: "feed" }),
  meeting: key("Shift+O", "KeyO", { type: "meeting" }),
  more: key("M", "KeyM", { type: "more" }),
  view: key("V", "KeyV", { type: "view" }),
  asSeen: key("T", "KeyT", { type: "as-seen" }),
  // "?" stands on this key in the Latin layout; in the Russian one it is Shift+7, which is a lower third.
  list: key("Shift+/", "Slash", { type: "list" }),
} as const satisfies Readonly<Record<string, Binding>>;

export type KeyName = keyof typeof bindings;

type Pressed = Pick<KeyboardEvent, "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat">;

/**
 * @param isInField typing goes to the field: nothing but Esc outside of fields means anything here.
 * Space and Enter alone never mean a take: they press the focused button.
 */
export function keyWish(pressed: Pressed, isInField: boolean): KeyWish | null {
  if (isInField || pressed.repeat || pressed.altKey) return null;
  const { code, shiftKey } = pressed;
  const isControl = pressed.ctrlKey || pressed.metaKey;
  const all: readonly Binding[] = Object.values(bindings);
  const found = all.find(
    ({ caps, codes }) =>
      codes.includes(code) && caps.startsWith("Ctrl+") === isControl && caps.startsWith("Shift+") === shiftKey,
  );
  if (found !== undefined) return found.wish;
  if (isControl) return null;
  // With Shift the numeric pad sends other codes.
  const digit = (shiftKey ? /^Digit([1-9])$/ : /^(?:Digit|Numpad)([1-9])$/).exec(code)?.[1];
  if (digit === undefined) return null;
  return { type: shiftKey ? "lower-third" : "prepare", index: Number(digit) - 1 };
}

/** Does what the event came from take keys itself: a field, an open menu, a dialog? Looks through shadow roots. */
export function isField(event: Event): boolean {
  if (event.composedPath().some((one) => one instanceof HTMLDialogElement && one.open)) return true;
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("[role=menu]") !== null) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
