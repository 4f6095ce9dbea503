import { expect, test } from "vitest";
import { Handshake } from "../../../../server/ingest/handshake.ts";
import { firstHandshake, secondHandshake } from "../../../support/rtmp-commands.ts";

test("[RT1] C0 and C1 are answered by S0, S1 and C1 again", () => {
  const { reply, rest } = new Handshake().push(firstHandshake());
  expect(reply).toHaveLength(1 + 2 * 1536);
  expect(reply?.[0]).toBe(3);
  expect(reply?.subarray(1 + 1536)).toEqual(firstHandshake().subarray(1));
  expect(rest).toBeNull();
});

test("[RT1] S1 says version 0, so that clients with digests are content with a plain one", () => {
  const { reply } = new Handshake().push(firstHandshake());
  expect(reply?.subarray(5, 9)).toEqual(Buffer.alloc(4));
});

test("[RT1] what stands behind C2 is handed on", () => {
  const handshake = new Handshake();
  const bytes = Buffer.concat([firstHandshake(), secondHandshake(), Buffer.from("next")]);
  expect(handshake.push(bytes).rest).toEqual(Buffer.from("next"));
});

test("[RT1] byte by byte gives one reply", () => {
  const handshake = new Handshake();
  const bytes = Buffer.concat([firstHandshake(), secondHandshake()]);
  const steps = [...bytes].map((byte) => handshake.push(Buffer.of(byte)));
  expect(steps.filter(({ reply }) => reply !== null)).toHaveLength(1);
  expect(steps.at(-1)?.rest).toHaveLength(0);
});

test.each([
  ["TLS", Buffer.of(0x16, 3, 1), "rtmps://"],
  ["HTTP", Buffer.from("GET / HTTP/1.1"), "HTTP"],
  ["RTMPE", Buffer.of(6), "rtmpe://"],
  ["anything else", Buffer.of(0), "not an RTMP handshake"],
])("[RT1] %s is told apart in the log", (_name, bytes, reason) => {
  expect(() => new Handshake().push(bytes)).toThrow(reason);
});
