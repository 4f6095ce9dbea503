import Hls, {
  type FragmentLoaderConstructor,
  type FragmentLoaderContext,
  type HlsConfig,
  type Loader,
  type LoaderCallbacks,
  type LoaderConfiguration,
  type LoaderStats,
} from "hls.js/light";
import type { PartPrefetch, Prefetched } from "./part-prefetch.ts";

// The default loader is written for every kind of request, fragments among them; its declared type names the general one.
const ServerLoader = Hls.DefaultConfig.loader as new (config: HlsConfig) => Loader<FragmentLoaderContext>;

/** A part that hls.js asks for is listed, so it exists: its first byte is no more than a round trip away. */
const FIRST_BYTE_WITHIN = 1500;

interface Waiting {
  readonly context: FragmentLoaderContext;
  readonly callbacks: LoaderCallbacks<FragmentLoaderContext>;
}

/** A fragment loader for hls.js that first looks among the prefetched parts, and asks the server for all else. */
export const hintedLoader = (prefetch: PartPrefetch): FragmentLoaderConstructor =>
  class HintedLoader implements Loader<FragmentLoaderContext> {
    context: FragmentLoaderContext | null = null;
    readonly #server: Loader<FragmentLoaderContext>;
    #waiting: Waiting | null = null;

    constructor(config: HlsConfig) {
      this.#server = new ServerLoader(config);
    }

    get stats(): LoaderStats {
      return this.#server.stats;
    }

    load(
      context: FragmentLoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<FragmentLoaderContext>,
    ): void {
      this.context = context;
      const prefetched = prefetch.take(context.url);
      if (prefetched === null) {
        this.#server.load(context, config, callbacks);
        return;
      }
      const waiting = { context, callbacks };
      this.#waiting = waiting;
      prefetched.body.then(
        (data) => this.#waiting === waiting && this.#deliver(data, prefetched, waiting),
        () => this.#askServer(waiting, config),
      );
      setTimeout(() => prefetched.firstByteAt === null && this.#askServer(waiting, config), FIRST_BYTE_WITHIN);
    }

    abort(): void {
      const waiting = this.#waiting;
      this.#waiting = null;
      if (waiting === null) this.#server.abort();
      else waiting.callbacks.onAbort?.(this.stats, waiting.context, null);
    }

    destroy(): void {
      this.#waiting = null;
      this.#server.destroy();
    }

    /** The prefetched part did not come. */
    #askServer(waiting: Waiting, config: LoaderConfiguration): void {
      if (this.#waiting !== waiting) return;
      this.#waiting = null;
      this.#server.load(waiting.context, config, waiting.callbacks);
    }

    #deliver(data: ArrayBuffer, { firstByteAt }: Prefetched, { context, callbacks }: Waiting): void {
      const { stats } = this;
      const now = performance.now();
      // The wait for a part that did not exist yet says nothing about bandwidth: count from the first byte.
      stats.loading.start = firstByteAt ?? now;
      stats.loading.first = firstByteAt ?? now;
      stats.loading.end = now;
      stats.loaded = data.byteLength;
      stats.total = data.byteLength;
      this.#waiting = null;
      callbacks.onSuccess({ url: context.url, data, code: 200 }, stats, context, null);
    }
  };
