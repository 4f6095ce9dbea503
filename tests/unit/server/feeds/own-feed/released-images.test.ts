import { expect, test } from "vitest";
import { ReleasedImages } from "../../../../../server/feeds/own-feed/released-images.ts";
import { silentLog } from "../../../../../server/log.ts";

/** Revisions 1 and 2 were released. */
function atHand() {
  const drawn: number[] = [];
  let isBroken = false;
  const setBroken = (how: boolean) => {
    isBroken = how;
  };
  const images = new ReleasedImages({
    filesOf: (_code, rev) => {
      drawn.push(rev);
      if (isBroken) return Promise.reject(new Error("no memory"));
      const file = (shape: string) => ({ file: `${rev}${shape}.png` });
      return Promise.resolve(rev > 2 ? null : { "1200x630": file("a"), "1600x900": file("b"), "1080x1350": file("c") });
    },
    withdrawnFiles: () => {
      const file = { file: "withdrawn.png" };
      return Promise.resolve({ "1200x630": file, "1600x900": file, "1080x1350": file });
    },
    read: (file) => Promise.resolve(Buffer.from(file)),
    log: silentLog,
  });
  return { images, drawn, setBroken };
}

test("[FD113] each revision that was released has its own image, in each shape; of others there is none", async () => {
  const { images } = atHand();
  const text = async (rev: number, shape: "1200x630" | "1080x1350") =>
    Buffer.from((await images.image("7K2Q", rev, shape))?.bytes ?? []).toString();
  expect([await text(1, "1200x630"), await text(2, "1080x1350")]).toEqual(["1a.png", "2c.png"]);
  expect(await images.image("7K2Q", 3, "1200x630")).toBeNull();
});

test("[FD113] it is made once for all who ask, and again where that failed", async () => {
  const { images, drawn, setBroken } = atHand();
  setBroken(true);
  expect(await images.image("7K2Q", 1, "1200x630")).toBeNull();
  setBroken(false);
  const all = await Promise.all(Array.from({ length: 9 }, () => images.image("7K2Q", 1, "1200x630")));
  expect(new Set(all.map((one) => one?.etag))).toEqual(new Set(['"1a"']));
  expect(drawn).toEqual([1, 1]);
});

test("[FD111] in the place of each image of what was taken back stands one card, and nothing of it is drawn", async () => {
  const { images, drawn } = atHand();
  const card = await images.withdrawn("7K2Q", "1600x900");
  expect(Buffer.from(card?.bytes ?? []).toString()).toBe("withdrawn.png");
  expect(drawn).toEqual([]);
});
