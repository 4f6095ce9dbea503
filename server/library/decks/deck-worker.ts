/** The child that reads uploaded decks. Started by page-converter.ts alone, one job a process. */

import { PageTrouble } from "./page-trouble.ts";
import { convertPdf } from "./pdf-pages.ts";
import { convertPictures } from "./uploaded-pictures.ts";
import type { PageJob, WorkerMessage } from "./worker-messages.ts";

// The parent has gone; nobody wants the pages any more.
process.on("disconnect", () => process.exit(1));

/** Waits until the parent's pipe has taken it, so that nothing piles up here. */
const tell = (message: WorkerMessage) =>
  new Promise<void>((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });

try {
  // Written by our parent.
  const job = JSON.parse(process.argv[2] ?? "") as PageJob;
  await (job.kind === "pdf" ? convertPdf(job, tell) : convertPictures(job, tell));
  await tell({ type: "done" });
} catch (error) {
  if (isDiskFull(error)) await tell({ type: "refused", code: "NO_ROOM", page: null });
  else if (error instanceof PageTrouble) await tell({ type: "refused", code: error.code, page: error.page });
  else throw error;
}
process.exit(0);

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
