import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { RecordingsPageElement } from "../../../client/pages/recordings/recordings-page.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import type { ToldRecordings } from "../../../shared/recordings.ts";
import type { Role } from "../../../shared/roles.ts";
import { programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { aBroadcast, toldRecordings } from "../../support/told-recordings.ts";

const HOUR_MS = 3_600_000;
const now = Date.now();
const ended = aBroadcast({
  id: "ended",
  from: programTime(now - 40 * 24 * HOUR_MS),
  until: programTime(now - 40 * 24 * HOUR_MS + HOUR_MS),
});
const later = aBroadcast({
  id: "later",
  from: programTime(now - 5 * HOUR_MS),
  until: programTime(now - 2 * HOUR_MS),
  hasGaps: true,
});
const running = aBroadcast({ id: "running", from: programTime(now - HOUR_MS), until: null });
const full = toldRecordings({ broadcasts: [running, later, ended] });

const ownFetch = window.fetch;
let asked: string[] = [];
let answers: Readonly<Record<string, readonly [status: number, body: unknown]>> = {};
let role: Role = "producer";

beforeEach(() => {
  asked = [];
  role = "producer";
  answers = {};
  // The server of this page, as docs/spec/recordings.md has it.
  window.fetch = async (input, init) => {
    const call = `${init?.method ?? "GET"} ${String(input)}`;
    asked.push(init?.body === undefined ? call : `${call} ${String(init.body)}`);
    const actor = { id: "a", name: "Ирина", role };
    const usual = { "GET /api/session": [200, { actor, hasPassword: true }], "GET /api/recordings": [200, full] };
    const answer = answers[call] ?? usual[call as keyof typeof usual];
    if (answer === undefined) throw new TypeError("no connection");
    const [status, body] = answer;
    return new Response(status === 204 || init?.method === "HEAD" ? null : JSON.stringify(body), {
      status: Number(status),
    });
  };
});

afterEach(() => {
  window.fetch = ownFetch;
  document.querySelector("efir-recordings-page")?.remove();
  document.documentElement.removeAttribute("data-theme");
  history.replaceState(null, "", location.pathname);
});

async function shown(told: ToldRecordings = full) {
  answers = { "GET /api/recordings": [200, told], ...answers };
  const page = new RecordingsPageElement();
  document.body.append(page);
  await vi.waitFor(() => expect(page.shadowRoot?.querySelector("aside")).toBeInstanceOf(Element), patience);
  await page.updateComplete;
  const root = page.shadowRoot;
  if (root === null) throw new Error("nothing was drawn");
  const rows = () => [...root.querySelectorAll("efir-recording-row")];
  const inRow = (place: number, name: RegExp) =>
    [...(rows()[place]?.shadowRoot?.querySelectorAll<HTMLElement>("a, button") ?? [])].find((one) =>
      name.test(one.textContent),
    );
  const inDialog = (name: RegExp) =>
    [...root.querySelectorAll<HTMLElement>("efir-dialog button")].find((one) => name.test(one.textContent));
  return { page, root, rows, inRow, inDialog, words: () => textOf(root) };
}

describe("the list", () => {
  test("[RC13] says of each what there is, and marks what is not whole or not over", async () => {
    const { rows, root } = await shown();
    await vi.waitFor(() => expect(rows()).toHaveLength(3), patience);
    const words = rows().map((row) => textOf(row.shadowRoot));

    expect(root.querySelector("h2")?.textContent).toBe("Итоги 2025 года");
    expect(words[0]).toContain("идёт запись");
    expect(words[1]).toContain("есть пропуски");
    expect(words[2]).toMatch(/1:00:00.*1,7 ГБ/);
  });

  test("[RC13] without recordings it says when they appear", async () => {
    const { words } = await shown(toldRecordings({ broadcasts: [] }));
    expect(words()).toContain("Записей пока нет");
  });

  test("[RC14] a line that is lost leaves what was shown, and says so", async () => {
    const { page, root, rows, words } = await shown();
    await vi.waitFor(() => expect(rows()).toHaveLength(3), patience);
    answers = { "GET /api/recordings": [503, { error: { code: "BUSY" } }] };
    window.fetch = () => Promise.reject(new TypeError("no connection"));
    page.refresh();
    await vi.waitFor(() => expect(words()).toContain("Нет связи с сервером. Показан список от"), patience);

    expect(rows()).toHaveLength(3);
    expect(root.querySelector("[role=alert]")).not.toBeNull();
  });

  test("[RC14] who may not see it is told, and who must sign in is led there", async () => {
    answers = { "GET /api/recordings": [401, { error: { code: "NOT_SIGNED_IN" } }] };
    const page = new RecordingsPageElement();
    document.body.append(page);
    await vi.waitFor(
      () => expect(page.shadowRoot?.querySelector("a[href='/pult/vhod?dalee=zapisi']")).not.toBeNull(),
      patience,
    );
  });

  test("[RC13] its address leads to one meeting", async () => {
    history.replaceState(null, "", "#kollegiya");
    const { root } = await shown();
    await vi.waitFor(() => expect(root.activeElement?.id).toBe("to-kollegiya"), patience);
  });
});

describe("deleting", () => {
  test("[RC15] asks first, names what goes, and stands on «no»", async () => {
    const { root, rows, inRow, words } = await shown();
    await vi.waitFor(() => expect(rows()).toHaveLength(3), patience);
    inRow(1, /Удалить/)?.click();
    await vi.waitFor(() => expect(root.activeElement?.textContent).toBe("Не удалять"), patience);

    expect(words()).toMatch(/Итоги 2025 года\. .*3:00:00|1:00:00.*ГБ/);
    expect(words()).toContain("Вернуть запись нельзя");
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(root.querySelector("efir-dialog")?.open).toBe(false), patience);
    expect(asked.filter((call) => call.startsWith("DELETE"))).toEqual([]);
  });

  test("[RC15] the row says so while it lasts, and is gone after", async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const { rows, inRow, inDialog, words } = await shown();
    await vi.waitFor(() => expect(rows()).toHaveLength(3), patience);
    const plainFetch = window.fetch;
    answers = {
      "DELETE /api/recordings/later": [204, null],
      "GET /api/recordings": [200, { ...full, broadcasts: [running, ended] }],
    };
    window.fetch = async (input, init) => {
      if (init?.method === "DELETE") await gate;
      return plainFetch(input, init);
    };
    inRow(1, /Удалить/)?.click();
    await vi.waitFor(() => expect(inDialog(/навсегда/)).toBeDefined(), patience);
    inDialog(/навсегда/)?.click();
    await vi.waitFor(() => expect(textOf(rows()[1]?.shadowRoot ?? null)).toContain("Удаляется…"), patience);
    open();
    await vi.waitFor(() => expect(rows()).toHaveLength(2), patience);

    expect(words()).toContain("Запись удалена");
  });

  test("[RC15] a refusal is said in words", async () => {
    answers = { "DELETE /api/recordings/later": [409, { error: { code: "ON_AIR" } }] };
    const { rows, inRow, inDialog, words } = await shown();
    await vi.waitFor(() => expect(rows()).toHaveLength(3), patience);
    inRow(1, /Удалить/)?.click();
    await vi.waitFor(() => expect(inDialog(/навсегда/)).toBeDefined(), patience);
    inDialog(/навсегда/)?.click();
    await vi.waitFor(() => expect(words()).toContain("Запись ещё идёт, удалить её нельзя"), patience);
  });

  test("[RC15] what is being recorded cannot be deleted", async () => {
    const { rows, inRow } = await shown();
    await vi.waitFor(() => expect(inRow(0, /Удалить/)).toBeDefined(), patience);
    expect([rows().length, inRow(0, /Удалить/)?.hasAttribute("disabled")]).toEqual([3, true]);
  });
});

describe("the file", () => {
  test("[RC16] is made ready first, so that a refusal is said here", async () => {
    answers = { "HEAD /api/recordings/later.mp4": [503, null] };
    const { rows, inRow, words } = await shown();
    await vi.waitFor(() => expect(rows()).toHaveLength(3), patience);
    inRow(1, /Скачать/)?.click();
    await vi.waitFor(
      () => expect(words()).toContain("Сервер отдаёт другие записи. Попробуйте через полминуты"),
      patience,
    );
  });
});

describe("how long they are kept", () => {
  const retention = (root: ShadowRoot) => root.querySelector("efir-retention")?.shadowRoot ?? null;
  const choose = (root: ShadowRoot, value: string) => {
    const select = retention(root)?.querySelector("select");
    if (!select) throw new Error("no select");
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };

  test("[RC17] says how many go now, and nothing goes before it is applied", async () => {
    answers = { "PATCH /api/recordings/settings": [200, { keepDays: 30 }] };
    const { root } = await shown();
    await vi.waitUntil(() => retention(root)?.querySelector("select"), patience);
    choose(root, "30");
    await vi.waitFor(() => expect(textOf(retention(root))).toContain("Сейчас удалится 1 запись"), patience);
    const before = asked.filter((call) => call.startsWith("PATCH"));
    retention(root)?.querySelector<HTMLButtonElement>(".btn--danger")?.click();
    await vi.waitFor(() => expect(asked.filter((call) => call.startsWith("PATCH"))).toHaveLength(1), patience);

    expect([before, asked.find((call) => call.startsWith("PATCH"))]).toEqual([
      [],
      'PATCH /api/recordings/settings {"keepDays":30}',
    ]);
  });

  test("[RC17] a choice that is taken back asks nothing of the server", async () => {
    const { root } = await shown();
    await vi.waitUntil(() => retention(root)?.querySelector("select"), patience);
    choose(root, "365");
    await vi.waitFor(() => expect(textOf(retention(root))).toContain("Сейчас ничего не удалится"), patience);
    [...(retention(root)?.querySelectorAll("button") ?? [])].at(-1)?.click();
    await vi.waitFor(() => expect(textOf(retention(root))).not.toContain("Сейчас"), patience);
    expect([retention(root)?.querySelector("select")?.value, asked.some((call) => call.startsWith("PATCH"))]).toEqual([
      "",
      false,
    ]);
  });
});

test("[RC18] a moderator sees and downloads, and is offered nothing else", async () => {
  role = "moderator";
  const { root, rows, inRow } = await shown();
  await vi.waitFor(() => expect(rows()).toHaveLength(3), patience);
  await vi.waitFor(() => expect(asked).toContain("GET /api/session"), patience);

  expect(inRow(1, /Скачать/)).toBeDefined();
  expect(inRow(1, /Удалить/)).toBeUndefined();
  expect(textOf(root.querySelector("efir-retention")?.shadowRoot ?? null)).toBe("Хранить записи: всегда");
});

test.each([
  ["floor", "Запись остановлена: на диске мало места. Эфир продолжается"],
  ["failing", "Запись не идёт: диск отвечает ошибкой"],
  ["behind", "Диск не успевает"],
] as const)("[RC14] a disk that is %s is said at once", async (writing, words) => {
  const { root } = await shown({ ...full, disk: { ...full.disk, writing } });
  await vi.waitFor(
    () => expect(textOf(root.querySelector("efir-disk-line")?.shadowRoot ?? null)).toContain(words),
    patience,
  );
});

test.each(themes)("[RC18] axe finds nothing in the theme %s, under the question too", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const { rows, inRow, inDialog } = await shown({ ...full, disk: { ...full.disk, writing: "floor" } });
  await vi.waitFor(() => expect(rows()).toHaveLength(3), patience);
  const list = await axe.run("efir-recordings-page");
  await vi.waitFor(() => expect(inRow(1, /Удалить/)).toBeDefined(), patience);
  inRow(1, /Удалить/)?.click();
  await vi.waitFor(() => expect(inDialog(/навсегда/)).toBeDefined(), patience);
  const question = await axe.run("efir-recordings-page");

  const found = [...list.violations, ...question.violations];
  expect(found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

/** Words as a person reads them: without line breaks, styles and the marks that hold a span together. */
function textOf(root: ParentNode | null): string {
  if (root === null) return "";
  const texts = [...root.childNodes]
    .filter((node) => node.nodeName !== "STYLE")
    .map(({ textContent }) => textContent ?? "");
  return texts.join(" ").replaceAll("\u2060", "").replace(/\s+/g, " ").trim();
}
