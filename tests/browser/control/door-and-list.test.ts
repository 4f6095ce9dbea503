import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MeetingsPageElement } from "../../../client/pages/meetings/meetings-page.ts";
import type { ToldMeeting } from "../../../client/pages/meetings/told-meeting.ts";
import { SignInPageElement } from "../../../client/pages/sign-in/sign-in-page.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import { patience } from "../../support/patience.ts";

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const ownFetch = window.fetch;
let asked: Asked[] = [];
let answers: Readonly<Record<string, readonly [status: number, body: unknown]>> = {};

beforeEach(() => {
  asked = [];
  // The server of these pages, as docs/spec/web.md has it.
  window.fetch = async (input, init) => {
    const [method, path] = [init?.method ?? "GET", String(input)];
    asked.push({ method, path, body: init?.body === undefined ? undefined : JSON.parse(String(init.body)) });
    const [status, body] = answers[`${method} ${path}`] ?? [404, { error: { code: "NOT_FOUND" } }];
    return new Response(status === 204 ? null : JSON.stringify(body), { status });
  };
});

afterEach(() => {
  window.fetch = ownFetch;
  for (const page of document.querySelectorAll("efir-sign-in-page, efir-meetings-page")) page.remove();
  document.documentElement.removeAttribute("data-theme");
  history.replaceState(null, "", location.pathname);
});

async function shown<Page extends SignInPageElement | MeetingsPageElement>(page: Page): Promise<ShadowRoot> {
  document.body.append(page);
  await page.updateComplete;
  if (page.shadowRoot === null) throw new Error("nothing was drawn");
  return page.shadowRoot;
}

const write = (root: ShadowRoot, selector: string, text: string) => {
  const field = root.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  if (field === null) throw new Error(`no ${selector}`);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

describe("the door", () => {
  test("[CR19] a one-time link is used up by a press, not by looking", async () => {
    history.replaceState(null, "", "?kod=abc");
    answers = { "POST /api/session/link": [200, { actor: { name: "Ирина" }, hasPassword: false }] };
    const page = new SignInPageElement();
    const root = await shown(page);
    const before = asked.length;

    root.querySelector("button")?.click();
    await vi.waitFor(() => expect(root.querySelector("h1")?.textContent).toBe("Новый пароль"), patience);

    expect([before, asked]).toEqual([0, [{ method: "POST", path: "/api/session/link", body: { kod: "abc" } }]]);
    expect(location.search).toBe("");
  });

  test("[CR19] a wrong password is said, and what was written stays", async () => {
    answers = { "POST /api/session": [401, { error: { code: "WRONG_PASSWORD" } }] };
    const page = new SignInPageElement();
    const root = await shown(page);
    write(root, "#password", "не тот пароль");

    root.querySelector<HTMLButtonElement>("[type=submit]")?.click();
    await vi.waitFor(
      () => expect(root.querySelector("[role=alert]")?.textContent).toBe("Имя или пароль не подходят"),
      patience,
    );

    expect(asked[0]?.body).toEqual({ login: "admin", password: "не тот пароль" });
    expect(root.querySelector<HTMLInputElement>("#password")?.value).toBe("не тот пароль");
  });
});

describe("the list", () => {
  const aMeeting = (parts: Partial<ToldMeeting> = {}): ToldMeeting => ({
    ...{ slug: "itogi", title: "Итоги года", phase: "planned", sample: false, days: [], viewers: 3 },
    ...{ archivedAt: null, openedAt: null, closedAt: null },
    ...parts,
  });
  const all = "GET /api/meetings?archived=all";
  const signedIn = {
    "GET /api/session": [200, { actor: { id: "a", role: "producer", name: "Ирина" }, hasPassword: true }],
  } as const;
  const pressed = (root: ShadowRoot, words: string) => {
    const rows = [...root.querySelectorAll("efir-meeting-row")].flatMap((row) => row.shadowRoot ?? []);
    const buttons = [root, ...rows].flatMap((one) => [...one.querySelectorAll<HTMLButtonElement>("button")]);
    return buttons.find((button) => button.textContent?.trim().startsWith(words));
  };

  test("[CR18] one press deletes the sample", async () => {
    const sample = aMeeting({ slug: "primer", sample: true, phase: "open" });
    answers = { ...signedIn, [all]: [200, [sample]], "DELETE /api/meetings/primer": [204, null] };
    const root = await shown(new MeetingsPageElement());
    await vi.waitFor(() => expect(pressed(root, "Удалить пробное")).toBeDefined(), patience);
    answers = { ...answers, [all]: [200, []] };

    pressed(root, "Удалить пробное")?.click();
    await vi.waitFor(() => expect(root.querySelector("li")).toBeNull(), patience);

    expect(asked.filter(({ method }) => method === "DELETE").map(({ path }) => path)).toEqual(["/api/meetings/primer"]);
    expect(root.textContent).toContain("Пробное заседание удалено");
  });

  test("[MT41] what was archived is taken back by one press", async () => {
    const meeting = aMeeting();
    answers = { ...signedIn, [all]: [200, [meeting]], "PUT /api/meetings/itogi/archive": [200, meeting] };
    const root = await shown(new MeetingsPageElement());
    await vi.waitFor(() => expect(pressed(root, "В архив")).toBeDefined(), patience);
    answers = {
      ...answers,
      [all]: [200, [aMeeting({ archivedAt: 1 })]],
      "DELETE /api/meetings/itogi/archive": [200, meeting],
    };

    pressed(root, "В архив")?.click();
    await vi.waitFor(
      () => expect(root.querySelector(".said")?.textContent).toContain("Отправлено в архив: Итоги года"),
      patience,
    );
    expect(root.querySelector("li")).toBeNull();
    answers = { ...answers, [all]: [200, [meeting]] };
    pressed(root, "Вернуть")?.click();

    await vi.waitFor(() => expect(root.querySelector("li")).not.toBeNull(), patience);
    expect(root.querySelector(".said")?.textContent).toContain("Снова в списке: Итоги года");
  });

  test("[MT40] an editor is offered what editors may do", async () => {
    answers = {
      [all]: [200, [aMeeting()]],
      "GET /api/session": [200, { actor: { id: "a", role: "editor", name: "Ирина" }, hasPassword: true }],
    };
    const root = await shown(new MeetingsPageElement());
    await vi.waitFor(() => expect(root.querySelector("efir-meeting-row")).not.toBeNull(), patience);

    expect(["Копировать", "В архив"].map((words) => pressed(root, words))).toEqual([undefined, undefined]);
    expect(root.querySelector('a[href="/pult/novoe"]')).toBeNull();
  });
});

test.each(themes)("[CR20] axe finds nothing on the door and the list in the theme %s", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  answers = {
    "GET /api/meetings?archived=all": [
      200,
      [{ slug: "primer", title: "Пробное", phase: "open", sample: true, viewers: 3, days: [], archivedAt: null }],
    ],
    "GET /api/session": [200, { actor: { id: "a", role: "producer", name: "Ирина" }, hasPassword: true }],
  };
  await shown(new SignInPageElement());
  const door = await axe.run("efir-sign-in-page");
  document.querySelector("efir-sign-in-page")?.remove();
  const root = await shown(new MeetingsPageElement());
  await vi.waitFor(() => expect(root.querySelector("li")).not.toBeNull(), patience);
  const list = await axe.run("efir-meetings-page");

  expect([...door.violations, ...list.violations].map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
    [],
  );
});
