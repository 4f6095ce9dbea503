/** The child that reads films as they came. Started by film-child.ts alone, one task a process. */

import { join } from "node:path";
import { FilmTrouble } from "./film-trouble.ts";
import { lookAt } from "./look.ts";
import { filmFiles } from "./ports.ts";
import { remux } from "./remux.ts";
import type { FilmTask, FilmWord } from "./worker-messages.ts";
import { writeSegments } from "./write-segments.ts";

// The parent has gone; nobody wants the film any more.
process.on("disconnect", () => process.exit(1));

const tell = (word: FilmWord) =>
  new Promise<void>((resolve, reject) => {
    process.send?.(word, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });

try {
  // Written by our parent.
  await perform(JSON.parse(process.argv[2] ?? "") as FilmTask);
  await tell({ type: "done" });
} catch (error) {
  if (error instanceof FilmTrouble) await tell({ type: "refused", problem: error.problem });
  else if (isDiskFull(error)) await tell({ type: "refused", problem: "NO_ROOM" });
  else throw error;
}
process.exit(0);

async function perform(task: FilmTask): Promise<void> {
  switch (task.type) {
    case "look":
      return await tell({ type: "facts", facts: await lookAt(task.source) });
    case "segment":
      if (task.remux !== null) await remux(task.remux.source, task.folder, task.remux.span);
      await writeSegments(task.folder);
      return await tell({ type: "facts", facts: await lookAt(join(task.folder, filmFiles.film)) });
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
