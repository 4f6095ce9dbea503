import { resolve } from "node:path";
import { z } from "zod";
import { type Millis, millis } from "../shared/time.ts";
import type { LogLevel } from "./log.ts";

/** What the server is told from outside. Read once, at start; the table in README.md lists every name. */
export interface Config {
  readonly httpPort: number;
  readonly rtmpPort: number;
  /** Address to listen on; `null`: all of them. */
  readonly bind: string | null;
  readonly dataDir: string;
  /** Where people reach the server, without a final slash; `null`: derived from each request. */
  readonly publicUrl: string | null;
  /** Length of a fragment, the shortest part. */
  readonly partMs: Millis;
  readonly dvrMinutes: number;
  readonly dvrMemoryMb: number;
  /** Bound of what was read back from the disk, all stages and replays together. */
  readonly diskCacheMb: number;
  /** Below this much free disk nothing is recorded; live goes on. */
  readonly diskFloorMb: number;
  readonly stages: readonly string[];
  readonly sample: boolean;
  /** A still picture stands where nobody sends one; else there is none. */
  readonly slate: boolean;
  /** After an encoder leaves: how long the stage waits for it before the loop returns. */
  readonly encoderGraceMs: Millis;
  readonly streamKey: string | null;
  readonly adminPassword: string | null;
  /** How many proxies stand in front. */
  readonly trustProxy: number;
  /** Port of `/metrics`, with the health checks; `null`: none. */
  readonly metricsPort: number | null;
  /** Loopback unless said otherwise: figures are the operator's business. */
  readonly metricsBind: string;
  /** A loop that stood still for so long is ended, so that a supervisor starts it anew; 0: never. */
  readonly watchdogSeconds: number;
  /** How often the database is backed up by itself; 0: never. */
  readonly backupMinutes: number;
  /** Sites whose pages may hold the widget, as `https://portal.example`. */
  readonly embedOrigins: readonly string[];
  /** 32 bytes: what accounts of other networks are encrypted with; `null`: none can be connected. */
  readonly secretsKey: Buffer | null;
  readonly logLevel: LogLevel;
}

/** Everything that is wrong with the environment, one line each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`settings are wrong:\n${problems.map((one) => `  ${one}`).join("\n")}`);
    this.name = "ConfigError";
    this.problems = problems;
  }
}

const port = z.coerce.number().int().min(0).max(65_535);
const stage = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "a stage is 1–32 of a–z 0–9 -");

/** A page of ours in a page of another site is a matter of both: whole sites alone, no patterns. */
const embedOrigin = z
  .string()
  .regex(/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?\/?$/i, "a site is its whole origin: https://portal.example")
  .transform((text) => text.toLowerCase().replace(/\/$/, ""));

const environment = z.object({
  EFIR_HTTP_PORT: port.default(8080),
  EFIR_RTMP_PORT: port.default(1935),
  EFIR_BIND: z.string().optional(),
  EFIR_DATA_DIR: z.string().min(1).default("./data"),
  EFIR_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  EFIR_PART_MS: z.coerce.number().min(100).max(1000).default(200),
  EFIR_DVR_MINUTES: z.coerce.number().min(0.5).max(1440).default(240),
  EFIR_DVR_MEMORY_MB: z.coerce.number().int().min(16).max(16_384).default(80),
  EFIR_DISK_CACHE_MB: z.coerce.number().int().min(16).max(16_384).default(64),
  EFIR_DISK_FLOOR_MB: z.coerce.number().int().min(0).max(1_048_576).default(2048),
  EFIR_METRICS_PORT: port.optional(),
  EFIR_METRICS_BIND: z.string().default("127.0.0.1"),
  EFIR_BACKUP_MINUTES: z.coerce.number().min(0).max(1440).default(5),
  EFIR_WATCHDOG_SECONDS: z.coerce.number().int().min(0).max(600).default(10),
  EFIR_STAGES: z
    .string()
    .default("main")
    .transform((text) => text.split(",").map((name) => name.trim()))
    .pipe(z.array(stage).min(1).max(16)),
  EFIR_SAMPLE: z.enum(["on", "off"]).default("on"),
  EFIR_SLATE: z.enum(["on", "off"]).default("on"),
  EFIR_ENCODER_GRACE_MS: z.coerce.number().int().min(0).max(600_000).default(3000),
  EFIR_STREAM_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,128}$/, "16–128 of A–Z a–z 0–9 _ -")
    .optional(),
  EFIR_ADMIN_PASSWORD: z.string().min(12).max(256).optional(),
  EFIR_EMBED_ORIGINS: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(z.array(embedOrigin).max(50)),
  EFIR_SECRETS_KEY: z
    .string()
    .regex(/^(?:[0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?)$/i, "32 random bytes, in hex or base64: openssl rand -hex 32")
    .transform((text) => (text.length === 64 ? Buffer.from(text, "hex") : Buffer.from(text, "base64")))
    .optional(),
  EFIR_TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  EFIR_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

/** @throws {ConfigError} naming every mistake at once, unknown `EFIR_…` names included. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith("EFIR_") && value));
  const unknown = Object.keys(given).filter((name) => !(name in environment.shape));
  const parsed = environment.safeParse(given);
  const problems = [
    ...unknown.map((name) => `${name}: no such setting`),
    ...(parsed.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? []),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const value = parsed.data;
  return {
    httpPort: value.EFIR_HTTP_PORT,
    rtmpPort: value.EFIR_RTMP_PORT,
    bind: value.EFIR_BIND ?? null,
    dataDir: resolve(value.EFIR_DATA_DIR),
    publicUrl: value.EFIR_PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    partMs: millis(value.EFIR_PART_MS),
    dvrMinutes: value.EFIR_DVR_MINUTES,
    dvrMemoryMb: value.EFIR_DVR_MEMORY_MB,
    diskCacheMb: value.EFIR_DISK_CACHE_MB,
    diskFloorMb: value.EFIR_DISK_FLOOR_MB,
    metricsPort: value.EFIR_METRICS_PORT ?? null,
    metricsBind: value.EFIR_METRICS_BIND,
    watchdogSeconds: value.EFIR_WATCHDOG_SECONDS,
    backupMinutes: value.EFIR_BACKUP_MINUTES,
    stages: value.EFIR_STAGES,
    sample: value.EFIR_SAMPLE === "on",
    slate: value.EFIR_SLATE === "on",
    encoderGraceMs: millis(value.EFIR_ENCODER_GRACE_MS),
    streamKey: value.EFIR_STREAM_KEY ?? null,
    adminPassword: value.EFIR_ADMIN_PASSWORD ?? null,
    trustProxy: value.EFIR_TRUST_PROXY,
    embedOrigins: value.EFIR_EMBED_ORIGINS,
    secretsKey: value.EFIR_SECRETS_KEY ?? null,
    logLevel: value.EFIR_LOG_LEVEL,
  };
}
