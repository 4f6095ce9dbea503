import { platform, tmpdir } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { runLimited } from "../../../../server/children/limited-process.ts";

/** Leaves behind what has a group of its own and its parent's pipes, and tells its pid. */
const script = `
const { spawn } = require("node:child_process");
const left = spawn(process.execPath, ["-e", "setTimeout(() => {}, 120_000)"], { detached: true, stdio: "inherit" });
left.unref();
process.stdout.write(String(left.pid));`;

const run = (args: readonly string[], more: { onOutput?: (text: string) => void; signal?: AbortSignal } = {}) =>
  runLimited({
    command: process.execPath,
    args,
    folder: tmpdir(),
    env: {},
    limits: { deadlineMs: 60_000, memoryBytes: 1024 ** 3 },
    signal: new AbortController().signal,
    onOutput: () => {},
    ...more,
  });

test.skipIf(platform() === "win32")(
  "[BZ66] a program has ended when it has, whoever else holds its pipes open",
  async () => {
    let pid = "";
    const ending = await run(["-e", script], {
      onOutput: (text) => {
        pid += text;
      },
    });
    onTestFinished(() => void process.kill(Number(pid), "SIGKILL"));
    expect(ending).toMatchObject({ how: "exited", code: 0 });
    // It lives still: the pipes were open.
    expect(process.kill(Number(pid), 0)).toBe(true);
  },
  30_000,
);

test("[BZ66] the last that a program says is heard", async () => {
  const ending = await run(["-e", "process.stderr.write('x'.repeat(100_000) + 'the end'); process.exitCode = 3"]);
  expect(ending).toMatchObject({ how: "exited", code: 3, complaint: expect.stringMatching(/the end$/) });
});
