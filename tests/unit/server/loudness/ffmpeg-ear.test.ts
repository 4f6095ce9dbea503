import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Ear, openFfmpegEar } from "../../../../server/loudness/ffmpeg-ear.ts";

const soon = { timeout: 10_000, interval: 20 };
let folder: string;
let ear: Ear | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "efir-ear-"));
  vi.stubEnv("PATH", folder);
});
afterEach(() => {
  ear?.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What stands on the path as ffmpeg. It says who it is first. */
function asFfmpeg(script: string): void {
  const pidFile = JSON.stringify(join(folder, "pid"));
  const program = `#!${process.execPath}\nrequire("node:fs").writeFileSync(${pidFile}, String(process.pid));\n${script}`;
  writeFileSync(join(folder, "ffmpeg"), program, { mode: 0o755 });
}

function open() {
  const told: unknown[] = [];
  ear = openFfmpegEar({
    onLoudness: (loudness) => told.push(loudness),
    onEnd: (why, complaint) => told.push([why, complaint]),
  });
  return { ear, told };
}

test("[CR53] a machine without ffmpeg says so", async () => {
  const { told } = open();
  await expect.poll(() => told, soon).toEqual([["absent", ""]]);
});

test("[CR53] an ear that breaks tells what it complained about, once", async () => {
  asFfmpeg(`process.stderr.write("no such filter"); process.exitCode = 3;`);
  const { ear, told } = open();
  ear.hear(new Uint8Array(100));
  await expect.poll(() => told, soon).toEqual([["failed", "no such filter"]]);
  expect(ear.hear(new Uint8Array(100))).toBe(false);
});

test("[CR53] what an ear has no time for is left out, and gathers nowhere", async () => {
  asFfmpeg("setInterval(() => {}, 1000);");
  const { ear } = open();
  const taken = Array.from({ length: 5_000 }, () => ear.hear(new Uint8Array(400))).filter(Boolean).length;
  expect(taken * 400).toBeLessThan(200_000);
});

test("[CR53] a closed ear is gone, and says nothing more", async () => {
  asFfmpeg(`setInterval(() => console.log("frame:1 pts:1 pts_time:0.1\\nlavfi.r128.M=-20\\nlavfi.r128.S=-20"), 10);`);
  const { ear, told } = open();
  await expect.poll(() => told.length, soon).toBeGreaterThan(0);
  ear.close();
  const before = told.length;
  const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
  await expect.poll(() => existsSync(`/proc/${pid}/exe`), soon).toBe(false);
  expect(told).toHaveLength(before);
});
