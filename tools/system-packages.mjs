/** The programs tests use: a real encoder and a real browser. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "./setup.mjs";

const needed = [
  { program: "ffmpeg", package: "ffmpeg", path: process.env.FFMPEG_PATH ?? "ffmpeg" },
  { program: "ffprobe", package: "ffmpeg", path: "ffprobe" },
  { program: "chromium", package: "chromium", path: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium" },
  // Power cuts and failing disks are made by holding the server's system calls.
  { program: "strace", package: "strace", path: "strace" },
  // The configuration in docs/operations.md is run, not only read.
  { program: "nginx", package: "nginx-light", path: "/usr/sbin/nginx" },
  { program: "openssl", package: "openssl", path: "openssl" },
];

/** As root on Debian installs what is missing by apt; elsewhere says exactly what to install and ends. */
export async function ensureSystemPackages() {
  const missing = needed.filter((one) => spawnSync(one.path, ["-version"], { stdio: "ignore" }).error);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((one) => one.package))];
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!isDebianRoot) {
    console.error(
      `Для тестов нужны · tests need: ${missing.map((one) => one.program).join(", ")}.\n` +
        `Debian, Ubuntu: sudo apt-get install ${packages.join(" ")}\n` +
        "macOS: brew install ffmpeg && brew install --cask chromium\n" +
        "Другое место · elsewhere: FFMPEG_PATH=…, CHROMIUM_PATH=…",
    );
    process.exit(1);
  }
  console.log(`apt-get install ${packages.join(" ")}`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env, heartbeat: "apt-get update" });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
    env,
    heartbeat: "apt-get install",
  });
}
