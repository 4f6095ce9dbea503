import { describe, expect, test } from "vitest";
import { StandIn } from "../../support/stand-ins/stand-in.ts";
import { aJob, atHand, inTime, someMedia } from "./at-hand.ts";
import { benches } from "./benches.ts";

const operations = ["check", "create", "find", "edit", "delete"] as const;

describe.each(benches)("$kind.kind", (bench) => {
  test.each([301, 302, 303, 307, 308])(
    "[FD72] %i takes nothing elsewhere, and «not sent» is not said of it",
    async (status) => {
      await using at = await atHand(bench);
      const elsewhere = await StandIn.open(bench.network());
      const answer = { status, headers: { location: `${elsewhere.baseUrl}/there` }, body: {} };
      for (const on of operations) void at.standIn.fault(on, { type: "says", answer, stores: false });
      const job = aJob({ remote: { id: "1", url: null } });
      expect(await at.target.check(inTime())).toMatchObject({ isOk: false });
      // Bluesky signs in first, which went wrong just now.
      const created = await at.target.send(aJob(), inTime());
      expect(created.type).toBe("unknown");
      expect((await at.target.find?.(job, inTime()))?.type ?? "cannot-tell").toBe("cannot-tell");
      expect((await at.target.edit?.(job, inTime()))?.type ?? "unknown").toBe("unknown");
      expect((await at.target.remove(job, inTime())).type).toBe("unknown");
      expect(elsewhere.connections).toBe(0);
      await elsewhere.close();
    },
  );

  if (bench.kind.caps.images > 0 && bench.kind.kind !== "webhook") {
    test.each([302, 307])(
      "[FD72] an upload that is told %i takes nothing elsewhere, and nothing was sent",
      async (status) => {
        const { media, shelf } = someMedia("image/png", 300);
        await using at = await atHand(bench, { media: shelf });
        const elsewhere = await StandIn.open(bench.network());
        const answer = { status, headers: { location: `${elsewhere.baseUrl}/there` }, body: {} };
        const isApart = bench.kind.kind !== "telegram";
        void at.standIn.fault(isApart ? "upload" : "create", { type: "says", answer, stores: false });
        const outcome = await at.target.send(aJob({ post: { media: [media] } }), inTime());
        expect(outcome.type).toBe(isApart ? "not-sent" : "unknown");
        expect(elsewhere.connections).toBe(0);
        await elsewhere.close();
      },
    );
  }
});
