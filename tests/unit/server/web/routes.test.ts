import { readFileSync } from "node:fs";
import type { Express } from "express";
import { expect, test } from "vitest";
import { parseHlsAddress, parseReplayAddress } from "../../../../server/web/hls/address.ts";
import { mediaRoutes, routes, socketEvents } from "../../../../server/web/routes.ts";
import { may, type Role, roles } from "../../../../shared/roles.ts";
import { rundownCommand } from "../../../../shared/rundown/commands.ts";
import { timelineCommand } from "../../../../shared/timeline/commands.ts";
import { webApp } from "../../../support/web-app.ts";

/** What express keeps of what was registered. */
interface Layer {
  readonly name: string;
  readonly slash?: boolean;
  readonly route?: { readonly path: string | RegExp; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** `GET /m/:slug` for each route of the app, however deep its router stands. */
function registered(stack: readonly Layer[]): readonly string[] {
  return stack.flatMap((layer) => {
    if (layer.route !== undefined) {
      const { path, methods } = layer.route;
      return Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`);
    }
    if (layer.handle.stack === undefined) return [];
    // Mounted elsewhere its routes would not have the addresses they say.
    expect(layer.slash).toBe(true);
    return registered(layer.handle.stack);
  });
}

/** Express's types do not tell its router's stack. */
const stackOf = (app: Express) => (app.router as unknown as { readonly stack: readonly Layer[] }).stack;
const source = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");

test("[WB51] the app has the routes of the table, and no other", () => {
  const listed = routes.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(listed).size).toBe(listed.length);
  expect([...registered(stackOf(webApp().express))].toSorted()).toEqual(listed.toSorted());
});

test("[WB51] whatever stands before the app's routes is known by name", () => {
  const middleware = stackOf(webApp().express).filter(({ route, handle }) => !route && !handle.stack);
  expect(middleware.map(({ name }) => name)).toEqual([
    ...["<anonymous>", "<anonymous>", "requireJson", "jsonParser", "notFound", "<anonymous>"],
  ]);
});

test("[WB51] who answers before the app is one of those whose addresses are listed", () => {
  const main = source("server/main.ts");
  const classOf = new Map([...main.matchAll(/const (\w+) = new (\w+)\(/g)].map(([, name, made]) => [name, made]));
  const handlers = [...main.matchAll(/(\w+)\.handle\(request, response\)/g)].map(([, name]) => classOf.get(name));
  expect(handlers.length).toBeGreaterThan(0);
  expect(handlers.filter((it) => it !== "HlsRoutes" && it !== "RecordSnapshots")).toEqual([]);
});

test("[WB51] each pattern of an HLS or replay address is a row of the table", () => {
  const examples: Record<keyof typeof mediaRoutes, readonly string[]> = {
    playlist: ["/hls/main/index.m3u8", "/hls/main/p1.m3u8", "/hls/main/dvr.m3u8"],
    init: ["/hls/main/e1/init-1.mp4"],
    segment: ["/hls/main/e1/100.m4s"],
    part: ["/hls/main/e1/100.0-2.m4s"],
    replay: ["/replay/kollegiya/index.m3u8"],
  };
  const patterns = source("server/web/hls/address.ts").match(/\^(?:\\?\/)(?:hls|replay)/g) ?? [];
  expect(patterns).toHaveLength(Object.keys(mediaRoutes).length);
  for (const [type, paths] of Object.entries(examples)) {
    for (const path of paths) {
      const named = parseReplayAddress(path) === null ? parseHlsAddress(path)?.type : "replay";
      expect([path, named]).toEqual([path, type]);
    }
  }
});

test("[WB51] the socket's commands are those of the ledgers' schemas", () => {
  const types = [timelineCommand, rundownCommand].flatMap(({ options }) =>
    options.map(({ shape }) => shape.type.value),
  );
  expect(types.toSorted()).toEqual(Object.keys(socketEvents.command).toSorted());
});

test("[WB51] the socket hears the events of the table, and no other", () => {
  const heard = [...source("server/web/socket/visitor.ts").matchAll(/\bname === "([\w-]+)"/g)].map(([, name]) => name);
  expect(heard.toSorted()).toEqual(Object.keys(socketEvents).toSorted());
});

test("[WB51] the least role of each command is the first that shared/roles.ts lets do it", () => {
  const staff = roles.filter((role): role is Exclude<Role, "system"> => role !== "system");
  for (const [type, least] of Object.entries(socketEvents.command)) {
    const first = staff.find((role) => may(role, type as keyof typeof socketEvents.command));
    expect([type, first]).toEqual([type, least]);
    // Whoever stands above may too: the table says one role and means all after it.
    expect(staff.slice(staff.indexOf(least)).every((role) => may(role, type as "take"))).toBe(true);
  }
});
