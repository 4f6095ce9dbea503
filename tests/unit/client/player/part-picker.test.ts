import { expect, test } from "vitest";
import { PartPicker } from "../../../../client/player/part-picker.ts";
import { millis } from "../../../../shared/time.ts";

function aPickerOnALan(): PartPicker {
  const picker = new PartPicker();
  picker.measured(millis(5));
  picker.pick(millis(0), "usual");
  return picker;
}

test("[PL32] two stalls within a minute take longer parts, and keep them for five minutes", () => {
  const picker = aPickerOnALan();
  picker.stalled(millis(1000));
  expect(picker.pick(millis(2000), "usual")).toBe(1);
  picker.stalled(millis(30_000));
  expect(picker.pick(millis(31_000), "usual")).toBe(2);
  expect(picker.pick(millis(32_000), "usual")).toBe(2);
  expect(picker.pick(millis(330_000), "usual")).toBe(2);
  expect(picker.pick(millis(332_000), "usual")).toBe(1);
});

test("[PL32] stalls further apart change nothing", () => {
  const picker = aPickerOnALan();
  picker.stalled(millis(1000));
  picker.stalled(millis(70_000));
  expect(picker.pick(millis(71_000), "usual")).toBe(1);
});

test("[PL31] a fragment is as long as the listed parts say", () => {
  const picker = aPickerOnALan();
  picker.listed(millis(100));
  for (let i = 0; i < 3; i++) picker.measured(millis(80));
  expect(picker.pick(millis(1000), "usual")).toBe(2);
  expect(picker.part).toBe(200);
});

test("[PL32] a round trip that wavers about the limit does not break the picture again and again", () => {
  const picker = aPickerOnALan();
  const picked: number[] = [];
  for (let second = 20; second <= 600; second += 20) {
    picker.measured(millis(second % 120 < 60 ? 140 : 50));
    picked.push(picker.pick(millis(second * 1000), "usual"));
  }
  expect(picked.filter((length, index) => index > 0 && length !== picked[index - 1]).length).toBeLessThanOrEqual(3);
});

test("[PL33] who asked for a steady picture and then for the usual one gets the usual one", () => {
  const picker = aPickerOnALan();
  expect(picker.pick(millis(1000), "steady")).toBe(5);
  expect(picker.pick(millis(2000), "usual")).toBe(1);
});
