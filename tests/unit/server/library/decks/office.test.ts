import { chmod, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { usualLimits } from "../../../../../server/library/decks/limits.ts";
import { findLibreOffice, LibreOffice } from "../../../../../server/library/decks/office.ts";
import { silentLog } from "../../../../../server/log.ts";
import { converted, deckFixture, WorkshopAtHand } from "../../../../support/deck-workshops.ts";
import { patience } from "../../../../support/patience.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-office-"));
});

/** A program that is called as an office is. `$outdir` is where its PDF is to go. */
async function anOffice(script: string): Promise<string> {
  const path = join(folder, "soffice");
  const arguments_ = 'echo "$@" > told; env > environment; outdir=$(pwd)';
  await writeFile(path, `#!/bin/sh\n${arguments_}\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}
const copying = () => anOffice(`cp "${deckFixture("wide.pdf")}" "$outdir/deck.pdf"`);
const officeOf = (program: string, limits = usualLimits) => new LibreOffice(program, limits, silentLog);
const toPdf = async (office: LibreOffice, signal = new AbortController().signal) => {
  const work = join(folder, "work");
  await mkdir(work);
  return await office.toPdf({ source: deckFixture("wide.pptx"), kind: "pptx", folder: work }, signal);
};

test("[DK16] without an office PPTX and ODP are refused by that reason, and pictures and PDF are not", async () => {
  const hand = await WorkshopAtHand.open();

  expect(hand.workshop.hasOffice).toBe(false);
  for (const name of ["wide.pptx", "wide.odp"]) {
    expect(await hand.convert(deckFixture(name))).toEqual({ ok: false, problem: { code: "NO_OFFICE", page: null } });
  }
  expect(await hand.left()).toEqual([]);
});

test("[DK16] with one, its PDF is the deck and the PPTX the original", async () => {
  const hand = await WorkshopAtHand.open({ office: officeOf(await copying()) });

  const deck = await converted(hand.convert(deckFixture("wide.pptx")));

  expect([deck.kind, deck.pages.length, deck.original?.file.slice(-5)]).toEqual(["pptx", 3, ".pptx"]);
});

test("[DK16] it is looked for on PATH, then where its installers put it", async () => {
  const program = await copying();

  expect(await findLibreOffice(`/nowhere:${folder}`, [])).toBe(program);
  expect(await findLibreOffice("", ["/nowhere", folder])).toBe(program);
  expect(await findLibreOffice("/nowhere", [])).toBeNull();
});

describe("what the office is told", () => {
  test("[DK17] a profile of its own without macros and links, the filter by name, and nothing of our environment", async () => {
    vi.stubEnv("EFIR_ADMIN_PASSWORD", "a secret");
    expect((await toPdf(officeOf(await copying()))).ok).toBe(true);
    vi.unstubAllEnvs();

    const told = await readFile(join(folder, "work", "told"), "utf8");
    expect(told).toContain(`-env:UserInstallation=file://${join(folder, "work", "profile")}`);
    expect(told).toContain("--infilter=Impress MS PowerPoint 2007 XML");
    expect(await readFile(join(folder, "work", "environment"), "utf8")).not.toContain("a secret");
    const profile = await readFile(join(folder, "work", "profile", "user", "registrymodifications.xcu"), "utf8");
    for (const setting of ["DisableMacrosExecution", "BlockUntrustedRefererLinks", "DisableActiveContent"]) {
      expect(profile).toContain(`<prop oor:name="${setting}" oor:op="fuse"><value>true</value>`);
    }
  });
});

describe("an office in trouble", () => {
  test("[DK18] says that it failed, or says it did not and made no PDF", async () => {
    const broken = { ok: false, problem: { code: "BROKEN", page: null } };
    const hand = await WorkshopAtHand.open({ office: officeOf(await anOffice("exit 0")) });
    expect(await hand.convert(deckFixture("wide.pptx"))).toEqual(broken);
    expect(await toPdf(officeOf(await anOffice("exit 77")))).toEqual(broken);
  });

  test("[DK18] is ended at its deadline, and all that it started with it", async () => {
    const program = await anOffice("sleep 600 & echo $! > helper; wait");

    const outcome = await toPdf(officeOf(program, { ...usualLimits, officeMs: 2_000 }));

    expect(outcome).toEqual({ ok: false, problem: { code: "TOO_SLOW", page: null } });
    const helper = Number(await readFile(join(folder, "work", "helper"), "utf8"));
    await vi.waitFor(async () => expect(await stateOf(helper)).toMatch(/^gone|Z/), patience);
  });

  test("[DK18] is ended when whoever uploads goes away", async () => {
    const going = new AbortController();
    const outcome = toPdf(officeOf(await anOffice("sleep 600")), going.signal);
    going.abort();

    expect(await outcome).toEqual({ ok: false, problem: { code: "CANCELLED", page: null } });
  });

  test("[DK10] makes a PDF beyond the limit of bytes", async () => {
    const outcome = await toPdf(officeOf(await copying(), { ...usualLimits, bytes: 1000 }));
    expect(outcome).toEqual({ ok: false, problem: { code: "TOO_LARGE", page: null } });
  });
});

/** proc(5): the letter behind the name. */
const stateOf = async (pid: number): Promise<string> =>
  await readFile(`/proc/${pid}/stat`, "utf8").then(
    (stat) => stat.split(") ")[1]?.[0] ?? "gone",
    () => "gone",
  );
