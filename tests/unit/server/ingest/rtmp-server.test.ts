import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../../../server/clock.ts";
import type { Publisher } from "../../../../server/ingest/publisher.ts";
import { ListenError, RtmpServer, type RtmpServerOptions } from "../../../../server/ingest/rtmp-server.ts";
import { silentLog } from "../../../../server/log.ts";
import type { MediaEvent } from "../../../../server/media/sample.ts";
import { aKeyframe, anAudioConfig, aPicture, aSound, aVideoConfig } from "../../../support/flv-tags.ts";
import { type PublisherOptions, RtmpPublisher } from "../../../support/rtmp-publisher.ts";

const GOOD_KEY = "goodkey";

/** A server on a free port, with one stage that remembers what it was told. */
class Studio {
  readonly events: MediaEvent[] = [];
  readonly server: RtmpServer;
  readonly ended: Promise<string>;
  port = 0;

  constructor(options: Partial<RtmpServerOptions> = {}) {
    let end: (reason: string) => void = () => undefined;
    this.ended = new Promise((resolve) => {
      end = resolve;
    });
    this.server = new RtmpServer({
      clock: systemClock,
      log: silentLog,
      authorize: async ({ streamKey }) =>
        streamKey === GOOD_KEY ? { ok: true, stage: "main" } : { ok: false, reason: "The key is wrong." },
      claim: () => ({ ok: true, sink: { push: (event) => this.events.push(event), end } }),
      ...options,
    });
  }

  async open(): Promise<this> {
    ({ port: this.port } = await this.server.listen(0, "127.0.0.1"));
    return this;
  }

  publish(options: Partial<PublisherOptions> = {}): Promise<RtmpPublisher> {
    return RtmpPublisher.publish({ port: this.port, streamKey: GOOD_KEY, ...options });
  }

  get samples(): number {
    return this.events.filter((event) => event.type === "sample").length;
  }
}

const opened: RtmpServer[] = [];
async function aStudio(options?: Partial<RtmpServerOptions>): Promise<Studio> {
  const studio = await new Studio(options).open();
  opened.push(studio.server);
  return studio;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

const show = [
  aVideoConfig(),
  anAudioConfig(),
  ...Array.from({ length: 50 }, (_, frame) => [
    frame % 25 === 0 ? aKeyframe(frame * 40) : aPicture(frame * 40, { bytes: 3_000 }),
    aSound(frame * 40),
  ]).flat(),
];

describe("[RT12] over TCP", () => {
  test.each<[string, Partial<PublisherOptions>]>([
    ["chunks of 128 bytes", { chunkSize: 128 }],
    ["chunks of 65,536 bytes", { chunkSize: 65_536 }],
    ["chunk streams of two and three bytes", { videoChunkStreamId: 40_000, audioChunkStreamId: 100 }],
    ["writes of 999 bytes", { bytesPerWrite: 999 }],
    ["the key in a query", { streamKey: `main?key=${GOOD_KEY}` }],
  ])("%s", async (_name, options) => {
    const studio = await aStudio();
    const publisher = await studio.publish(options);
    for (const tag of show) await publisher.push(tag);
    await publisher.stop();
    expect(await studio.ended).toBe("the encoder stopped");
    expect(studio.samples).toBe(100);
  });

  test.each([true, false])("over the 32-bit wrap, extended timestamps repeated: %s", async (repeatsExtended) => {
    const studio = await aStudio();
    const publisher = await studio.publish({ chunkSize: 128, repeatsExtended });
    const late = (timestampMs: number) => (timestampMs + 4_294_966_000) >>> 0;
    for (const tag of show) await publisher.push({ ...tag, timestampMs: late(tag.timestampMs) });
    await publisher.stop();
    await studio.ended;
    expect(studio.samples).toBe(100);
    expect(studio.events.some((event) => event.type === "jump")).toBe(false);
  });
});

test("[RT12] who is on air stands in the list, until it is not", async () => {
  const studio = await aStudio();
  const publisher = await studio.publish();
  expect(studio.server.publishers).toMatchObject([{ stage: "main", remoteAddress: "127.0.0.1" }]);
  publisher.cut();
  expect(await studio.ended).toBe("the connection was lost");
  expect(studio.server.publishers).toEqual([]);
});

test("[RT35] a publisher that is closed hears why", async () => {
  const publishers: Publisher[] = [];
  const studio = await aStudio({
    claim: (_stage, publisher) => {
      publishers.push(publisher);
      return { ok: true, sink: { push: () => undefined, end: () => undefined } };
    },
  });
  const encoder = await studio.publish();
  publishers[0]?.close("The key was changed.");
  await encoder.isClosed;
  expect(encoder.lastStatus).toBe("The key was changed.");
});

test("[RT32] a wrong key is told as such", async () => {
  const studio = await aStudio();
  await expect(studio.publish({ streamKey: "wrong" })).rejects.toThrow("The key is wrong.");
});

test("[RT36] broken bytes of one encoder do not touch another", async () => {
  const studio = await aStudio();
  const good = await studio.publish();
  const bad = await studio.publish();
  await bad.write(Buffer.alloc(5_000, 0xff));
  await bad.isClosed;
  for (const tag of show) await good.push(tag);
  await good.stop();
  expect(studio.samples).toBe(100);
});

test("[RT31] connections without a key are limited in number", async () => {
  const studio = await aStudio({ limits: { unauthenticated: 2 } });
  const idle = [1, 2].map(() => connect(studio.port, "127.0.0.1"));
  await Promise.all(idle.map((socket) => once(socket, "connect")));
  await expect(studio.publish()).rejects.toThrow();
  idle[0]?.destroy();
  await expect
    .poll(() =>
      studio.publish().then(
        () => "in",
        () => "out",
      ),
    )
    .toBe("in");
  idle[1]?.destroy();
});

describe("the port", () => {
  test("[RT37] that is busy is an error in words", async () => {
    const { port } = await aStudio();
    const second = new Studio().server;
    await expect(second.listen(port, "127.0.0.1")).rejects.toThrow(ListenError);
    await expect(second.listen(port, "127.0.0.1")).rejects.toThrow(`port ${port} is busy`);
  });

  test("[RT37] is free again after closing, and who was on air was told", async () => {
    const studio = await aStudio();
    const encoder = await studio.publish();
    await Promise.all([studio.server.close(), encoder.isClosed]);
    expect(await studio.ended).toBe("the server is stopping");
    expect(encoder.lastStatus).toBe("the server is stopping");
    const again = await new Studio().server.listen(studio.port, "127.0.0.1");
    expect(again.port).toBe(studio.port);
  });
});
