import { type Debugger, Session } from "node:inspector";

export interface StackFrame {
  readonly function: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

const MOST_FRAMES = 50;

/**
 * Where the main thread is right now, asked from another thread. The inspector's pause interrupts running JavaScript, an
 * endless loop too; no port is opened. The main thread stays paused: it is for a process that is about to end.
 * @returns innermost first; `null` when it is not in JavaScript, or does not answer in time.
 */
export function mainThreadStack(withinMs: number): Promise<readonly StackFrame[] | null> {
  const session = new Session();
  const fileByScript = new Map<string, string>();
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve(null), withinMs);
    session.on("Debugger.scriptParsed", ({ params }) => fileByScript.set(params.scriptId, params.url));
    session.on("Debugger.paused", ({ params }) => {
      clearTimeout(giveUp);
      resolve(params.callFrames.slice(0, MOST_FRAMES).map((frame) => frameOf(frame, fileByScript)));
    });
    session.connectToMainThread();
    session.post("Debugger.enable");
    session.post("Debugger.pause");
  });
}

/** Never values of variables: they may be anything, a key among them. */
function frameOf({ functionName, location }: Debugger.CallFrame, files: ReadonlyMap<string, string>): StackFrame {
  return {
    function: functionName === "" ? "(anonymous)" : functionName,
    file: files.get(location.scriptId) ?? "",
    line: location.lineNumber + 1,
  };
}
