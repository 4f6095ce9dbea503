import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MeetingsPageElement, type ToldMeeting } from "../../../client/pages/meetings/meetings-page.ts";
import { SignInPageElement } from "../../../client/pages/sign-in/sign-in-page.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";

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
    await vi.waitFor(() => expect(root.querySelector("h1")?.textContent).toBe("Новый пароль"));

    expect([before, asked]).toEqual([0, [{ method: "POST", path: "/api/session/link", body: { kod: "abc" } }]]);
    expect(location.search).toBe("");
  });

  test("[CR19] a wrong password is said, and what was written stays", async () => {
    answers = { "POST /api/session": [401, { error: { code: "WRONG_PASSWORD" } }] };
    const page = new SignInPageElement();
    const root = await shown(page);
    write(root, "#password", "не тот пароль");

    root.querySelector<HTMLButtonElement>("[type=submit]")?.click();
    await vi.waitFor(() => expect(root.querySelector("[role=alert]")?.textContent).toBe("Имя или пароль не подходят"));

    expect(asked[0]?.body).toEqual({ login: "admin", password: "не тот пароль" });
    expect(root.querySelector<HTMLInputElement>("#password")?.value).toBe("не тот пароль");
  });
});

describe("the list", () => {
  const sample: ToldMeeting = { slug: "primer", title: "Пробное заседание", phase: "open", sample: true, viewers: 3 };

  test("[CR18] one press deletes the sample", async () => {
    answers = { "GET /api/meetings": [200, [sample]], "DELETE /api/meetings/primer": [204, null] };
    const page = new MeetingsPageElement();
    const root = await shown(page);
    await vi.waitFor(() => expect(root.querySelector("li button")).not.toBeNull());
    answers = { ...answers, "GET /api/meetings": [200, []] };

    root.querySelector<HTMLButtonElement>("li button")?.click();
    await vi.waitFor(() => expect(root.querySelector("li")).toBeNull());

    expect(asked.map(({ method }) => method)).toEqual(["GET", "DELETE", "GET"]);
    expect(root.textContent).toContain("Пробное заседание удалено");
  });

  test("[CR18] the address is made of the title until somebody writes their own", async () => {
    answers = { "GET /api/meetings": [200, []] };
    const page = new MeetingsPageElement();
    const form = (await shown(page)).querySelector("efir-new-meeting");
    const root = form?.shadowRoot;
    if (!form || !root) throw new Error("no form");

    write(root, "#title", "Итоги 2025");
    await form.updateComplete;
    const made = root.querySelector<HTMLInputElement>("#slug")?.value;
    write(root, "#slug", "svoy");
    write(root, "#title", "Итоги 2026");
    await form.updateComplete;

    expect([made, root.querySelector<HTMLInputElement>("#slug")?.value]).toEqual(["itogi-2025", "svoy"]);
  });
});

test.each(themes)("[CR20] axe finds nothing on the door and the list in the theme %s", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  answers = {
    "GET /api/meetings": [200, [{ slug: "primer", title: "Пробное", phase: "open", sample: true, viewers: 3 }]],
  };
  await shown(new SignInPageElement());
  const door = await axe.run("efir-sign-in-page");
  document.querySelector("efir-sign-in-page")?.remove();
  const root = await shown(new MeetingsPageElement());
  await vi.waitFor(() => expect(root.querySelector("li")).not.toBeNull());
  const list = await axe.run("efir-meetings-page");

  expect([...door.violations, ...list.violations].map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
    [],
  );
});
