import type { Writable } from "node:stream";

/** Lines that a reader who hangs may cost us. Node writes to a full pipe by queueing in memory, without a bound of its own. */
const MOST_UNREAD_BYTES = 1024 * 1024;

/**
 * Writes lines to stderr or stdout whatever becomes of their reader: gone (`EPIPE`, a closed terminal's `EIO`), it is not
 * written to any more; hung, lines are dropped and their number is told when it reads again. The server lives on (OP8).
 */
export function lineWriter(stream: Writable): (line: string) => void {
  let isOpen = true;
  let dropped = 0;
  // Without a listener this would be an uncaught exception, whose log line would be the next one.
  stream.on("error", () => {
    isOpen = false;
  });
  return (line) => {
    if (!isOpen) return;
    if (stream.writableLength + line.length > MOST_UNREAD_BYTES) {
      dropped += 1;
      return;
    }
    if (dropped > 0) stream.write(`${droppedLine(dropped)}\n`);
    dropped = 0;
    stream.write(`${line}\n`);
  };
}

const droppedLine = (lines: number): string =>
  JSON.stringify({ time: new Date().toISOString(), level: "warn", message: "log lines lost, nobody read them", lines });
