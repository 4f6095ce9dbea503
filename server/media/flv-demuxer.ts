import type { ProgramTime } from "../../shared/time.ts";
import type { FlvTag } from "./flv-tag.ts";
import type { MediaEvent } from "./sample.ts";

/** Turns FLV tags, from an encoder or a file, into media events. Pure: it never looks at a clock. Rules RT10–RT29 in docs/spec/rtmp.md. */
export class FlvDemuxer {
  /** @throws {PeerError} on broken bytes and on codecs we do not take. */
  push(_tag: FlvTag, _arrivedAt: ProgramTime): readonly MediaEvent[] {
    return [];
  }

  /** `onMetaData` as last received; `null` before it. */
  get metadata(): ReadonlyMap<string, unknown> | null {
    return null;
  }
}
