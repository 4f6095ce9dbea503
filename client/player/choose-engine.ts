import type { Engine } from "./engine.ts";
import { HlsEngine } from "./hls-engine.ts";
import { NativeEngine } from "./native-engine.ts";

/** hls.js wherever it runs (it steers latency and lists renditions), the browser's own player elsewhere; `null`: neither. */
export function chooseEngine(): Engine | null {
  if (HlsEngine.isSupported()) return new HlsEngine();
  return NativeEngine.isSupported() ? new NativeEngine() : null;
}
