import { describe, expect, test } from "vitest";
import { ClipChannel, type StagedMeeting } from "../../../../server/clips/clip-channel.ts";
import type { PublicClip } from "../../../../shared/clips.ts";
import { millis, programTime } from "../../../../shared/time.ts";

const aPublicClip = (id: string): PublicClip => ({
  id,
  sort: "blitz",
  title: id,
  quotation: "",
  subject: null,
  durationMs: millis(30_000),
  widthPx: 1280,
  heightPx: 720,
  poster: null,
  hasCaptions: false,
  at: programTime(0),
});

const aMeeting = (more: Partial<StagedMeeting> = {}): StagedMeeting => ({
  slug: "kollegiya",
  stage: "main",
  phase: "planned",
  sample: false,
  ...more,
});

function atHand(
  meetings: readonly StagedMeeting[],
  clips: Readonly<Record<string, readonly string[]>>,
  broken: readonly string[] = [],
) {
  const settings = new Map<string, string>();
  const channel = new ClipChannel<string>({
    approved: (meeting) => (clips[meeting] ?? []).map(aPublicClip),
    meetings: () => meetings,
    settings: { get: (name) => settings.get(name) ?? null, set: (name, value) => void settings.set(name, value) },
    open: (id) => {
      if (id === "gone") return Promise.reject(new Error("gone"));
      return Promise.resolve(broken.includes(id) ? null : id);
    },
  });
  return channel;
}

describe("[PO45] approved clips on the channel", () => {
  test("a meeting's clips are shown in turn once it wants that, and not before", async () => {
    const channel = atHand([aMeeting()], { kollegiya: ["a", "b"] });
    expect([channel.isOn("kollegiya"), await channel.next("main")]).toEqual([false, null]);
    channel.turn("kollegiya", true);
    expect([await channel.next("main"), await channel.next("main"), await channel.next("main")]).toEqual([
      "a",
      "b",
      "a",
    ]);
    channel.turn("kollegiya", false);
    expect([channel.hasAny("main"), await channel.next("main")]).toEqual([false, null]);
  });

  test("only on the meeting's own stage", async () => {
    const channel = atHand([aMeeting({ stage: "spare" })], { kollegiya: ["a"] });
    channel.turn("kollegiya", true);
    expect([await channel.next("main"), await channel.next("spare")]).toEqual([null, "a"]);
  });

  test("not while a meeting of that stage is open; the sample's is no meeting", async () => {
    const held = atHand([aMeeting(), aMeeting({ slug: "sessiya", phase: "open" })], { kollegiya: ["a"] });
    held.turn("kollegiya", true);
    expect(held.hasAny("main")).toBe(false);
    const free = atHand([aMeeting(), aMeeting({ slug: "primer", phase: "open", sample: true })], { kollegiya: ["a"] });
    free.turn("kollegiya", true);
    expect(await free.next("main")).toBe("a");
  });

  test("[PO42] what cannot be shown is passed over, each tried once", async () => {
    const channel = atHand([aMeeting()], { kollegiya: ["gone", "turned", "b"] }, ["turned"]);
    channel.turn("kollegiya", true);
    expect([await channel.next("main"), await channel.next("main")]).toEqual(["b", "b"]);
    const none = atHand([aMeeting()], { kollegiya: ["gone", "turned"] }, ["turned"]);
    none.turn("kollegiya", true);
    expect(await none.next("main")).toBeNull();
  });
});
