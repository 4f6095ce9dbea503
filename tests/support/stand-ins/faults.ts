import type { Answer } from "./call.ts";

/**
 * What goes wrong with one call. `stores`: whether the network did what it was asked before it went wrong; a client cannot tell
 * these two apart.
 */
export type Fault =
  /** Says this and nothing else: 401, 429, 503, a page of HTML. */
  | { readonly type: "says"; readonly answer: Answer; readonly stores: boolean }
  /** The connection is reset where the answer should be. */
  | { readonly type: "breaks"; readonly stores: boolean }
  /** Nothing ever comes. */
  | { readonly type: "silent"; readonly stores: boolean }
  /** Nothing comes, and it stores once the client has gone. */
  | { readonly type: "stores-late" }
  /** Comes right, but not before `until` settles. */
  | { readonly type: "waits"; readonly until: Promise<void> }
  /** Stored. Status and headers come, a body never. */
  | { readonly type: "headers-only" }
  /** Stored. The body comes byte by byte, for ever. */
  | { readonly type: "drips" }
  /** Stored. The body goes on as fast as it is read, for ever. */
  | { readonly type: "floods" }
  /** Stored. Half of the body comes, then the connection is reset. */
  | { readonly type: "cut" }
  /** Stored. The answer's status is right, its body is empty. */
  | { readonly type: "empty" };

export const html = (status: number): Answer => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!doctype html><title>Bad gateway</title><h1>nginx</h1>",
});
