import { expect, test } from "vitest";
import { ReleasedImages } from "../../../../../server/feeds/own-feed/released-images.ts";
import { silentLog } from "../../../../../server/log.ts";
import type { Highlight, HighlightContent } from "../../../../../shared/feeds.ts";
import { aHighlight, aQuote } from "../../../../support/feed-builders.ts";
import { at } from "../../../../support/ledger-builders.ts";

const first = aQuote({ text: "Первое" });
const second = aQuote({ text: "Второе" });
/** A third revision is being written. */
const highlight = aHighlight({
  ...{ state: "draft", rev: 3 },
  content: aQuote({ text: "Третье" }),
  released: [
    { rev: 1, at: at(1), content: first },
    { rev: 2, at: at(2), content: second },
  ],
});

function house() {
  const drawn: string[] = [];
  let isBroken = false;
  const images = new ReleasedImages({
    highlights: { byCode: (code) => (code === highlight.code ? highlight : null) },
    draw: ({ rev }: Highlight, { text }: HighlightContent) => {
      drawn.push(`${text} ${rev}`);
      if (isBroken) return Promise.reject(new Error("no memory"));
      const file = (shape: string) => ({ file: `${text} ${rev} ${shape}` });
      return Promise.resolve({ "1200x630": file("a"), "1600x900": file("b"), "1080x1350": file("c") });
    },
    read: (file) => Promise.resolve(Buffer.from(file)),
    log: silentLog,
  });
  const setBroken = (how: boolean) => {
    isBroken = how;
  };
  return { images, drawn, setBroken };
}

test("[FD113] each revision that was released has its own image, in each shape", async () => {
  const { images } = house();
  const text = async (rev: number, shape: "1200x630" | "1080x1350") =>
    Buffer.from((await images.image("7K2Q", rev, shape))?.bytes ?? []).toString();
  expect([await text(1, "1200x630"), await text(2, "1080x1350")]).toEqual(["Первое 1 a", "Второе 2 c"]);
});

test("[FD113] what is being written is nobody's yet, and of no code there is none", async () => {
  const { images, drawn } = house();
  expect([await images.image("7K2Q", 3, "1200x630"), await images.image("9999", 1, "1200x630")]).toEqual([null, null]);
  expect(drawn).toEqual([]);
});

test("[FD113] it is drawn once for all who ask, and again where that failed", async () => {
  const atHand = house();
  atHand.setBroken(true);
  expect(await atHand.images.image("7K2Q", 1, "1200x630")).toBeNull();
  atHand.setBroken(false);
  const all = await Promise.all(Array.from({ length: 9 }, () => atHand.images.image("7K2Q", 1, "1200x630")));
  expect(new Set(all.map((one) => one?.etag)).size).toBe(1);
  expect(atHand.drawn).toEqual(["Первое 1", "Первое 1"]);
});
