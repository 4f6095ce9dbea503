import { describe, expect, test } from "vitest";
import { amfObject, decodeAmf } from "../../../../server/media/amf0.ts";
import { encodeAmf } from "../../../../server/media/amf0-encoder.ts";
import { amf } from "../../../support/rtmp-commands.ts";

const hex = (text: string) => Buffer.from(text, "hex");

test("[RT11] a connect command as an encoder writes it", () => {
  const bytes = amf("connect", 1, { app: "live", nested: { yes: true, none: null } });
  expect(decodeAmf(bytes)).toEqual([
    "connect",
    1,
    new Map<string, unknown>([
      ["app", "live"],
      [
        "nested",
        new Map<string, unknown>([
          ["yes", true],
          ["none", null],
        ]),
      ],
    ]),
  ]);
});

test("[RT11] an ECMA array is a map, whatever count it claims", () => {
  expect(decodeAmf(hex("08ffffffff000161004000000000000000000009"))).toEqual([new Map([["a", 2]])]);
});

test("[RT11] strict arrays, dates, long strings, undefined", () => {
  const array = "0a000000020506";
  const longString = "0c00000002d0b0";
  const date = "0b42774876e80000000000";
  const bytes = hex(array + longString + date);
  expect(decodeAmf(bytes)).toEqual([[null, undefined], "а", new Date(1_600_000_000_000)]);
});

test("[RT11] an object that ends with its message needs no end marker", () => {
  expect(decodeAmf(hex("030001610101"))).toEqual([new Map([["a", true]])]);
});

test("[RT11] what we write, we read", () => {
  const values = [
    "name",
    1.5,
    true,
    null,
    undefined,
    [1, "two"],
    amfObject({ a: amfObject({ b: [false] }) }),
    "я".repeat(40_000),
  ];
  expect(decodeAmf(encodeAmf(values))).toEqual(values);
});

describe("[RT31] bounds", () => {
  test("depth 8 is read, depth 9 is refused", () => {
    const nested = (depth: number) => hex(`${"0a00000001".repeat(depth)}05`);
    expect(() => decodeAmf(nested(8))).not.toThrow();
    expect(() => decodeAmf(nested(9))).toThrow("nested too deep");
  });

  test("a thousand values are read, one more is refused", () => {
    expect(decodeAmf(Buffer.alloc(1000, 5))).toHaveLength(1000);
    expect(() => decodeAmf(Buffer.alloc(1001, 5))).toThrow("too many values");
  });

  test("an array's count is not believed", () => {
    expect(() => decodeAmf(hex("0affffffff05"))).toThrow("too long");
  });

  test("a name from a prototype is a name like any other", () => {
    const [object] = decodeAmf(amf({ ["__proto__"]: { polluted: true }, constructor: 1 } as never));
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(object).toBeInstanceOf(Map);
  });
});

test.each([
  ["a string longer than the message", "02ffff61"],
  ["half a number", "004045"],
  ["a reference", "070001"],
  ["AMF3", "1101"],
  ["nothing behind a name", "03000161"],
])("[RT11] %s is the peer's error", (_name, bytes) => {
  expect(() => decodeAmf(hex(bytes))).toThrow(expect.objectContaining({ name: "PeerError" }));
});
