import { join } from "node:path";
import type { ClipProblem } from "../../../shared/clips.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { runLimited } from "../../children/limited-process.ts";
import { namesOf } from "../../children/package-folders.ts";
import type { Log } from "../../log.ts";
import type { FilmFacts } from "./film-facts.ts";
import type { FilmLimits } from "./limits.ts";
import { type FilmTask, parseWord } from "./worker-messages.ts";

const server = join(import.meta.dirname, "..", "..");

/** What the child may read beside its task, and nothing else. */
const readable = (): readonly string[] => [
  ...namesOf("mediabunny"),
  ...["clips", "media", "packager"].map((folder) => join(server, folder)),
  join(server, "..", "shared"),
  // Node reads it to learn that these files are modules.
  join(server, "..", "package.json"),
];

interface Order {
  /** Where it may write, and is run. */
  readonly folder: string;
  readonly limits: FilmLimits;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Has a child carry out a task on a film, and say what the film is. Rule BZ67. */
export async function inFilmChild(task: FilmTask, order: Order): Promise<Result<FilmFacts, ClipProblem>> {
  const { folder, limits, log, signal } = order;
  let facts: FilmFacts | null = null;
  let problem: ClipProblem | null = null;
  let isDone = false;
  const ending = await runLimited({
    command: process.execPath,
    args: [...flags(task, order), join(import.meta.dirname, "film-worker.ts"), JSON.stringify(task)],
    folder,
    env: {},
    limits: { deadlineMs: limits.readMs, memoryBytes: limits.memoryBytes },
    signal,
    onMessage: (said) => {
      const word = parseWord(said);
      switch (word?.type) {
        case "facts":
          facts ??= word.facts;
          return;
        case "refused":
          problem ??= word.problem;
          return;
        case "done":
          isDone = true;
      }
    },
  });
  if (problem !== null) return refuse(problem);
  if (ending.how === "too-slow") return refuse("TOOK_TOO_LONG");
  if (ending.how === "exited" && isDone && facts !== null) return accept(facts);
  if (ending.how !== "cancelled") log.warn("film child ended early", { task: task.type, ...ending });
  // Whatever brings a reader of strangers' bytes down is the bytes' doing.
  return refuse(task.type === "look" && ending.how === "exited" ? "TRUNCATED" : "CONVERSION_FAILED");
}

/** Node's permission model: it starts nothing, and writes into its folder alone. */
const flags = (task: FilmTask, { folder, limits }: Order): readonly string[] => [
  `--max-old-space-size=${limits.heapMb}`,
  "--permission",
  ...[...readable(), folder, ...sourcesOf(task)].map((path) => `--allow-fs-read=${path}`),
  ...(task.type === "look" ? [] : [`--allow-fs-write=${folder}`]),
  "--disable-proto=delete",
];

function sourcesOf(task: FilmTask): readonly string[] {
  if (task.type === "look") return [task.source];
  return task.remux === null ? [] : [task.remux.source];
}
