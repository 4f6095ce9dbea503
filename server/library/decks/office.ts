import { constants } from "node:fs";
import { copyFile, mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { findProgram } from "../../children/find-program.ts";
import { runLimited } from "../../children/limited-process.ts";
import type { Log } from "../../log.ts";
import { type DeckRefusal, deckRefusal } from "./deck.ts";
import { codeOf } from "./ending-codes.ts";
import type { DeckLimits } from "./limits.ts";
import { officeProfile } from "./office-profile.ts";

/** Makes a PDF of a deck in an office's own format. */
export interface Office {
  /** @param folder is its own for this deck; everything it writes lies there. Answers with the PDF's path. */
  toPdf(
    deck: { readonly source: string; readonly kind: "pptx" | "odp"; readonly folder: string },
    signal: AbortSignal,
  ): Promise<Result<string, DeckRefusal>>;
}

/** Said to the office, so that it does not guess by content: what was checked as slides is read as slides. */
const filters = { pptx: "Impress MS PowerPoint 2007 XML", odp: "impress8" } as const;
/** A page is shown 1,280 pixels wide: photographs of forty megapixels need not come through whole. */
const pdfFilter = `pdf:impress_pdf_Export:${JSON.stringify({
  ReduceImageResolution: { type: "boolean", value: "true" },
  MaxImageResolution: { type: "long", value: "150" },
})}`;

/** LibreOffice, a program of its own beside us; rules DK16–DK18. */
export class LibreOffice implements Office {
  readonly #program: string;
  readonly #limits: DeckLimits;
  readonly #log: Log;

  constructor(program: string, limits: DeckLimits, log: Log) {
    this.#program = program;
    this.#limits = limits;
    this.#log = log;
  }

  async toPdf(...[deck, signal]: Parameters<Office["toPdf"]>): Promise<Result<string, DeckRefusal>> {
    const profile = join(deck.folder, "profile");
    const source = join(deck.folder, `deck.${deck.kind}`);
    await mkdir(join(profile, "user"), { recursive: true });
    await writeFile(join(profile, "user", "registrymodifications.xcu"), officeProfile);
    await copyFile(deck.source, source, constants.COPYFILE_FICLONE);
    const ending = await runLimited({
      command: this.#program,
      args: [
        // A profile of its own: two may run at once, and none of the account's settings and macros count.
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        ...["--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck"],
        `--infilter=${filters[deck.kind]}`,
        ...["--convert-to", pdfFilter, "--outdir", deck.folder, source],
      ],
      folder: deck.folder,
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: profile,
        TMPDIR: deck.folder,
        LANG: "C.UTF-8",
        SAL_USE_VCLPLUGIN: "svp",
      },
      limits: { deadlineMs: this.#limits.officeMs, memoryBytes: this.#limits.memoryBytes },
      signal,
    });
    const pdf = join(deck.folder, "deck.pdf");
    const bytes = await stat(pdf).then(
      ({ size }) => size,
      () => 0,
    );
    if (ending.how !== "exited" || ending.code !== 0 || bytes === 0) {
      const code = codeOf(ending, ({ code, signal, complaint }) => {
        this.#log.warn("office made no PDF", { code, signal, complaint });
        return "BROKEN";
      });
      return refuse(deckRefusal(code));
    }
    return bytes > this.#limits.bytes ? refuse(deckRefusal("TOO_LARGE")) : accept(pdf);
  }
}

const programs = ["soffice", "libreoffice", "soffice.exe"] as const;
/** Where its installers put it without naming it on PATH. */
const usualFolders: readonly string[] = [
  "/usr/lib/libreoffice/program",
  "/opt/libreoffice/program",
  "/Applications/LibreOffice.app/Contents/MacOS",
  "C:\\Program Files\\LibreOffice\\program",
];

/** Path of LibreOffice on this machine; `null`: there is none. Ask once, at the start. */
export const findLibreOffice = (path?: string, otherwise = usualFolders): Promise<string | null> =>
  findProgram(programs, { path, otherwise });
