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

const rank: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** @param write takes one line without its end, e.g. to stderr. */
export function createLog(least: LogLevel, write: (line: string) => void): Log {
  const say = (level: LogLevel, message: string, fields: LogFields = {}) => {
    if (rank[level] < rank[least]) return;
    write(JSON.stringify({ time: new Date().toISOString(), level, message, ...fields }));
  };
  return {
    debug: (message, fields) => say("debug", message, fields),
    info: (message, fields) => say("info", message, fields),
    warn: (message, fields) => say("warn", message, fields),
    fault: (message, error, fields) => say("error", message, { ...fields, error: describe(error) }),
  };
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, fault() {} };

function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  return { name: error.name, message: error.message, stack: error.stack, cause: error.cause && describe(error.cause) };
}
