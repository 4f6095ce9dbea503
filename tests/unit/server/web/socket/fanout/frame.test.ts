import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { frameBuilder, textFrame } from "../../../../../../server/web/socket/fanout/frame.ts";

// The very copy of ws that engine.io writes with; its `frame` has no types.
const { Sender } = createRequire(createRequire(import.meta.url).resolve("engine.io"))("ws") as {
  Sender: { frame: (data: Buffer, options: object) => Buffer[] };
};
const asWs = (text: string) =>
  Buffer.concat(Sender.frame(Buffer.from(text), { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: true }));

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 300_000])(
  "[TL33] a frame of %i characters is the one ws would write",
  (length) => {
    const text = "x".repeat(length);
    expect(textFrame(text).equals(asWs(text))).toBe(true);
  },
);

test("[TL33] letters that take more than a byte are counted in bytes", () => {
  const text = "Заседание 🎙".repeat(9);
  expect(textFrame(text).equals(asWs(text))).toBe(true);
});

test("[TL33] without an encoder, or when it makes no single text, a frame goes by emit only", () => {
  const refused = { ledger: "timeline:meeting", refusal: { code: "UNKNOWN_LEDGER" } } as const;
  expect([frameBuilder(null), frameBuilder(() => null)].map((frame) => frame("refused", refused))).toEqual([
    { name: "refused", payload: refused, bytes: null },
    { name: "refused", payload: refused, bytes: null },
  ]);
});
