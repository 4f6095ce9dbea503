import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Authorize, Publisher } from "../../../../server/ingest/publisher.ts";
import { WrongKeys } from "../../../../server/ingest/wrong-keys.ts";
import { aKeyframe, aMetadata, anAudioConfig, aPicture, aSound, aVideoConfig } from "../../../support/flv-tags.ts";
import { basicHeader, chunks, uint } from "../../../support/rtmp-chunks.ts";
import * as commands from "../../../support/rtmp-commands.ts";
import { GOOD_KEY, SessionAtHand } from "../../../support/rtmp-session-at-hand.ts";

const begin = [aVideoConfig(), anAudioConfig(), aKeyframe(0), aSound(0)].map((tag) => chunks(tag));

describe("[RT12] a publication", () => {
  test("begins with a good key and hands media to the stage", async () => {
    const hand = await new SessionAtHand().publish();
    await hand.receive(...begin);
    expect(hand.codes).toEqual(["NetConnection.Connect.Success", "NetStream.Publish.Start"]);
    expect(hand.events.map((event) => event.type)).toEqual(["track", "track", "sample", "sample"]);
  });

  test("ends for the stage when the encoder stops, and the connection may publish again", async () => {
    const hand = await new SessionAtHand().publish();
    await hand.receive(commands.deleteStream());
    expect(hand.endings).toEqual(["the encoder stopped"]);
    await hand.receive(commands.publish(GOOD_KEY));
    expect(hand.codes.slice(1)).toEqual([
      "NetStream.Publish.Start",
      "NetStream.Unpublish.Success",
      "NetStream.Publish.Start",
    ]);
  });

  test("ends for the stage, once, when the connection is lost", async () => {
    const hand = await new SessionAtHand().publish();
    hand.session.lost("the connection was lost");
    hand.session.lost("again");
    expect(hand.endings).toEqual(["the connection was lost"]);
    expect(hand.session.publisher).toBeNull();
  });

  test("says who publishes", async () => {
    const hand = await new SessionAtHand().publish();
    expect(hand.session.publisher).toMatchObject({
      stage: "main",
      remoteAddress: "192.0.2.7",
      since: 1_700_000_000_000,
      encoder: "FMLE/3.0 (compatible; test)",
    });
    await hand.receive(chunks(aMetadata({ encoder: "obs\n-output" })));
    expect(hand.session.publisher?.encoder).toBe("obs-output");
    expect(hand.session.publisher?.bytesReceived).toBeGreaterThan(3_000);
  });

  test("takes AMF3 wrappings and aggregates", async () => {
    const hand = new SessionAtHand();
    const wrapped = (bytes: Buffer) =>
      chunks({ type: 17, timestampMs: 0, payload: Buffer.concat([Buffer.of(0), bytes]) });
    await hand.receive(commands.firstHandshake(), commands.secondHandshake());
    await hand.receive(wrapped(commands.amf("connect", 1, { app: "live" })));
    await hand.receive(wrapped(commands.amf("publish", 2, null, GOOD_KEY, "live")));
    const parts = [aKeyframe(500), aPicture(540)].map(({ type, timestampMs, payload }) =>
      Buffer.concat([
        uint(type, 1),
        uint(payload.length, 3),
        uint(timestampMs, 3),
        Buffer.alloc(4),
        payload,
        Buffer.alloc(4),
      ]),
    );
    await hand.receive(...begin.slice(0, 2), chunks({ type: 22, timestampMs: 9_000, payload: Buffer.concat(parts) }));
    expect(hand.events.flatMap((event) => (event.type === "sample" ? [event.sample.dts] : []))).toEqual([
      90_000, 93_600,
    ]);
  });
});

describe("[RT11] calls", () => {
  test("connect is answered with our settings first, then with the codecs of Enhanced RTMP", async () => {
    const hand = new SessionAtHand();
    await hand.receive(commands.firstHandshake(), commands.secondHandshake(), commands.connect("live"));
    expect(hand.sentTypes).toEqual([1, 5, 6, 20]);
    expect(hand.sent.at(-1)?.toString("latin1")).toContain("fourCcList");
    expect(hand.sent.at(-1)?.toString("latin1")).toContain("hvc1");
  });

  test("another application is refused, without saying or logging what was asked", async () => {
    const hand = new SessionAtHand();
    await hand.receive(commands.firstHandshake(), commands.secondHandshake(), commands.connect(GOOD_KEY));
    expect(hand.codes).toEqual(["NetConnection.Connect.Rejected"]);
    expect(hand.isEnded).toBe(true);
    expect(Buffer.concat(hand.sent).includes(GOOD_KEY)).toBe(false);
    expect(hand.logLines.join()).not.toContain(GOOD_KEY);
  });

  test("what FMLE and OBS call on their way is answered", async () => {
    const hand = new SessionAtHand();
    await hand.receive(commands.firstHandshake(), commands.secondHandshake(), commands.connect("live"));
    const before = hand.sent.length;
    await hand.receive(
      commands.command(["releaseStream", 2, null, GOOD_KEY]),
      commands.command(["FCPublish", 3, null, GOOD_KEY]),
      commands.command(["_checkbw", 5, null]),
    );
    expect(hand.sent.slice(before).map((bytes) => bytes.toString("latin1").match(/_result|onFCPublish/)?.[0])).toEqual([
      "_result",
      "onFCPublish",
      "_result",
      "_result",
    ]);
  });

  test("watching is refused, an unknown call fails, an unknown note is ignored", async () => {
    const hand = new SessionAtHand();
    await hand.receive(commands.firstHandshake(), commands.secondHandshake(), commands.connect("live"));
    await hand.receive(commands.command(["play", 0, null, "x"], {}, 1), commands.command(["what", 9, null]));
    await hand.receive(commands.command(["note", 0, null]));
    expect(hand.codes.slice(1)).toEqual(["NetStream.Play.Failed", "NetConnection.Call.Failed"]);
  });

  test("a command before connect is refused", async () => {
    const hand = new SessionAtHand();
    await hand.receive(commands.firstHandshake(), commands.secondHandshake(), commands.publish(GOOD_KEY));
    expect(hand.isEnded).toBe(true);
  });

  test("a second publish beside the first is refused, and the first goes on", async () => {
    const hand = await new SessionAtHand().publish();
    await hand.receive(commands.publish(GOOD_KEY));
    expect(hand.codes.at(-1)).toBe("NetStream.Publish.BadName");
    expect(hand.endings).toEqual([]);
  });
});

test("[RT9] messages of unknown types are skipped", async () => {
  const hand = await new SessionAtHand().publish();
  await hand.receive(chunks({ type: 99, timestampMs: 0, payload: Buffer.of(1, 2, 3) }), ...begin);
  expect(hand.events).toHaveLength(4);
});

describe("[RT10] control messages", () => {
  test("a ping is answered with its own number", async () => {
    const hand = await new SessionAtHand().publish();
    await hand.receive(chunks({ type: 4, timestampMs: 0, payload: Buffer.from("000600001234", "hex"), streamId: 0 }));
    expect(hand.sent.at(-1)?.subarray(12)).toEqual(Buffer.from("000700001234", "hex"));
  });

  test("what was received is acknowledged once per window of the peer", async () => {
    const hand = await new SessionAtHand().publish();
    await hand.receive(chunks({ type: 5, timestampMs: 0, payload: uint(10_000, 4), streamId: 0 }));
    const acknowledgements = () => hand.sentTypes.filter((type) => type === 3).length;
    const before = acknowledgements();
    await hand.receive(chunks(aSound(0, 12_000)));
    expect(acknowledgements()).toBe(before + 1);
    await hand.receive(chunks(aSound(0, 6_000)));
    expect(acknowledgements()).toBe(before + 1);
    await hand.receive(chunks(aSound(0, 6_000)));
    expect(acknowledgements()).toBe(before + 2);
  });
});

describe("[RT14] the key check takes its time", () => {
  const slow = () => {
    let answer: (result: { ok: true; stage: string } | { ok: false; reason: string }) => void = () => undefined;
    const authorize: Authorize = () => new Promise((resolve) => (answer = resolve));
    return { authorize, answer: (result: Parameters<typeof answer>[0]) => answer(result) };
  };

  test("media that comes meanwhile waits, with the socket paused, and is not lost", async () => {
    const check = slow();
    const hand = await new SessionAtHand({ authorize: check.authorize }).publish();
    await hand.receive(...begin);
    expect(hand.isPaused).toBe(true);
    expect(hand.events).toEqual([]);
    check.answer({ ok: true, stage: "main" });
    await hand.receive();
    expect(hand.isPaused).toBe(false);
    expect(hand.events).toHaveLength(4);
  });

  test("a refusal is told in the caller's words, and nothing reaches a stage", async () => {
    const check = slow();
    const hand = await new SessionAtHand({ authorize: check.authorize }).publish();
    await hand.receive(...begin);
    check.answer({ ok: false, reason: "The key is wrong." });
    await hand.receive();
    expect(hand.codes.at(-1)).toBe("NetStream.Publish.Rejected");
    expect(hand.lastDescription).toBe("The key is wrong.");
    expect([hand.isEnded, hand.events.length]).toEqual([true, 0]);
  });

  test("an encoder that left meanwhile takes no stage", async () => {
    const check = slow();
    const claimed: string[] = [];
    const hand = new SessionAtHand({
      authorize: check.authorize,
      claim: (stage) => {
        claimed.push(stage);
        return { ok: false, reason: "no" };
      },
    });
    await hand.publish();
    hand.session.lost("gone");
    check.answer({ ok: true, stage: "main" });
    await hand.receive();
    expect(claimed).toEqual([]);
  });

  test("a check that fails is our fault, and says so without the cause", async () => {
    const hand = new SessionAtHand({ authorize: () => Promise.reject(new Error("disk full")) });
    await hand.publish();
    expect(hand.lastDescription).toBe("The server could not check the key: try again.");
    expect(hand.logLines.join()).toContain("FAULT stream key check failed");
  });
});

describe("[RT33] wrong keys", () => {
  test("after five the key is not even looked at", async () => {
    const wrongKeys = new WrongKeys(5);
    for (let attempt = 0; attempt < 5; attempt += 1) await new SessionAtHand({ wrongKeys }).publish("wrong");
    const hand = await new SessionAtHand({ wrongKeys }).publish(GOOD_KEY);
    expect(hand.lastDescription).toContain("Too many wrong keys");
  });

  test("no key, right or wrong, is in any log line or answer", async () => {
    for (const key of [GOOD_KEY, "wrongkeywrongkey"]) {
      const hand = await new SessionAtHand().publish(key);
      hand.session.close("bye");
      expect(hand.logLines.join()).not.toContain(key);
      expect(Buffer.concat(hand.sent).includes(key)).toBe(false);
    }
  });
});

describe("[RT35] one stage, one publisher", () => {
  test("the caller's refusal is told as a name in use", async () => {
    const hand = new SessionAtHand({ claim: () => ({ ok: false, reason: "Someone is on air already." }) });
    await hand.publish();
    expect(hand.codes.at(-1)).toBe("NetStream.Publish.BadName");
    expect(hand.lastDescription).toBe("Someone is on air already.");
  });

  test("a newcomer may take over: the old one is ended before the new one begins", async () => {
    let current: Publisher | null = null;
    const order: string[] = [];
    const claim = (_stage: string, publisher: Publisher) => {
      current?.close("another encoder took over");
      current = publisher;
      order.push("claimed");
      return { ok: true as const, sink: { push: () => undefined, end: (reason: string) => void order.push(reason) } };
    };
    const first = await new SessionAtHand({ claim }).publish();
    await new SessionAtHand({ claim }).publish();
    expect(order).toEqual(["claimed", "another encoder took over", "claimed"]);
    expect(first.lastDescription).toBe("another encoder took over");
    expect(first.isEnded).toBe(true);
  });
});

describe("[RT30] deadlines", () => {
  test("no handshake in ten seconds", () => {
    const hand = new SessionAtHand();
    hand.pass(10_000);
    expect(hand.isEnded).toBe(false);
    hand.pass(1);
    expect(hand.isEnded).toBe(true);
  });

  test("nothing published in ten seconds", async () => {
    const hand = new SessionAtHand();
    await hand.receive(commands.firstHandshake(), commands.secondHandshake(), commands.connect("live"));
    hand.pass(10_001);
    expect(hand.isEnded).toBe(true);
  });

  test("nothing to see or hear for fifteen seconds, whatever else is said", async () => {
    const hand = await new SessionAtHand().publish();
    await hand.receive(...begin);
    hand.pass(14_000);
    await hand.receive(chunks(aSound(4_000)));
    hand.pass(15_000);
    await hand.receive(chunks(aMetadata({ width: 1 })));
    expect(hand.isEnded).toBe(false);
    hand.pass(1);
    expect(hand.endings).toEqual(["no picture or sound came for too long"]);
  });
});

describe("[RT34] limits", () => {
  test("a flood before a key was accepted", async () => {
    const hand = new SessionAtHand({ limits: { unauthenticatedBytes: 8_000 } });
    await hand.receive(commands.firstHandshake(), commands.secondHandshake(), Buffer.alloc(5_000));
    expect(hand.isEnded).toBe(true);
  });

  test("a bitrate above the limit, averaged over ten seconds", async () => {
    const hand = await new SessionAtHand({ limits: { bitsPerSecond: 80_000 } }).publish();
    await hand.receive(...begin);
    const second = chunks(aSound(0, 9_800));
    for (let count = 0; count < 30; count += 1) {
      hand.pass(1_000);
      await hand.receive(second);
    }
    expect(hand.isEnded).toBe(false);
    for (let count = 0; count < 11; count += 1) await hand.receive(second);
    expect(hand.endings).toEqual(["the encoder's bitrate is above the limit"]);
  });
});

describe("[RT38] media that has not happened yet", () => {
  const fast = (seconds: number) => Array.from({ length: seconds }, (_, second) => chunks(aKeyframe(second * 1_000)));

  test("ends the session, and the encoder is told how to send it", async () => {
    const hand = await new SessionAtHand().publish();
    await hand.receive(...begin, ...fast(30));
    expect(hand.lastDescription).toContain("faster than real time");
    expect([hand.isEnded, hand.endings.length]).toEqual([true, 1]);
    expect(hand.events.filter((event) => event.type === "sample").length).toBeLessThan(20);
  });

  test("a burst at the start does not", async () => {
    const hand = await new SessionAtHand().publish();
    await hand.receive(...begin, ...fast(15));
    expect(hand.isEnded).toBe(false);
  });
});

test.each([
  ["too-fast", [aKeyframe(4_000), aKeyframe(8_000), aKeyframe(12_000), aKeyframe(16_000)].map((tag) => chunks(tag))],
  ["unsupported", [chunks({ type: 9, timestampMs: 0, payload: Buffer.of(0x12, 1) })]],
])("[RT39] the stage hears that its encoder was closed for what it sent: %s", async (code, pieces) => {
  const heard: unknown[] = [];
  const hand = await new SessionAtHand({ onRefused: (...refused) => heard.push(refused) }).publish();
  await hand.receive(...begin, ...pieces);
  expect(heard).toEqual([["main", code]]);
});

describe("[RT36] bad input ends that connection, with a reason, and never throws", () => {
  test.each([
    ["a codec we do not take", chunks({ type: 9, timestampMs: 0, payload: Buffer.of(0x12, 1) }), "video codec H.263"],
    ["broken chunks", Buffer.concat([basicHeader(3, 9), Buffer.alloc(20)]), "without a full header"],
    ["broken AMF", chunks({ type: 20, timestampMs: 0, payload: Buffer.of(2, 0xff) }), "ends too early"],
    ["a short control message", chunks({ type: 4, timestampMs: 0, payload: Buffer.of(0) }), "cut short"],
  ])("%s", async (_name, bytes, reason) => {
    const hand = await new SessionAtHand().publish();
    await hand.receive(bytes);
    expect(hand.isEnded).toBe(true);
    expect(hand.endings[0]).toContain(reason);
    expect(hand.lastDescription).toContain(reason);
    expect(hand.logLines.join()).toContain(reason);
  });

  test("a stage that fails is our fault, and ends only this connection", async () => {
    const sink = {
      push: () => {
        throw new Error("bug");
      },
      end: () => undefined,
    };
    const hand = await new SessionAtHand({ claim: () => ({ ok: true, sink }) }).publish();
    await hand.receive(...begin);
    expect(hand.isEnded).toBe(true);
    expect(hand.lastDescription).toBe("the server failed: try again");
    expect(hand.logLines.join()).toContain("FAULT");
  });
});

describe("[RT12] what FFmpeg 5.1 really sends", () => {
  const recording = readFileSync(new URL("../../../fixtures/rtmp/ffmpeg-5.1-h264-aac.bin", import.meta.url));

  test.each([1, 100, 1_460, 65_536])("in pieces of %i bytes", async (pieceLength) => {
    const hand = new SessionAtHand({ authorize: async () => ({ ok: true, stage: "main" }) });
    for (let at = 0; at < recording.length; at += pieceLength) {
      hand.session.receive(recording.subarray(at, at + pieceLength));
      if (hand.isPaused) await hand.receive();
    }
    const samples = hand.events.flatMap((event) => (event.type === "sample" ? [event.sample] : []));
    const pictures = samples.filter((sample) => sample.type === "video");
    expect(hand.endings).toEqual(["the encoder stopped"]);
    expect(pictures).toHaveLength(50);
    expect(pictures.filter((sample) => sample.isKeyframe)).toHaveLength(2);
    expect(pictures.some((sample) => sample.compositionOffset > 0)).toBe(true);
    expect(samples.length - pictures.length).toBe(95);
  });
});
