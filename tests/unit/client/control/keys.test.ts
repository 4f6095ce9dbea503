import { describe, expect, test } from "vitest";
import { keyWish } from "../../../../client/control/keys.ts";

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
    keyWish(pressed("Digit1", { shiftKey: true }), false),
    keyWish(pressed("Escape"), false),
    keyWish(pressed("Slash", { shiftKey: true }), false),
  ]).toEqual([
    { type: "prepare", index: 0 },
    { type: "prepare", index: 8 },
    null,
    null,
    { type: "unprepare" },
    { type: "list" },
  ]);
});
