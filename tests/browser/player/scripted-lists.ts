import { vi } from "vitest";

/** Segments of a live playlist by their media sequence numbers: two seconds each, segment n at 11:00:00 + 2 n s. */
export interface ListedNow {
  readonly from: number;
  readonly to: number;
}

export const firstSegmentAt = Date.UTC(2026, 0, 30, 11);

const targetSeconds = 2;

/**
 * Answers each playlist request of hls.js with what `listed` says then, as text; no media ever comes. To be undone with
 * `vi.unstubAllGlobals()`.
 */
export function serveLists(listed: () => ListedNow): void {
  vi.stubGlobal("XMLHttpRequest", requestAnsweredWith(listed));
}

const requestAnsweredWith = (listed: () => ListedNow) =>
  class {
    readyState = 0;
    status = 0;
    statusText = "";
    responseText = "";
    responseType = "";
    responseURL = "";
    onprogress: unknown = null;
    onreadystatechange: ((event: Event) => void) | null = null;

    open(_: string, url: string): void {
      this.readyState = 1;
      this.responseURL = url;
    }

    send(): void {
      if (!this.responseURL.includes(".m3u8")) return;
      queueMicrotask(() => {
        this.readyState = 4;
        this.status = 200;
        this.responseText = listText(listed());
        this.onreadystatechange?.(new Event("readystatechange"));
      });
    }

    get response(): string {
      return this.responseText;
    }

    abort(): void {
      this.onreadystatechange = null;
    }

    setRequestHeader(): void {}

    getAllResponseHeaders(): string {
      return "";
    }

    getResponseHeader(): null {
      return null;
    }
  };

function listText({ from, to }: ListedNow): string {
  const segments = Array.from({ length: to - from + 1 }, (_, index) => {
    const date = new Date(firstSegmentAt + (from + index) * targetSeconds * 1000).toISOString();
    return `#EXT-X-PROGRAM-DATE-TIME:${date}\n#EXTINF:${targetSeconds},\n${from + index}.m4s\n`;
  });
  return `#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-TARGETDURATION:${targetSeconds}\n#EXT-X-MEDIA-SEQUENCE:${from}\n#EXT-X-MAP:URI="init.mp4"\n${segments.join("")}`;
}
