import { join } from "node:path";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { runLimited } from "../../children/limited-process.ts";
import type { Log } from "../../log.ts";
import { childFlags } from "./child-flags.ts";
import { type DeckRefusal, deckRefusal } from "./deck.ts";
import { codeOf } from "./ending-codes.ts";
import type { DeckLimits } from "./limits.ts";
import { pageText, pageTitle } from "./page-text.ts";
import { type PageJob, parseWorkerMessage, type WorkerMessage } from "./worker-messages.ts";

/** A page whose two pictures lie in the job's folder. */
export interface DrawnPage {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  /** Of the smallest letters that say something, by the page's width. Absent: none can be read. */
  readonly letterShare?: number;
}

export interface ConvertOptions {
  readonly signal: AbortSignal;
  /** After each page. */
  readonly onProgress?: (page: number, of: number) => void;
}

/** Has a child draw and read the pages of a PDF or of pictures. Rules DK10–DK15. */
export async function drawPages(
  job: Omit<PageJob, "limits"> & { readonly limits: DeckLimits; readonly log: Log },
  options: ConvertOptions,
): Promise<Result<readonly DrawnPage[], DeckRefusal>> {
  const { limits, log } = job;
  const pages: DrawnPage[] = [];
  let of = 0;
  let refusal: DeckRefusal | null = null;
  let isDone = false;
  const ending = await runLimited({
    command: process.execPath,
    args: [...childFlags(job), join(import.meta.dirname, "deck-worker.ts"), JSON.stringify(workerJob(job))],
    folder: job.folder,
    env: {},
    limits: { deadlineMs: limits.deckMs, silenceMs: limits.pageMs, memoryBytes: limits.memoryBytes },
    signal: options.signal,
    onMessage: (said) => {
      const message = parseWorkerMessage(said);
      if (message === null) return;
      switch (message.type) {
        case "counted":
          of = Math.min(message.pages, limits.pages);
          return;
        case "page":
          // In order, once each; the rest is not from our worker as we wrote it.
          if (message.page !== pages.length + 1 || message.page > of) return;
          pages.push(drawnPage(message));
          options.onProgress?.(message.page, of);
          return;
        case "refused":
          refusal ??= deckRefusal(message.code, message.page);
          return;
        case "done":
          isDone = true;
      }
    },
  });
  if (refusal !== null) return refuse(refusal);
  if (ending.how === "exited" && isDone && pages.length === of && of > 0) return accept(pages);
  const code = codeOf(ending, ({ code, signal, complaint }) => {
    log.warn("deck worker ended early", { code, signal, complaint });
    // V8 aborts when its heap is full; whatever else brings a reader of hostile bytes down is the bytes' doing.
    return complaint.includes("heap out of memory") ? "TOO_HEAVY" : "BROKEN";
  });
  const isOfPage = of > 0 && code !== "CANCELLED";
  return refuse(deckRefusal(code, isOfPage ? Math.min(of, pages.length + 1) : null));
}

const drawnPage = ({ page, title, text, letterShare }: Extract<WorkerMessage, { type: "page" }>): DrawnPage => ({
  number: page,
  title: pageTitle(title),
  text: pageText(text),
  ...(letterShare === null ? {} : { letterShare: Math.round(letterShare * 10_000) / 10_000 }),
});

const workerJob = ({ kind, sources, folder, limits: { pages, pixels } }: Pick<PageJob, keyof PageJob>): PageJob => ({
  kind,
  sources,
  folder,
  limits: { pages, pixels },
});
