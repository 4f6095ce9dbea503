/** A process of its own: `delivery-load.ts URL CONNECTIONS SECONDS` asks for one address again and again, and says how often. */
import { connect } from "node:net";

const [address = "", connections = "16", lasts = "2"] = process.argv.slice(2);
const url = new URL(address);
const request = Buffer.from(`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
const endsAt = performance.now() + Number(lasts) * 1000;
let answered = 0;
let going = Number(connections);

for (let count = 0; count < Number(connections); count += 1) ask();

/** One connection, one request at a time; bodies are counted and thrown away. */
function ask(): void {
  const socket = connect(Number(url.port), url.hostname);
  socket.setNoDelay(true);
  let head = "";
  /** Body bytes that are still to come; `null` while the header is. */
  let left: number | null = null;
  socket.on("connect", () => socket.write(request));
  socket.on("data", (chunk: Buffer) => {
    let body = chunk.byteLength;
    if (left === null) {
      const end = chunk.indexOf("\r\n\r\n");
      head += chunk.toString("latin1", 0, end < 0 ? undefined : end);
      if (end < 0) return;
      if (!head.startsWith("HTTP/1.1 200")) throw new Error(head);
      left = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      body = chunk.byteLength - end - 4;
    }
    left -= body;
    if (left > 0) return;
    left = null;
    head = "";
    answered += 1;
    if (performance.now() < endsAt) socket.write(request);
    else socket.destroy();
  });
  socket.on("close", () => {
    going -= 1;
    if (going === 0) process.stdout.write(`${answered}\n`);
  });
}
