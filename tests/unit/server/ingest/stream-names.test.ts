import { expect, test } from "vitest";
import { appOf, targetOf } from "../../../../server/ingest/stream-name.ts";

test.each([
  ["live", "KEY", "the plain form"],
  ["live", "main?key=KEY", "a query behind any name"],
  ["live", "?key=KEY", "a query alone"],
  ["/live/", "KEY", "slashes around the application"],
  ["live?key=KEY", "", "a query of the application"],
  ["live/KEY", "", "one field for the whole address"],
  ["live", "KEY?other=1", "a query that is somebody else's"],
])("[RT13] %s + %s: %s", (app, name) => {
  expect(targetOf(app, name)).toEqual({ app: "live", streamKey: "KEY" });
});

test("[RT13] the application is judged without key and query", () => {
  expect(appOf("live/KEY?x=1")).toBe("live");
  expect(appOf("other")).toBe("other");
});
