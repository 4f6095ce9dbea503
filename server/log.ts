/** JSON lines to a stream. Constant messages, data beside them; never secrets, bodies, names or full addresses. */
export type LogLevel = "debug" | "info" | "warn" | "error";
export type LogFields = Readonly<Record<string, unknown>>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** A fault: our bug, a full disk. Logged once, at the edge that caught it. */
  fault(message: string, error: unknown, fields?: LogFields): void;
}

/** A log whose level may be changed while it is written. */
export interface AdjustableLog extends Log {
  level: LogLevel;
}

const rank: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** One message may be said so often in so many milliseconds; what is beyond is counted (OP10). */
const MOST_ALIKE = 30;
const ALIKE_WITHIN_MS = 10_000;
/** A line longer than most pipes write in one piece is of no use to whoever collects them. */
const MOST_CHARACTERS = 8 * 1024;
const MOST_FIELD_CHARACTERS = 2048;
const MOST_CAUSES = 4;

/** @param write takes one line without its end, e.g. to stderr. It must not throw. */
export function createLog(least: LogLevel, write: (line: string) => void): AdjustableLog {
  let level = least;
  const repeats = new Repeats((message, times) =>
    write(lineOf("warn", "said more often than is logged", { of: message, times })),
  );
  const say = (lineLevel: LogLevel, message: string, fields: LogFields = {}) => {
    if (rank[lineLevel] < rank[level] || repeats.isTooMany(message)) return;
    write(lineOf(lineLevel, message, fields));
  };
  return {
    get level() {
      return level;
    },
    set level(next) {
      level = next;
    },
    debug: (message, fields) => say("debug", message, fields),
    info: (message, fields) => say("info", message, fields),
    warn: (message, fields) => say("warn", message, fields),
    fault: (message, error, fields) => say("error", message, { ...fields, error: describe(error, MOST_CAUSES) }),
  };
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, fault() {} };

/** Counts what is said over and over, by its constant message: so it holds as many entries as there are messages. */
class Repeats {
  readonly #said = new Map<string, { times: number }>();
  readonly #tell: (message: string, times: number) => void;

  constructor(tell: (message: string, times: number) => void) {
    this.#tell = tell;
  }

  isTooMany(message: string): boolean {
    const said = this.#said.get(message) ?? this.#begin(message);
    said.times += 1;
    return said.times > MOST_ALIKE;
  }

  #begin(message: string): { times: number } {
    const said = { times: 0 };
    this.#said.set(message, said);
    setTimeout(() => {
      this.#said.delete(message);
      if (said.times > MOST_ALIKE) this.#tell(message, said.times - MOST_ALIKE);
    }, ALIKE_WITHIN_MS).unref();
    return said;
  }
}

/** JSON escapes line ends, so nobody writes a line of their own into ours. */
function lineOf(level: LogLevel, message: string, fields: LogFields): string {
  const head = { time: new Date().toISOString(), level, message };
  try {
    // Head twice: it comes first in the line, and no field takes its place.
    const line = JSON.stringify({ ...head, ...fields, ...head }, shorten);
    if (line.length <= MOST_CHARACTERS) return line;
  } catch {
    // A cycle or a bigint in the fields: the message is worth more than they are.
  }
  return JSON.stringify({ ...head, shortened: true });
}

const shorten = (_name: string, value: unknown): unknown =>
  typeof value === "string" && value.length > MOST_FIELD_CHARACTERS
    ? `${value.slice(0, MOST_FIELD_CHARACTERS)}… (${value.length} characters)`
    : value;

function describe(error: unknown, causes: number): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause !== undefined && causes > 0 && { cause: describe(cause, causes - 1) }) };
}
