/**
 * A process of its own that holds many viewers: `readers.ts KIND URL COUNT [LEDGER]`, KIND `efir` or `bare`. Says over IPC
 * when all are in; answers `{ask: "reset"}` and `{ask: "report"}`. Lost viewers come back by the page's own schedule.
 */
import { backOff } from "../../../client/session/back-off.ts";
import { newSeen, RawViewer, type Seen } from "./raw-viewer.ts";

const [kind = "efir", address = "", countText = "1", ledger = ""] = process.argv.slice(2);
const count = Number(countText);
const url = new URL(kind === "efir" ? "/socket.io/?EIO=4&transport=websocket" : "/", address.replace(/^http/, "ws"));
/** Under the server's bound of 2,000 a network, and under the bound of ports. */
const PER_NETWORK = 1000;
/** Handshakes under way at once: a crowd that comes for the first time does not come in one moment. */
const AT_ONCE = 100;

let seen: Seen = newSeen();
const viewers: (RawViewer | null)[] = Array.from({ length: count }, () => null);
const inside = new Set<number>();
let next = 0;
let isFull = false;
let since = Date.now();

for (let line = 0; line < Math.min(AT_ONCE, count); line += 1) comeNext();

function comeNext(): void {
  if (next < count) come(next++, 0);
}

function come(index: number, attempt: number): void {
  const before = viewers[index];
  const position = () => ({ ledger, epoch: before?.epoch ?? null, since: before?.seq ?? 0 });
  let tries = attempt;
  const viewer: RawViewer = new RawViewer({
    url,
    from: `127.0.0.${10 + Math.floor(index / PER_NETWORK)}`,
    hello: kind === "bare" ? null : () => JSON.stringify({ viewerId: `viewer-${index}`, follow: [position()] }),
    seen: () => seen,
    joined: () => {
      tries = 0;
      inside.add(index);
      if (!isFull) comeNext();
      if (inside.size === count) {
        isFull = true;
        process.send?.({ told: "all in", afterMs: Date.now() - since });
      }
    },
    lost: () => {
      if (inside.delete(index) && inside.size === count - 1) {
        since = Date.now();
        process.send?.({ told: "first lost" });
      }
      setTimeout(() => come(index, tries + 1), backOff(tries, Math.random()));
    },
  });
  viewer.seq = before?.seq ?? 0;
  viewer.epoch = before?.epoch ?? null;
  viewers[index] = viewer;
}

process.on("message", ({ ask }: { ask: "reset" | "report" }) => {
  if (ask === "reset") seen = newSeen();
  else {
    const seqs = viewers.map((viewer) => viewer?.seq ?? 0);
    const { events, gaps, doubles, byDelayMs } = seen;
    const [slowest, fastest] = [Math.min(...seqs), Math.max(...seqs)];
    process.send?.({ told: "report", events, gaps, doubles, slowest, fastest, byDelayMs: [...byDelayMs] });
  }
});
process.on("disconnect", () => process.exit());
