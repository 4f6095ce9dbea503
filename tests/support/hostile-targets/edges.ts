import type { Target } from "../hostile-campaign.ts";

/**
 * The edges that strangers reach, and the parsers behind each (reliability B1). Loaded when asked for: a child runs one.
 * Each share says how many of the edge's inputs a parser gets.
 */
export const edges = {
  rtmp: async () => (await import("./rtmp.ts")).rtmpTargets(),
  amf0: async () => (await import("./amf0.ts")).amf0Targets(),
  media: async () => (await import("./media.ts")).mediaTargets(),
  socket: async () => (await import("./socket.ts")).socketTargets(),
  http: async () => (await import("./http.ts")).httpTargets(),
} as const satisfies Record<string, () => Promise<readonly Target[]>>;

export type Edge = keyof typeof edges;
export const isEdge = (name: string): name is Edge => name in edges;
