import { expect, test } from "vitest";
import { actOf, type Focus } from "../../../../client/player/keys.ts";

const press = (code: string, given: Partial<Parameters<typeof actOf>[0]> = {}, focus: Focus = "other") =>
  actOf({ code, key: "", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...given }, focus);

test("[PL60] a key counts by its place, so a Russian layout works", () => {
  expect(press("KeyK", { key: "л" })).toEqual({ type: "toggle-play" });
  expect(press("KeyM", { key: "ь" })).toEqual({ type: "toggle-mute" });
  expect(press("KeyF", { key: "а" })).toEqual({ type: "toggle-fullscreen" });
});

test("[PL61] arrows skip ten seconds, J and L thirty; Home and End go to the ends", () => {
  expect(press("ArrowLeft")).toEqual({ type: "skip", by: -10_000 });
  expect(press("ArrowRight")).toEqual({ type: "skip", by: 10_000 });
  expect(press("KeyJ")).toEqual({ type: "skip", by: -30_000 });
  expect(press("KeyL")).toEqual({ type: "skip", by: 30_000 });
  expect(press("Home")).toEqual({ type: "go-to-start" });
  expect(press("End")).toEqual({ type: "go-live" });
});

test("[PL62] Space presses a focused button, it does not stop the picture", () => {
  expect(press("Space")).toEqual({ type: "toggle-play" });
  expect(press("Space", {}, "button")).toBeNull();
  expect(press("KeyK", {}, "button")).toEqual({ type: "toggle-play" });
});

test("[PL63] a field keeps all its keys, and combinations belong to the browser", () => {
  expect(press("ArrowLeft", {}, "field")).toBeNull();
  expect(press("KeyF", { ctrlKey: true })).toBeNull();
  expect(press("ArrowLeft", { altKey: true })).toBeNull();
});

test("[PL64] the question mark lists the keys, wherever the layout has it", () => {
  expect(press("Digit7", { key: "?", shiftKey: true })).toEqual({ type: "show-keys" });
  expect(press("Slash", { key: ",", shiftKey: true })).toEqual({ type: "show-keys" });
});

test("[PL87] «<» and «>» change the speed, in a Russian layout too", () => {
  expect(press("Comma", { key: "Б", shiftKey: true })).toEqual({ type: "change-speed", by: -1 });
  expect(press("Period", { key: "Ю", shiftKey: true })).toEqual({ type: "change-speed", by: 1 });
  expect(press("Comma")).toBeNull();
});
