/** Who may import whom: docs/architecture.md, part "Import rules". Cycles are forbidden everywhere. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: {
    pathNot: [from, ...allowed.filter((one) => one !== node)],
    ...(allowed.includes(node) ? { dependencyTypesNot: ["core"] } : {}),
  },
});
const never = (name, from, to, comment, more = {}) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: to, ...more },
});

/** Stands in a list of allowed places for Node's own modules. */
const node = "core";
const timeOnly = "^shared/time\\.ts$";
const edges = ["^server/(log|clock|meter)\\.ts$"];

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^vitest/browser$", "^virtual:"] },
    },
    { name: "nothing-imports-main", severity: "error", from: {}, to: { path: "^server/main\\.ts$" } },
    only("shared-is-pure", "^shared/", ["/zod/"], "shared imports itself and zod"),
    {
      name: "zod-stands-in-schemas",
      comment: "schemas stand in cards/schemas.ts and commands.ts, so that no viewer's page loads zod",
      severity: "error",
      from: { path: "^shared/", pathNot: ["^shared/cards/schemas\\.ts$", "commands\\.ts$"] },
      to: { path: "(/zod/|^shared/cards/schemas\\.ts$|commands\\.ts$)", dependencyTypesNot: ["type-only"] },
    },
    only("media", "^server/media/", [timeOnly, node], "the nouns of ingest and packager"),
    only("ingest", "^server/ingest/", ["^server/media/", timeOnly, "^shared/result\\.ts$", node, ...edges]),
    only("packager", "^server/packager/", ["^server/media/", timeOnly, "^shared/protocol\\.ts$", node, ...edges]),
    only(
      "archive",
      "^server/archive/",
      ["^server/packager/", timeOnly, "^shared/recordings\\.ts$", node, ...edges],
      "segments on the disk",
    ),
    never(
      "archive-takes-types",
      "^server/archive/",
      "^server/packager/",
      "it implements the port that packager declares",
      {
        dependencyTypesNot: ["type-only"],
      },
    ),
    only("backup", "^server/backup/", ["^server/store/", timeOnly, node, ...edges], "the database as files"),
    only("playlist", "^server/playlist/", ["^server/media/", "^server/packager/", timeOnly, node]),
    never("playlist-takes-types", "^server/playlist/", "^server/packager/", "types only", {
      dependencyTypesNot: ["type-only"],
    }),
    only("playout", "^server/playout/", ["^server/media/", "^shared/", node, ...edges]),
    only("ledger", "^server/ledger/", ["^shared/", node, ...edges], "it declares the port, store implements it"),
    only("clockwork", "^server/clockwork/", ["^shared/", node, ...edges], "ledger and alarm are passed in"),
    only("readiness", "^server/readiness/", ["^shared/", node, ...edges], "it looks through what wiring passes in"),
    only("store", "^server/store/", [
      "^shared/",
      "^server/ledger/",
      "^server/web/(access-|pass-)?ports\\.ts$",
      "^server/(exhibition|clips|feeds)/ports\\.ts$",
      node,
      ...edges,
    ]),
    never(
      "store-takes-types-of-its-ports",
      "^server/store/",
      "^server/(web|exhibition|clips|feeds)/",
      "it implements what they declare",
      {
        dependencyTypesNot: ["type-only"],
      },
    ),
    only("loudness", "^server/loudness/", ["^server/media/", timeOnly, "^shared/protocol\\.ts$", node, ...edges]),
    only("exhibition", "^server/exhibition/", ["^shared/", node, ...edges], "stores and figures are passed in"),
    only(
      "clips",
      "^server/clips/",
      [
        "^shared/",
        "^server/(media|children)/",
        "^server/packager/(fmp4/|lineup)",
        "/(mediabunny|@tus|srvx)/",
        node,
        ...edges,
      ],
      "short films: taken in, converted, reviewed",
    ),
    only(
      "feeds",
      "^server/feeds/",
      [
        "^shared/",
        "^server/children/",
        "/(twitter-api-v2|twitter-text|grammy|vk-io|masto|@atproto|satori|@resvg|@napi-rs|@expo-google-fonts|qr|undici|https-proxy-agent|zod)/",
        node,
        ...edges,
      ],
      "highlights and where they go: store, meetings and media are passed in",
    ),
    {
      name: "a-network-is-known-by-its-target",
      comment: "one file a target; the rest of the house knows none of them",
      severity: "error",
      from: { path: "^(server|shared|client)/", pathNot: "^server/feeds/(targets|accounts|render)/" },
      to: { path: "/(twitter-api-v2|twitter-text|grammy|vk-io|masto|@atproto)/" },
    },
    only("audience", "^server/audience/", ["^shared/", node, ...edges]),
    only("children", "^server/children/", [node], "programs that read what strangers sent"),
    only("library", "^server/library/", [
      "^shared/",
      "^server/children/",
      "/(pdfjs-dist|@napi-rs/canvas|yauzl)/",
      node,
      ...edges,
    ]),
    only(
      "documents",
      "^server/documents/",
      ["^shared/", "/(docx|ical-generator)/", node, ...edges],
      "what leaves as files",
    ),
    only(
      "exchange",
      "^server/exchange/",
      ["^shared/", "/(yauzl|yazl|zod|csv-parse|read-excel-file|write-excel-file)/", node, ...edges],
      "meetings as files, spreadsheets in",
    ),
    only(
      "ops",
      "^server/ops/",
      ["^shared/", "/prom-client/", node, ...edges],
      "it looks at the house through what wiring passes in",
    ),
    {
      name: "only-ops-knows-prometheus",
      comment: "others count through the port in server/meter.ts",
      severity: "error",
      from: { path: "^(server|shared|client)/", pathNot: "^server/ops/" },
      to: { path: "/prom-client/" },
    },
    never("web-is-transport", "^server/web/", "^server/(store|ingest|feeds/targets)/", "main.ts injects them"),
    never("client-stays-in-the-browser", "^client/", "^server/", "types of the wire stand in shared/"),
    only("client-ui", "^client/ui/", ["/(lit|lit-element|lit-html)/", "/@lit/", "^client/i18n/"]),
    only("client-i18n", "^client/i18n/", [timeOnly, "^client/[a-z]+/strings\\.ts$"]),
    only("client-cards", "^client/cards/", [
      "^client/(ui|i18n)/",
      "/(lit|lit-element|lit-html)/",
      "/@lit/",
      "^shared/",
    ]),
    never(
      "client-cards-take-types",
      "^client/cards/",
      "^shared/(?!cards/|clips\\.ts|time\\.ts|zone\\.ts)",
      "types only, but for what a card says of itself",
      {
        dependencyTypesNot: ["type-only"],
      },
    ),
    only("client-player", "^client/player/", [
      "^client/(ui|i18n)/",
      "/(lit|lit-element|lit-html)/",
      "/@lit/",
      "/hls\\.js/",
      timeOnly,
    ]),
    only(
      "client-stage",
      "^client/stage/",
      ["^client/(ui|i18n|cards|player)/", "/(lit|lit-element|lit-html)/", "/@lit/", "^shared/"],
      "what stands beside the picture on its frame: the viewer's page, the hall's and the control room's monitor",
    ),
    never("client-session", "^client/session/", "^client/(player|pages|control|cards)/"),
    never("client-control", "^client/control/", "^client/pages/"),
    never(
      "viewer-has-no-zod",
      "^client/(player|stage|cards|session|ui|i18n|pages/(viewer|overlay|tv|embed|outputs|exhibition|now-bar|stand-editor|reporter|feed))",
      "(/zod/|^shared/.*commands\\.ts$|^shared/cards/schemas\\.ts$)",
      "types only",
      {
        dependencyTypesNot: ["type-only"],
      },
    ),
    never("product-does-not-import-tests", "^(server|client|shared)/", "^tests/"),
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "[.](css|svg|woff2|html)$|[?](url|inline|raw)$" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
    },
  },
};
