import { expect, test } from "vitest";
import { fitText } from "../../../../../server/feeds/images/draw/fit.ts";
import { heightOf, widthOf } from "../../../../../server/feeds/images/draw/measure.ts";

const setting = { face: "read", weight: 400, leading: 1.3 } as const;
const room = { widthPx: 1000, heightPx: 260 };
const sizes = { most: 84, least: 25 };
const sentence = "Помощь на дому получают 3047 человек. ";

test("[FD91] words stand within their room at the largest size that has room for them", async () => {
  const text = sentence.repeat(4).trim();
  const { sizePx, text: said } = await fitText(text, { ...setting, room, sizes });
  expect(said).toBe(text);
  expect(await heightOf(text, { ...setting, sizePx }, room.widthPx)).toBeLessThanOrEqual(room.heightPx);
  expect(await heightOf(text, { ...setting, sizePx: sizePx + 1 }, room.widthPx)).toBeGreaterThan(room.heightPx);
});

test("[FD91] short words are not larger than the shape's largest size", async () => {
  expect((await fitText("Да", { ...setting, room, sizes })).sizePx).toBe(sizes.most);
});

test("[FD91] no word is broken for being large", async () => {
  const word = "Достопримечательностями";
  const { sizePx } = await fitText(word, { ...setting, room: { widthPx: 700, heightPx: 900 }, sizes });
  expect((await widthOf(word, setting)) * sizePx).toBeLessThanOrEqual(700);
});

test("[FD91] an endless word is broken rather than cut, and does not run out of its room", async () => {
  const { text, heightPx } = await fitText("Ъ".repeat(120), { ...setting, room, sizes });
  expect(text).toBe("Ъ".repeat(120));
  expect(heightPx).toBeLessThanOrEqual(room.heightPx);
});

test("[FD91] what has no room at the least size ends after a whole word, within its marks", async () => {
  const { text, sizePx, heightPx } = await fitText(`«${sentence.repeat(60).trim()}»`, {
    ...setting,
    room,
    sizes,
    closing: "»",
  });
  expect(sizePx).toBe(sizes.least);
  expect(heightPx).toBeLessThanOrEqual(room.heightPx);
  expect(text).toMatch(/(?:Помощь|на|дому|получают|3047|человек)…»$/u);
});
