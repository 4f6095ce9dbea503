import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PartPrefetch } from "../../../../client/player/part-prefetch.ts";

/** A server that answers when told; says what it was asked and what was taken back. */
function aServer() {
  const asked: string[] = [];
  const takenBack: string[] = [];
  const answers = new Map<string, (response: Response) => void>();
  vi.stubGlobal("fetch", (url: string, { signal }: { signal: AbortSignal }) => {
    asked.push(url);
    return new Promise<Response>((resolve, reject) => {
      answers.set(url, resolve);
      signal.addEventListener("abort", () => {
        takenBack.push(url);
        reject(signal.reason);
      });
    });
  });
  const answer = (url: string, body: BodyInit, status = 200) => answers.get(url)?.(new Response(body, { status }));
  return { asked, takenBack, answer };
}

let server: ReturnType<typeof aServer>;
beforeEach(() => {
  server = aServer();
});
afterEach(() => void vi.unstubAllGlobals());

test("[PL35] a hinted part is asked for once, before it exists, and handed over when it comes", async () => {
  const prefetch = new PartPrefetch();
  prefetch.hint("/a");
  prefetch.hint("/a");
  const taken = prefetch.take("/a");
  expect(taken?.firstByteAt).toBeNull();
  server.answer("/a", "abc");
  expect((await taken?.body)?.byteLength).toBe(3);
  expect(taken?.firstByteAt).not.toBeNull();
  expect(server.asked).toEqual(["/a"]);
});

test("[PL35] a part is handed over once; one that was not hinted is asked of the server", () => {
  const prefetch = new PartPrefetch();
  prefetch.hint("/a");
  expect(prefetch.take("/a")).not.toBeNull();
  expect(prefetch.take("/a")).toBeNull();
  expect(prefetch.take("/b")).toBeNull();
});

test("[PL36] a refused part fails for whoever waits for it, and is asked of the server afterwards", async () => {
  const prefetch = new PartPrefetch();
  prefetch.hint("/a");
  const taken = prefetch.take("/a");
  server.answer("/a", "", 404);
  await expect(taken?.body).rejects.toThrow("part refused with 404");
  prefetch.hint("/b");
  server.answer("/b", "", 503);
  await vi.waitFor(() => expect(prefetch.take("/b")).toBeNull());
});

test("[PL37] no more than two parts are waited for, and none after playback ends", () => {
  const prefetch = new PartPrefetch();
  for (const url of ["/a", "/b", "/c"]) prefetch.hint(url);
  expect(server.takenBack).toEqual(["/a"]);
  prefetch.clear();
  expect(server.takenBack).toEqual(["/a", "/b", "/c"]);
});
