import { expect, test } from "vitest";
import { isStreamKey } from "../../../../server/ingest/stream-keys.ts";
import { createAccounts } from "../../../../server/store/accounts.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { createLinkTokens } from "../../../../server/store/link-tokens.ts";
import { createSettings } from "../../../../server/store/settings.ts";
import { createStages } from "../../../../server/store/stages.ts";
import { hashPassword, verifyPassword } from "../../../../server/web/auth/password.ts";
import { ensureAdmin } from "../../../../server/wiring/first-admin.ts";
import { authorizer, ensureStages } from "../../../../server/wiring/stage-desk.ts";
import { programTime } from "../../../../shared/time.ts";

const clock = { now: () => programTime(1_000) };

function stores() {
  const database = openDatabase(":memory:");
  const [stages, settings, accounts] = [createStages(database), createSettings(database), createAccounts(database)];
  return { stages, settings, accounts, links: createLinkTokens(database), clock };
}

test("the first start makes a key, the second knows only its hash", () => {
  const parts = stores();
  const first = ensureStages(parts, ["main"], null);
  expect(first.origin).toBe("made");
  expect(ensureStages(parts, ["main"], null)).toEqual({ origin: "kept" });
  expect(JSON.stringify(parts.stages.list())).not.toContain(first.origin === "kept" ? "" : first.key);
});

test("a preset key is applied once, so that one made in the control room survives a restart", () => {
  const parts = stores();
  expect(ensureStages(parts, ["main"], "preset-key-of-the-hall")).toMatchObject({ origin: "preset" });
  parts.stages.setKey("main", "00".repeat(32), clock.now());
  expect(ensureStages(parts, ["main"], "preset-key-of-the-hall")).toEqual({ origin: "kept" });
  expect(parts.stages.find("main")?.keyHash).toBe("00".repeat(32));
});

test("another preset key is another wish", () => {
  const parts = stores();
  ensureStages(parts, ["main"], "preset-key-of-the-hall");
  expect(ensureStages(parts, ["main"], "preset-key-of-today")).toMatchObject({ origin: "preset" });
  expect(isStreamKey("preset-key-of-today", parts.stages.find("main")?.keyHash ?? "")).toBe(true);
});

test("a key opens its own stage, no other application, and no stage that is switched off", async () => {
  const parts = stores();
  ensureStages(parts, ["main", "side"], "preset-key-of-the-hall");
  const ask = (names: readonly string[], app: string, streamKey: string) =>
    authorizer(parts.stages, new Set(names))({ app, streamKey, remoteAddress: "192.0.2.1" });
  expect(await ask(["main"], "live", "preset-key-of-the-hall")).toEqual({ ok: true, stage: "main" });
  expect(await ask(["main"], "live", "preset-key-of-the-hal1")).toMatchObject({ ok: false });
  expect(await ask(["main"], "other", "preset-key-of-the-hall")).toMatchObject({ ok: false });
  expect(await ask(["side"], "live", "preset-key-of-the-hall")).toMatchObject({ ok: false });
});

test("there is no default account's password, and a preset one gives way to what its person chose", async () => {
  const parts = stores();
  expect(await ensureAdmin(parts, null)).toEqual({ hasPassword: false });
  expect(await ensureAdmin(parts, "preset for the first day")).toEqual({ hasPassword: true });
  const admin = parts.accounts.byLogin("admin");
  parts.accounts.setPassword(admin?.id ?? "", await hashPassword("chosen by its person"));
  expect(await ensureAdmin(parts, "preset for the first day")).toEqual({ hasPassword: true });
  expect(await verifyPassword("chosen by its person", parts.accounts.byLogin("admin")?.passwordHash ?? null)).toBe(
    true,
  );
});
