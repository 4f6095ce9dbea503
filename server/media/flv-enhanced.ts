import type { ByteReader } from "./byte-reader.ts";
import { unsupported } from "./peer-error.ts";
import type { TrackType } from "./track.ts";

/** A packet of Enhanced RTMP v1 or v2 (Veovera), its wrappings taken off; `body` stands behind the FourCC. */
export interface EnhancedPacket {
  readonly type: "config" | "frame" | "metadata" | "end";
  /** Letters and digits only: it is shown to people and stands in logs. */
  readonly fourCc: string;
  /** A video frame that leaves its zero composition time out. */
  readonly isShort: boolean;
  readonly body: ByteReader;
}

const MULTITRACK = { video: 6, audio: 5 } as const;
const MODIFIER = 7;
const ONE_TRACK = 0;
const MANY_TRACKS = 1;

/**
 * Follows modifiers (dropped: they refine by nanoseconds) and multitrack wrappings down to track 0; `null` for other tracks.
 * @param packetType low four bits of the tag's first byte.
 */
export function readEnhanced(kind: TrackType, packetType: number, reader: ByteReader): EnhancedPacket | null {
  const bare = skipModifiers(packetType, reader);
  if (bare !== MULTITRACK[kind]) return packet(kind, bare, fourCc(reader), reader);
  const wrapping = reader.u8();
  const inner = wrapping & 0x0f;
  switch (wrapping >> 4) {
    case ONE_TRACK: {
      const codec = fourCc(reader);
      return reader.u8() === 0 ? packet(kind, inner, codec, reader) : null;
    }
    case MANY_TRACKS:
      throw unsupported("several tracks in one message: send one video and one audio track");
  }
  throw unsupported("tracks of several codecs: send one video and one audio track");
}

function skipModifiers(packetType: number, reader: ByteReader): number {
  let type = packetType;
  while (type === MODIFIER) {
    const short = reader.u8() + 1;
    reader.take(short === 256 ? reader.u16() + 1 : short);
    type = reader.u8() & 0x0f; // high half: which modifier it was
  }
  return type;
}

function packet(kind: TrackType, type: number, codec: string, body: ByteReader): EnhancedPacket | null {
  const isShort = kind === "video" && type === 3;
  const base = { fourCc: codec, isShort, body };
  switch (type) {
    case 0:
      return { ...base, type: "config" };
    case 1:
      return { ...base, type: "frame" };
    case 2:
      return { ...base, type: "end" };
    case 3:
      return kind === "video" ? { ...base, type: "frame" } : null;
    case 4:
      return { ...base, type: "metadata" };
  }
  return null;
}

function fourCc(reader: ByteReader): string {
  return String.fromCharCode(...reader.take(4)).replace(/[^\w.-]/g, "?");
}
