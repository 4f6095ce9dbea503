/** The one application there is: `rtmp://host/live`. */
export const APP = "live";

/** Where an encoder wants to publish, taken apart. */
export interface Target {
  readonly app: string;
  readonly streamKey: string;
}

/**
 * Finds the key: in `?key=` of the stream's name or of the application, else the stream's name itself. RT13.
 * An encoder with one address field and an empty key field sends `live/KEY` as the application.
 */
export function targetOf(connectApp: string, publishName: string): Target {
  const application = split(connectApp);
  const stream = split(publishName);
  const [app = "", ...tail] = application.path.split("/");
  const name = stream.path === "" ? tail.join("/") : stream.path;
  return { app, streamKey: stream.query.get("key") ?? application.query.get("key") ?? name };
}

/** The application alone, without slashes and query: what `connect` is judged by. */
export const appOf = (connectApp: string): string => targetOf(connectApp, "").app;

function split(text: string): { readonly path: string; readonly query: URLSearchParams } {
  const mark = text.indexOf("?");
  const path = mark < 0 ? text : text.slice(0, mark);
  return { path: withoutSlashesAround(path), query: new URLSearchParams(mark < 0 ? "" : text.slice(mark + 1)) };
}

/** Not a pattern: `/\/+$/` tries each slash of a long row anew, and 60,000 of them stopped the loop for a second. */
function withoutSlashesAround(path: string): string {
  let from = 0;
  let to = path.length;
  while (from < to && path[from] === "/") from += 1;
  while (to > from && path[to - 1] === "/") to -= 1;
  return path.slice(from, to);
}
