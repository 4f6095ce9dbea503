import { describe, expect, test } from "vitest";
import { bindings, keyWish } from "../../../../client/control/keys.ts";

const pressed = (code: string, more: Partial<Parameters<typeof keyWish>[0]> = {}) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  ...more,
});

describe("going on air", () => {
  test.each([
    pressed("Enter", { ctrlKey: true }),
    pressed("NumpadEnter", { ctrlKey: true }),
    pressed("Enter", { metaKey: true }),
  ])("[CR10] $code with Ctrl takes, in any layout", (event) => {
    expect(keyWish(event, false)).toEqual({ type: "take" });
  });

  test.each([
    ["Enter alone", pressed("Enter")],
    ["Space alone", pressed("Space")],
    ["Ctrl+Space", pressed("Space", { ctrlKey: true })],
    ["Ctrl+Enter held down", pressed("Enter", { ctrlKey: true, repeat: true })],
    ["Ctrl+Shift+Enter", pressed("Enter", { ctrlKey: true, shiftKey: true })],
    ["Ctrl+Alt+Enter", pressed("Enter", { ctrlKey: true, altKey: true })],
  ])("[CR11] %s does not", (_name, event) => {
    expect(keyWish(event, false)).toBeNull();
  });

  test("[CR12] nothing typed in a field means anything to the room", () => {
    const codes = ["Enter", "Escape", "Digit1", "Slash"];

    expect(codes.map((code) => keyWish(pressed(code, { ctrlKey: code === "Enter" }), true))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

test("[CR13] digits prepare by place, Esc clears, Shift+/ lists the keys", () => {
  expect([
    keyWish(pressed("Digit1"), false),
    keyWish(pressed("Numpad9"), false),
    keyWish(pressed("Digit0"), false),
    keyWish(pressed("Escape"), false),
    keyWish(pressed("Slash", { shiftKey: true }), false),
  ]).toEqual([
    { type: "prepare", index: 0 },
    { type: "prepare", index: 8 },
    null,
    { type: "unprepare" },
    { type: "list" },
  ]);
});

describe("[CR77] every act has a key of its own", () => {
  test.each([
    ["Ctrl+Z", pressed("KeyZ", { ctrlKey: true }), { type: "undo" }],
    ["⌘+Z", pressed("KeyZ", { metaKey: true }), { type: "undo" }],
    ["Ctrl+Backspace", pressed("Backspace", { ctrlKey: true }), { type: "recall" }],
    ["Ctrl+B", pressed("KeyB", { ctrlKey: true }), { type: "blackout" }],
    ["Shift+W", pressed("KeyW", { shiftKey: true }), { type: "clear", layer: "lower-third" }],
    ["Shift+3", pressed("Digit3", { shiftKey: true }), { type: "lower-third", index: 2 }],
    ["N", pressed("KeyN"), { type: "next" }],
    ["PgDn", pressed("PageDown"), { type: "step", step: 1 }],
    ["PgUp", pressed("PageUp"), { type: "step", step: -1 }],
  ])("%s", (_name, event, wish) => {
    expect(keyWish(event, false)).toEqual(wish);
  });

  test("no two are the same press", () => {
    const presses = Object.values(bindings).flatMap(({ caps, codes }) =>
      codes.map((code) => `${/^(Ctrl|Shift)/.exec(caps)?.[0] ?? ""} ${code}`),
    );

    expect(presses.toSorted()).toEqual([...new Set(presses)].toSorted());
  });

  test("what goes on air or comes off it takes two keys at once", () => {
    const acts = ["take", "recall", "undo", "blackout", "clear"];
    const plain = Object.values(bindings).filter(({ caps }) => !/^(Ctrl|Shift)\+/.test(caps));

    expect(plain.filter(({ wish }) => acts.includes(wish.type))).toEqual([]);
  });
});
