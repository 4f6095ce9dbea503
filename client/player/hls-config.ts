import type { HlsConfig, LoadPolicy } from "hls.js/light";

// Our recovery asks again (retry.ts): hls.js would wait a second, ask twice, and then stop for good.
const once = (patienceMs: number): LoadPolicy => ({
  default: {
    maxTimeToFirstByteMs: patienceMs,
    maxLoadTimeMs: 20_000,
    timeoutRetry: null,
    errorRetry: null,
  },
});

/**
 * Settings under which hls.js loads and buffers, and leaves latency to latency-controller.ts.
 * Facts from the source of hls.js 1.7.4; reasons in docs/adr/0008.
 */
export const hlsConfig = {
  lowLatencyMode: true,
  // A worker is made from a blob, which neither our Content-Security-Policy nor Trusted Types allow; fMP4 needs no remuxing.
  enableWorker: false,
  // Its latency control: off. Rate 1 stops catch-up; increase 0 stops the target from growing by a second with each stall, for good.
  maxLiveSyncPlaybackRate: 1,
  liveSyncOnStallIncrease: 0,
  // Memory: what lies further back is fetched again when someone seeks there.
  backBufferLength: 30,
  maxBufferLength: 20,
  maxMaxBufferLength: 30,
  // One rendition: the first segment is for showing, not for measuring bandwidth.
  testBandwidth: false,
  highBufferWatchdogPeriod: 1,
  // A held playlist request answers within three target durations at the latest; we notice a silent network sooner (watchdog.ts).
  manifestLoadPolicy: once(6000),
  playlistLoadPolicy: once(10_000),
  fragLoadPolicy: {
    default: {
      maxTimeToFirstByteMs: 6000,
      maxLoadTimeMs: 20_000,
      timeoutRetry: { maxNumRetry: 1, retryDelayMs: 0, maxRetryDelayMs: 0 },
      errorRetry: { maxNumRetry: 2, retryDelayMs: 150, maxRetryDelayMs: 500 },
    },
  },
  enableID3MetadataCues: false,
  enableEmsgMetadataCues: false,
  enableDateRangeMetadataCues: false,
} as const satisfies Partial<HlsConfig>;
