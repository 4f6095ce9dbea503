import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../../../server/config.ts";

test("an empty environment gives the documented defaults", () => {
  expect(readConfig({})).toMatchObject({
    httpPort: 8080,
    rtmpPort: 1935,
    partMs: 200,
    stages: ["main"],
    sample: true,
    publicUrl: null,
  });
});

test("an empty value counts as absent, as compose files write it", () => {
  expect(readConfig({ EFIR_PUBLIC_URL: "", EFIR_STREAM_KEY: "" })).toMatchObject({ publicUrl: null, streamKey: null });
});

test("every mistake is reported at once, unknown names included", () => {
  const problems = problemsOf({ EFIR_HTTP_PORT: "eighty", EFIR_SAMPLE: "maybe", EFIR_HTTP_PROT: "80" });
  expect(problems.map((one) => one.split(":")[0])).toEqual(["EFIR_HTTP_PROT", "EFIR_HTTP_PORT", "EFIR_SAMPLE"]);
});

test("a weak preset secret is refused", () => {
  expect(problemsOf({ EFIR_STREAM_KEY: "short", EFIR_ADMIN_PASSWORD: "123" })).toHaveLength(2);
});

test("a public address loses its final slash", () => {
  expect(readConfig({ EFIR_PUBLIC_URL: "https://efir.example.org/" }).publicUrl).toBe("https://efir.example.org");
});

test("[OU31] sites that may hold the widget are whole sites, each once said and without its slash", () => {
  const { embedOrigins } = readConfig({ EFIR_EMBED_ORIGINS: "https://portal.example/, http://localhost:3000," });
  expect([readConfig({}).embedOrigins, embedOrigins]).toEqual([
    [],
    ["https://portal.example", "http://localhost:3000"],
  ]);
});

test.each([
  "*",
  "https://*.example",
  "portal.example",
  "https://portal.example/news",
  "https://a.example; script-src *",
  "data:x",
])("[OU31] no pattern, path or policy stands for a site: %s", (text) => {
  expect(problemsOf({ EFIR_EMBED_ORIGINS: text })).not.toEqual([]);
});

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
  }
  return [];
}

test("[FD160] a key for secrets is 32 bytes, in hex or base64", () => {
  const bytes = Buffer.alloc(32, 7);
  for (const text of [bytes.toString("hex"), bytes.toString("base64"), bytes.toString("base64url")]) {
    expect(readConfig({ EFIR_SECRETS_KEY: text }).secretsKey).toEqual(bytes);
  }
  expect(readConfig({}).secretsKey).toBeNull();
  expect(problemsOf({ EFIR_SECRETS_KEY: "a password that somebody thought of" })).toHaveLength(1);
});
