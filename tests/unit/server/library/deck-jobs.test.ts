import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { anActor } from "../../../support/ledger-builders.ts";
import { aConvertedDeck, deckJobsAtHand, inPieces, libraryAtHand } from "../../../support/library-at-hand.ts";
import { patience } from "../../../support/patience.ts";

const upload = (name = "Доклад.pdf", isMore = false) => ({ name, declaredBytes: 4, isMore });
const body = () => inPieces("%PDF");
const jobsAtHand = async (limits = {}) => {
  const { store } = libraryAtHand();
  return { store, ...(await deckJobsAtHand(store, limits)) };
};
type House = Awaited<ReturnType<typeof jobsAtHand>>;

async function begun({ jobs }: House, name?: string): Promise<string> {
  const job = await jobs.begin(body(), upload(name), anActor());
  if (!job.ok) throw new Error(job.problem);
  return job.value.id;
}

const until = (house: House, id: string, phase: string) =>
  expect.poll(() => house.jobs.find(id)?.phase, patience).toBe(phase);

describe("[LB30] an upload", () => {
  test("is waited for, drawn, and becomes a deck of the library under its file's name", async () => {
    const house = await jobsAtHand();
    const id = await begun(house, "Итоги_года.pdf");
    expect(house.jobs.find(id)).toEqual({ id, phase: "waiting" });
    house.workshop.orders[0]?.order.onProgress?.(1, 2);
    expect(house.jobs.find(id)).toEqual({ id, phase: "converting", page: 1, of: 2 });

    house.workshop.finish();
    await until(house, id, "done");

    const job = house.jobs.find(id);
    expect(job?.phase === "done" && house.store.find(job.deckId)?.content).toMatchObject({
      title: "Итоги года",
      isDownloadable: false,
      original: { name: "Итоги_года.pdf", pages: 2 },
      pages: [
        { number: 1, title: "Итоги", text: "Итоги года" },
        { number: 2, title: "Слайд 2" },
      ],
    });
    expect(readdirSync(house.folder)).toEqual([]);
  });

  test("without a name is called by its first page that has one", async () => {
    const house = await jobsAtHand();
    await begun(house, "");
    house.workshop.finish();
    await expect.poll(() => house.store.list({ most: 1 })[0]?.title, patience).toBe("Итоги");
  });

  test("that the workshop refuses says why and on which page, and leaves nothing", async () => {
    const house = await jobsAtHand();
    const id = await begun(house);
    house.workshop.orders[0]?.end({ ok: false, problem: { code: "TOO_MANY_PIXELS", page: 7 } });
    await until(house, id, "failed");
    expect(house.jobs.find(id)).toEqual({ id, phase: "failed", code: "TOO_MANY_PIXELS", page: 7 });
    expect([readdirSync(house.folder), house.store.list({ most: 1 })]).toEqual([[], []]);
  });

  test("of nothing is refused, and leaves nothing", async () => {
    const house = await jobsAtHand();
    expect(await house.jobs.begin(inPieces(""), upload(), anActor())).toEqual({ ok: false, problem: "EMPTY" });
    expect(readdirSync(house.folder)).toEqual([]);
  });

  test("[LB33] called off while it is drawn leaves nothing", async () => {
    const house = await jobsAtHand();
    const id = await begun(house);
    expect([house.jobs.cancel(id), house.jobs.cancel("unknown-job")]).toEqual([true, false]);
    await until(house, id, "failed");
    expect(house.jobs.find(id)).toMatchObject({ code: "CANCELLED" });
    expect(readdirSync(house.folder)).toEqual([]);
  });

  test("[LB33] whose sender goes away leaves nothing", async () => {
    const house = await jobsAtHand();
    async function* cutShort() {
      yield Buffer.from("%PDF");
      throw new Error("aborted");
    }
    await expect(house.jobs.begin(cutShort(), upload(), anActor())).rejects.toThrow("aborted");
    expect([readdirSync(house.folder), house.workshop.orders]).toEqual([[], []]);
  });
});

describe("[LB31] a deck of several pictures", () => {
  const first = (house: House) => house.jobs.begin(body(), upload("1.png", true), anActor());

  test("waits for the last, and is drawn in the order they came", async () => {
    const house = await jobsAtHand();
    const job = await first(house);
    const id = job.ok ? job.value.id : "";
    await house.jobs.append(id, body(), upload("2.png", true), anActor());
    expect(house.workshop.orders).toHaveLength(0);
    await house.jobs.append(id, body(), upload("3.png"), anActor());
    expect(house.workshop.orders[0]?.sources).toHaveLength(3);
    house.workshop.finish(aConvertedDeck({ kind: "pictures", original: null }));
    await until(house, id, "done");
    expect(house.store.list({ most: 1 })[0]?.title).toBe("1");
  });

  test("is its sender's alone, and takes nothing once it is begun", async () => {
    const house = await jobsAtHand();
    const job = await first(house);
    const id = job.ok ? job.value.id : "";
    const unknown = { ok: false, problem: "UNKNOWN_JOB" };
    expect(await house.jobs.append(id, body(), upload(), anActor("editor", "another"))).toEqual(unknown);
    await house.jobs.append(id, body(), upload("2.png"), anActor());
    expect(await house.jobs.append(id, body(), upload("3.png"), anActor())).toEqual(unknown);
  });

  test("is bounded as a whole", async () => {
    const house = await jobsAtHand({ bytes: 10 });
    const job = await first(house);
    const more = await house.jobs.append(
      job.ok ? job.value.id : "",
      inPieces("1234567"),
      { ...upload(), declaredBytes: 7 },
      anActor(),
    );
    expect([more, readdirSync(house.folder)]).toEqual([{ ok: false, problem: "TOO_LARGE" }, []]);
  });

  test("is forgotten when the next does not come", async () => {
    const house = await jobsAtHand({ patienceMs: 20 });
    await first(house);
    await expect.poll(() => readdirSync(house.folder), patience).toEqual([]);
  });
});

test("[LB32] so many at once, and no more", async () => {
  const house = await jobsAtHand({ atOnce: 2 });
  await begun(house);
  await begun(house);
  expect(await house.jobs.begin(body(), upload(), anActor())).toEqual({ ok: false, problem: "BUSY" });
});

test("[LB32] of jobs that ended the last twenty are remembered", async () => {
  const house = await jobsAtHand();
  const ids: string[] = [];
  for (let count = 0; count < 22; count++) {
    const id = await begun(house);
    ids.push(id);
    house.workshop.finish();
    await until(house, id, "done");
    await expect.poll(() => readdirSync(house.folder), patience).toEqual([]);
  }
  expect(ids.map((id) => house.jobs.find(id) !== null)).toEqual([false, false, ...Array(20).fill(true)]);
});

test("[LB34] a server that stops cuts all short and leaves nothing", async () => {
  const house = await jobsAtHand();
  await begun(house);
  await house.jobs.begin(body(), upload("1.png", true), anActor());
  await house.jobs.close();
  expect(readdirSync(house.folder)).toEqual([]);
  expect(await house.jobs.begin(body(), upload(), anActor())).toEqual({ ok: false, problem: "BUSY" });
});
