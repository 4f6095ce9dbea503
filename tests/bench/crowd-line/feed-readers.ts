/**
 * A process of its own that holds many readers of a feed: `feed-readers.ts URL COUNT`. Says over IPC when all are in; answers
 * `{ask: "report"}`. An entry's text is the moment when its approval was sent, for the delay.
 */
import { WebSocket } from "ws";

const [address = "", countText = "1"] = process.argv.slice(2);
const count = Number(countText);
const url = new URL("/socket.io/?EIO=4&transport=websocket", address.replace(/^http/, "ws"));
const origin = new URL(address).origin;
/** Under the server's bound of 2,000 a network. */
const PER_NETWORK = 1000;
const AT_ONCE = 100;

const byDelayMs = new Array<number>(30_001).fill(0);
let events = 0;
let inside = 0;
let next = 0;

for (let line = 0; line < Math.min(AT_ONCE, count); line += 1) come();

function come(): void {
  const index = next++;
  if (index >= count) return;
  const localAddress = `127.0.0.${10 + Math.floor(index / PER_NETWORK)}`;
  const socket = new WebSocket(url, { origin, localAddress, perMessageDeflate: false });
  socket.on("error", () => {});
  socket.on("message", (data) => {
    // Characters of engine.io: "0" open, "2" ping, "4" message; then socket.io: "0" connected, "2" event.
    const text = String(data);
    if (text === "2") socket.send("3");
    else if (text.startsWith("0")) socket.send(`40${JSON.stringify({ viewerId: `viewer-${index}`, follow: [] })}`);
    else if (text.startsWith("40")) {
      socket.send(`42${JSON.stringify(["watch-feed", { meeting: "bench", since: 0 }])}`);
      inside += 1;
      come();
      if (inside === count) process.send?.({ told: "all in" });
    } else if (text.startsWith('42["feed"')) hear(text);
  });
}

function hear(text: string): void {
  const sentAt = Number(/"text":"(\d+)"/.exec(text)?.[1]);
  if (Number.isNaN(sentAt)) return;
  const place = Math.min(byDelayMs.length - 1, Math.max(0, Date.now() - sentAt));
  byDelayMs[place] = (byDelayMs[place] ?? 0) + 1;
  events += 1;
}

process.on("message", () => process.send?.({ told: "report", events, byDelayMs }));
process.on("disconnect", () => process.exit());
