import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isClipId } from "../../../../server/clips/clip-folders.ts";
import { aClipHouse, anOrder, otherReporter, reporter } from "../../../support/clip-house.ts";
import { filmBytes } from "../../../support/film-bytes.ts";
import { aPng } from "../../../support/pictures.ts";

test("[BZ1] a clip told of twice by its reporter is one clip; another's id is refused", async () => {
  const { desk } = await aClipHouse();
  const first = await desk.register("meeting", reporter, anOrder());
  const again = await desk.register("meeting", reporter, anOrder({ title: "Иначе" }));
  expect(first).toMatchObject({ ok: true, value: { state: "receiving", title: "Ирина Ветрова", by: reporter.name } });
  expect(again).toEqual(first);
  expect(await desk.register("meeting", otherReporter, anOrder())).toEqual({
    ok: false,
    problem: { code: "ID_TAKEN" },
  });
  expect(desk.all("meeting")).toHaveLength(1);
});

test("[BZ2] an interview is kept with what its person agreed to, in the very words, not later than now", async () => {
  const { desk } = await aClipHouse();
  const { consent } = anOrder();
  await desk.register("meeting", reporter, anOrder());
  const late = { ...consent, at: 4_000_000_000_000 };
  await desk.register("meeting", reporter, anOrder({ id: "clip-0002", consent: late }));
  expect(desk.clip("clip-0001")?.consent).toMatchObject({ ...consent, takenBy: reporter.name, withdrawnAt: null });
  expect(desk.clip("clip-0002")?.consent?.at).toBeLessThan(4_000_000_000_000);
});

test.each([
  [{ bytes: 0 }, "EMPTY"],
  [{ bytes: 10 * 1024 ** 3 }, "TOO_LARGE"],
  [{ durationMs: 3_600_000 }, "TOO_LONG"],
  [{ id: "Incoming" }, "ID_TAKEN"],
])("[BZ3] %j is refused before a byte of it comes", async (more, code) => {
  const { desk, files } = await aClipHouse();
  expect(await desk.register("meeting", reporter, anOrder(more))).toEqual({ ok: false, problem: { code } });
  expect([desk.all("meeting"), await files()]).toEqual([[], []]);
});

test("[BZ3] a link has its quota, which what failed does not use up", async () => {
  const { desk, arrived } = await aClipHouse({ limits: { quotaBytes: 2_500 } });
  await arrived(anOrder({ id: "clip-bad1" }), reporter, Buffer.alloc(1_000));
  const outcomes = [];
  for (const id of ["clip-0001", "clip-0002", "clip-0003"])
    outcomes.push((await desk.register("meeting", reporter, anOrder({ id }))).ok);
  expect(outcomes).toEqual([true, true, false]);
  expect((await desk.register("meeting", otherReporter, anOrder({ id: "clip-0004" }))).ok).toBe(true);
  expect(desk.intake.usedBytes("meeting", reporter.id)).toBe(2_000);
});

test("[BZ3] clips that are told of at once do not pass the quota together", async () => {
  const { desk } = await aClipHouse({ limits: { quotaBytes: 2_500 } });
  const orders = ["clip-0001", "clip-0002", "clip-0003", "clip-0004"].map((id) => anOrder({ id }));
  const outcomes = await Promise.all(orders.map((order) => desk.register("meeting", reporter, order)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
});

test("[BZ3] below the floor of free disk nothing is taken", async () => {
  const { desk } = await aClipHouse({ limits: { freeBytes: Number.MAX_SAFE_INTEGER } });
  expect(await desk.register("meeting", reporter, anOrder())).toEqual({ ok: false, problem: { code: "NO_ROOM" } });
});

const png = aPng();
test.each([
  ["a PNG", png],
  ["a script", Buffer.from("<script>alert(1)</script>")],
  ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ["zeros", Buffer.alloc(4_000)],
  ["a HEIC picture", Buffer.from("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "latin1")],
  ["an EBML file of something else", Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from("other")])],
])("[BZ13] %s under a film's name is refused, and leaves nothing on the disk", async (_what, bytes) => {
  const { desk, arrived, files, workshop } = await aClipHouse();
  const clip = await arrived(anOrder({ bytes: bytes.byteLength }), reporter, bytes);
  expect([clip.state, clip.problem, workshop.asked, await files()]).toEqual(["failed", "NOT_A_FILM", [], []]);
  // Nor does it stand in the way of another try.
  const again = await desk.register("meeting", reporter, anOrder({ isAnew: true }));
  expect(again).toMatchObject({ ok: true, value: { state: "receiving", problem: null } });
  expect((await arrived()).state).toBe("review");
});

test.each([
  ["MP4", filmBytes(64)],
  ["MOV", Buffer.from("\0\0\0\u0014ftypqt  \0\0\0\0qt  ", "latin1")],
  ["MOV without ftyp", Buffer.from("\0\0\0\u0008wide\0\0\0\u0008mdat", "latin1")],
  ["WebM", Buffer.from("\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm", "latin1")],
  ["MKV", Buffer.from("\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x88matroska", "latin1")],
])("[BZ13] a film is known by its own bytes: %s", async (_what, bytes) => {
  const { arrived } = await aClipHouse();
  expect((await arrived(anOrder({ bytes: bytes.byteLength, type: "text/html" }), reporter, bytes)).state).toBe(
    "review",
  );
});

test("[BZ14] an upload of which nothing came for a day is given up, and may begin anew", async () => {
  const { desk, folders, files } = await aClipHouse();
  await desk.register("meeting", reporter, anOrder());
  await folders.begin("clip-0001");
  await desk.intake.giveUpOld();
  expect(await files()).toEqual(["incoming/clip-0001"]);
  const dayAgo = Date.now() / 1000 - 24 * 3600 - 1;
  utimesSync(folders.incomingOf("clip-0001"), dayAgo, dayAgo);
  expect(await desk.intake.progress("clip-0001")).toBe(null);
  await desk.intake.giveUpOld();
  expect([await files(), desk.clip("clip-0001")?.state]).toEqual([[], "receiving"]);
});

test("[BZ15] a restart takes in what was whole, makes anew what was being made, and removes what belongs to nothing", async () => {
  const { desk, folders, folder, workshop, reopen, files, clips } = await aClipHouse();
  for (const id of ["clip-part", "clip-whole", "clip-moved", "clip-made"]) {
    await desk.register("meeting", reporter, anOrder({ id }));
    await folders.begin(id);
    writeFileSync(folders.incomingOf(id), filmBytes(id === "clip-part" ? 400 : 1_000));
  }
  await folders.settle("clip-moved");
  await folders.settle("clip-made");
  const made = clips.byId("clip-made");
  if (made !== null) clips.save({ ...made, state: "converting", version: 2 }, 1);
  mkdirSync(`${folder}/clip-of-nobody`);
  writeFileSync(`${folder}/incoming/clip-of-nobody-either`, "x");
  await desk.close();
  const next = await reopen();
  await next.idle();
  const states = next.all("meeting").map(({ id, state }) => [id, state]);
  expect(Object.fromEntries(states)).toEqual({
    ...{ "clip-part": "receiving", "clip-whole": "review", "clip-moved": "review", "clip-made": "review" },
  });
  expect(workshop.asked.toSorted()).toEqual(["convert clip-made", "convert clip-moved", "convert clip-whole"]);
  expect((await files()).filter((name) => name.includes("nobody"))).toEqual([]);
});

test("[BZ15] a server that is killed while a file is sent anew takes nothing of the old one for it", async () => {
  const { desk, arrived, folders, now, reopen, files, workshop } = await aClipHouse();
  await arrived();
  desk.return("meeting", "clip-0001", now().version, "Тихо");
  const { drop } = folders;
  folders.drop = () => Promise.reject(new Error("killed"));
  const anew = anOrder({ isAnew: true, bytes: 2_000 });
  await expect(desk.register("meeting", reporter, anew)).rejects.toThrow("killed");
  folders.drop = drop;
  await desk.close();
  const next = await reopen();
  await next.idle();
  expect([next.clip("clip-0001")?.state, await files(), workshop.asked]).toEqual(["failed", [], ["convert clip-0001"]]);
  expect(await next.register("meeting", reporter, anew)).toMatchObject({ ok: true, value: { state: "receiving" } });
});

test("[BZ15] what came whole while the disk was full is taken in when it is looked for again", async () => {
  const { desk, folders, now } = await aClipHouse();
  await desk.register("meeting", reporter, anOrder());
  await folders.begin("clip-0001");
  writeFileSync(folders.incomingOf("clip-0001"), filmBytes(1_000));
  const { settle } = folders;
  folders.settle = () => Promise.reject(new Error("full"));
  await expect(desk.intake.arrived("clip-0001")).rejects.toThrow("full");
  folders.settle = settle;
  await desk.intake.giveUpOld();
  await desk.idle();
  expect(now().state).toBe("review");
});

test("[BZ15] a clip that cannot be looked after at the start keeps nobody from the others", async () => {
  const { desk, folders, reopen } = await aClipHouse();
  for (const id of ["clip-0001", "clip-0002"]) {
    await desk.register("meeting", reporter, anOrder({ id }));
    await folders.begin(id);
    writeFileSync(folders.incomingOf(id), filmBytes(1_000));
  }
  await desk.close();
  const settle = folders.settle.bind(folders);
  folders.settle = (id) => (id === "clip-0001" ? Promise.reject(new Error("full")) : settle(id));
  const next = await reopen();
  await next.idle();
  expect([next.clip("clip-0001")?.state, next.clip("clip-0002")?.state]).toEqual(["receiving", "review"]);
});

test("an id that would be the folder of what comes in is none", () => {
  expect(["incoming", "INCOMING", "clip-0001", "../../etc", "short"].map(isClipId)).toEqual([
    false,
    false,
    true,
    false,
    false,
  ]);
});
