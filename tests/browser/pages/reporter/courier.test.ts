import { afterEach, expect, test, vi } from "vitest";
import type { ApiAnswer } from "../../../../client/control/api.ts";
import { Courier, type CourierPorts } from "../../../../client/pages/reporter/courier.ts";
import type { Recording } from "../../../../client/pages/reporter/recording.ts";
import type { UploadOrder } from "../../../../client/pages/reporter/upload.ts";
import type { Clip, ClipState } from "../../../../shared/clips.ts";
import { accept, refuse } from "../../../../shared/result.ts";
import { patience } from "../../../support/patience.ts";
import { aTake } from "../../../support/takes.ts";

let courier: Courier | null = null;
afterEach(() => courier?.stop());

/** A server that answers what the test says, one answer a call; the last is for all further ones. */
function house(takes: readonly Recording[], answers: readonly ApiAnswer<Pick<Clip, "state">>[]) {
  const byId = new Map(takes.map((take) => [take.id, take]));
  const told: string[] = [];
  const orders: UploadOrder[] = [];
  const delivered: string[] = [];
  const onClosed = vi.fn();
  const ports: CourierPorts = {
    authorization: "Pass pass_x",
    newId: () => "another",
    upload: (order) => {
      orders.push(order);
      return Promise.resolve(accept(null));
    },
    passId: () => "pass-1",
    queued: () => [...byId.values()].filter(({ state }) => state === "queued"),
    change: (id, change) => {
      const found = byId.get(id);
      if (found !== undefined) byId.set(id, { ...found, ...change });
      return Promise.resolve();
    },
    piece: () => Promise.resolve(new ArrayBuffer(0)),
    tell: ({ clipId }) => {
      const answer = answers[Math.min(told.length, answers.length - 1)];
      told.push(clipId);
      // Of a clip the courier reads the state alone.
      return Promise.resolve(answer as ApiAnswer<Clip>);
    },
    onProgress: () => {},
    onTrouble: () => {},
    onDelivered: (id) => {
      delivered.push(id);
      byId.delete(id);
    },
    onClosed,
  };
  courier = new Courier(ports);
  courier.start();
  return { byId, told, orders, delivered, onClosed, courier };
}
const has = (state: ClipState) => accept({ state });
const queued = aTake({ state: "queued", pieceBytes: [4] });
const second = aTake({ id: "take-0002", clipId: "take-0002", state: "queued", pieceBytes: [4] });

test("[BZ115] what the server has whole already is not sent again", async () => {
  const { delivered } = house([queued, second], [has("converting")]);
  await vi.waitFor(() => expect(delivered).toEqual(["take-0001", "take-0002"]), patience);
});

test("[BZ116] what was begun goes on where it goes, and only once the server was told whose it is", async () => {
  const begun = { ...queued, passId: "pass-1", uploadPath: "/upload/clips/take-0001", acceptedBytes: 3 };
  const { told, orders, delivered } = house([begun], [refuse({ code: "BUSY" }), has("receiving")]);
  await vi.waitFor(() => expect(delivered).toEqual(["take-0001"]), patience);
  expect(told).toEqual(["take-0001", "take-0001"]);
  expect(orders.map(({ clipId, path }) => [clipId, path])).toEqual([["take-0001", "/upload/clips/take-0001"]]);
});

test("[BZ118] a refusal that lasts is kept with its take, and the next one goes", async () => {
  const { byId, delivered } = house([queued, second], [refuse({ code: "QUOTA_SPENT" }), has("converting")]);
  await vi.waitFor(() => expect(delivered).toEqual(["take-0002"]), patience);
  expect(byId.get("take-0001")?.problem).toBe("QUOTA_SPENT");
});

test("[BZ117] a server that is not there is asked again", async () => {
  const { told, delivered } = house([queued], [refuse({ code: "OFFLINE" }), has("converting")]);
  await vi.waitFor(() => expect(delivered).toEqual(["take-0001"]), patience);
  expect(told).toEqual(["take-0001", "take-0001"]);
});

test("[BZ118] a link that opens nothing any more ends all asking", async () => {
  const { told, byId, onClosed } = house([queued, second], [refuse({ code: "NO_PASS" })]);
  await vi.waitFor(() => expect(onClosed).toHaveBeenCalledOnce(), patience);
  expect(told).toEqual(["take-0001"]);
  expect([...byId.values()].map(({ state, problem }) => [state, problem])).toEqual([
    ["queued", null],
    ["queued", null],
  ]);
});

test("[BZ119] what another link began goes as another clip", async () => {
  const begun = { ...queued, passId: "pass-0", uploadPath: "/upload/clips/take-0001", acceptedBytes: 3 };
  const { told, delivered } = house([begun], [has("review")]);
  await vi.waitFor(() => expect(delivered).toEqual(["take-0001"]), patience);
  expect(told).toEqual(["another"]);
});

test("[BZ119] an id that somebody else's clip has is changed for another", async () => {
  const { told, delivered } = house([queued], [refuse({ code: "ID_TAKEN" }), has("review")]);
  await vi.waitFor(() => expect(delivered).toEqual(["take-0001"]), patience);
  expect(told).toEqual(["take-0001", "another"]);
});
