import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { lineWriter } from "../../../../server/ops/line-writer.ts";

test("[OP8] nothing is written to a reader that is gone, and nothing is thrown", async () => {
  let tried = 0;
  const broken = new Writable({
    autoDestroy: false,
    write: (_chunk, _encoding, done) => {
      tried += 1;
      done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    },
  });
  const write = lineWriter(broken);
  write("first");
  await new Promise((resolve) => setImmediate(resolve));
  write("second");
  expect(tried).toBe(1);
});

test("[OP8] a reader that hangs costs a bounded memory, and is told how much it missed", () => {
  const release: (() => void)[] = [];
  const written: string[] = [];
  const hung = new Writable({
    write: (chunk, _encoding, done) => {
      written.push(String(chunk));
      release.push(done);
    },
  });
  const write = lineWriter(hung);
  for (let line = 0; line < 3_000; line += 1) write("x".repeat(1024));
  expect(hung.writableLength).toBeLessThanOrEqual(1024 * 1024);
  while (release.length > 0) release.shift()?.();
  write("it reads again");
  while (release.length > 0) release.shift()?.();
  expect(written.at(-2)).toMatch(/"log lines lost, nobody read them","lines":19\d\d/);
  expect(written.at(-1)).toBe("it reads again\n");
});
