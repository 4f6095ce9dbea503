import { ChunkReader } from "../../../server/ingest/chunk-reader.ts";
import { readCommand } from "../../../server/ingest/command.ts";
import { answersToUserControl } from "../../../server/ingest/control.ts";
import { defaultLimits } from "../../../server/ingest/limits.ts";
import { MESSAGE, type RtmpMessage } from "../../../server/ingest/rtmp-message.ts";
import type { Target } from "../hostile-campaign.ts";
import { basicHeader, setChunkSize, uint } from "../rtmp-chunks.ts";
import { SessionAtHand } from "../rtmp-session-at-hand.ts";
import { chunkStreams, connections, HANDSHAKE } from "./captures.ts";
import { outcomeOf } from "./outcome.ts";

const { assemblyBytes } = defaultLimits;

const tokens = [
  ...[0, 1, 2, 3].flatMap((format) =>
    [2, 4, 63, 64, 319, 320, 65_599].map((id) => basicHeader(format as 0 | 1 | 2 | 3, id)),
  ),
  ...[1, 127, 65_536, 0x7fffffff].map((size) => setChunkSize(size)),
  Buffer.concat([basicHeader(0, 4), uint(0xffffff, 3), uint(0x400000, 3), Buffer.of(9), Buffer.alloc(8)]),
  Buffer.concat([basicHeader(0, 5), uint(0, 3), uint(0, 3), Buffer.of(20), Buffer.alloc(4)]),
];

export const rtmpTargets = (): readonly Target[] => [
  { name: "chunks", sound: chunkStreams, tokens, share: 8, run: (bytes) => outcomeOf(() => readChunks(bytes)) },
  {
    name: "session",
    sound: chunkStreams,
    tokens,
    share: 1,
    run: (bytes) => hear(connections[0]?.subarray(0, HANDSHAKE) ?? Buffer.alloc(0), bytes),
  },
  { name: "connection", sound: connections, tokens, share: 1, run: (bytes) => hear(bytes) },
];

/** How many messages came out. Memory for unfinished ones stays within the budget, whatever lengths they claim. */
function readChunks(bytes: Buffer): number {
  const reader = new ChunkReader(assemblyBytes);
  let count = 0;
  const half = bytes.length >> 1;
  for (const piece of [bytes.subarray(0, half), bytes.subarray(half)]) {
    reader.push(piece);
    for (let message = reader.next(); message !== null; message = reader.next()) {
      count += 1;
      take(message);
      if (reader.assembledBytes > assemblyBytes + 4 * bytes.length + 4096) throw new Error("over budget");
    }
  }
  return count;
}

function take(message: RtmpMessage): void {
  if (message.type === MESSAGE.userControl) answersToUserControl(message);
  if (message.type === MESSAGE.commandAmf0 || message.type === MESSAGE.commandAmf3) readCommand(message);
}

/** A whole session, which takes any key: commands, configurations, media. Its faults are in its log. */
async function hear(...pieces: readonly Buffer[]): Promise<string> {
  const hand = new SessionAtHand({ authorize: async () => ({ ok: true, stage: "main" }) });
  for (const piece of pieces)
    await hand.receive(piece.subarray(0, piece.length >> 1), piece.subarray(piece.length >> 1));
  hand.pass(1_000);
  hand.session.lost("over");
  const fault = hand.logLines.find((line) => line.includes("FAULT"));
  if (fault !== undefined) throw new Error(fault);
  const refused = hand.logLines.find((line) => line.includes("refused")) ?? "";
  return `${hand.codes.at(-1)} ${Math.min(hand.events.length, 8)} ${refused.replace(/"publisher":"[^"]*"/, "")}`;
}
