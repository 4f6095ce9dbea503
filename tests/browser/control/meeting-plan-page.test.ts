import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MeetingPlanPageElement } from "../../../client/pages/meeting-plan/meeting-plan-page.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import { patience } from "../../support/patience.ts";

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

const ownFetch = window.fetch;
let asked: Asked[] = [];
let answers: Readonly<Record<string, readonly [status: number, body: unknown]>> = {};

const about = {
  language: "ru",
  timeZone: "Asia/Yekaterinburg",
  days: [{ date: "2026-01-30", from: "10:00", to: "13:00" }],
};
const item = (id: string, title: string, hour: number) => ({
  ...{ id, title, time: `${hour + 5}:00`, startsAt: Date.UTC(2026, 0, 30, hour), minutes: 60 },
});
const plan = {
  ...{
    slug: "itogi",
    phase: "planned",
    sample: false,
    title: "Итоги года",
    about,
    plannedBy: 1,
    plannedAt: null,
    planner: null,
  },
  programme: [item("item-0001", "Открытие", 5), item("item-0002", "Долговременный уход", 6)],
  ...{ cards: 0, itemsWithCards: [] },
};
const producer = [200, { actor: { id: "a", role: "producer", name: "Ирина" }, hasPassword: true }] as const;

beforeEach(() => {
  asked = [];
  answers = { "GET /api/session": producer, "GET /api/meetings/itogi": [200, plan] };
  // The server of this page, as docs/spec/meetings.md has it.
  window.fetch = async (input, init) => {
    const [method, path] = [init?.method ?? "GET", String(input)];
    asked.push({ method, path, body: init?.body === undefined ? undefined : JSON.parse(String(init.body)) });
    const [status, body] = answers[`${method} ${path}`] ?? [404, { error: { code: "NOT_FOUND" } }];
    return new Response(JSON.stringify(body), { status });
  };
});

afterEach(() => {
  window.fetch = ownFetch;
  for (const page of document.querySelectorAll("efir-meeting-plan-page")) page.remove();
  delete document.documentElement.dataset["meeting"];
  document.documentElement.removeAttribute("data-theme");
});

async function shown(slug: string | null = "itogi"): Promise<MeetingPlanPageElement> {
  if (slug !== null) document.documentElement.dataset["meeting"] = slug;
  const page = new MeetingPlanPageElement();
  document.body.append(page);
  await vi.waitFor(() => expect(page.shadowRoot?.querySelector("form")).not.toBeNull(), patience);
  await settled(page);
  return page;
}

/** All elements of the page, shadow roots included. */
const inside = (root: ParentNode): readonly Element[] =>
  [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot === null ? [] : inside(one.shadowRoot))]);

const found = <Found extends HTMLElement>(page: HTMLElement, selector: string): Found => {
  const all = inside(page.shadowRoot ?? page).filter((one) => one.matches(selector));
  if (all.length === 0) throw new Error(`no ${selector}`);
  // Each selector of these tests names what it says it is.
  return all[0] as Found;
};

const rows = (page: HTMLElement): readonly string[] =>
  inside(page.shadowRoot ?? page)
    .filter((one) => one.localName === "efir-agenda-row")
    .map((row) => {
      const of = (id: string) => row.shadowRoot?.querySelector<HTMLInputElement>(id)?.value ?? "";
      return `${of("#time")} ${of("#title")}`;
    });

async function settled(page: HTMLElement): Promise<void> {
  for (let round = 0; round < 6; round += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await (page as MeetingPlanPageElement).updateComplete;
}

const write = (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
};
const press = (page: HTMLElement, words: string) =>
  inside(page.shadowRoot ?? page)
    .filter((one): one is HTMLButtonElement => one instanceof HTMLButtonElement)
    .find((button) => (button.getAttribute("aria-label") ?? button.textContent ?? "").trim().startsWith(words))
    ?.click();
const words = (page: HTMLElement, selector: string) => found(page, selector).textContent?.replace(/\s+/g, " ").trim();

describe("a new meeting", () => {
  test("[CR18] the address is made of the title until somebody writes their own", async () => {
    const page = await shown(null);

    write(found(page, "#title"), "Итоги 2025");
    await settled(page);
    const made = found<HTMLInputElement>(page, "#slug").value;
    write(found(page, "#slug"), "svoy");
    write(found(page, "#title"), "Итоги 2026");
    await settled(page);

    expect([made, found<HTMLInputElement>(page, "#slug").value]).toEqual(["itogi-2025", "svoy"]);
  });

  test("[MT36] «#» may be typed before a hashtag; one that is taken is said at its field, which gets the focus", async () => {
    answers = { ...answers, "POST /api/meetings": [409, { error: { code: "HASHTAG_TAKEN" } }] };
    const page = await shown(null);
    write(found(page, "#title"), "Итоги");
    write(found(page, "#hashtag"), "#Итоги2026");
    await settled(page);

    found(page, "form").dispatchEvent(new SubmitEvent("submit", { cancelable: true, bubbles: true }));
    await vi.waitFor(
      () => expect(words(page, "#hashtag-mistake")).toBe("Такой хештег уже у другого заседания"),
      patience,
    );

    expect(asked.find(({ method }) => method === "POST")?.body).toMatchObject({
      slug: "itogi",
      about: { hashtag: "Итоги2026" },
    });
    expect(found<HTMLInputElement>(page, "#hashtag").matches(":focus")).toBe(true);
  });
});

describe("the programme", () => {
  test("[MT31] an item moved by Alt and an arrow starts by its new place, and keeps the focus", async () => {
    const page = await shown();
    const [, second] = inside(page.shadowRoot ?? page).filter((one) => one.localName === "efir-agenda-row");
    const title = second?.shadowRoot?.querySelector<HTMLInputElement>("#title");
    title?.focus();

    title?.dispatchEvent(
      new KeyboardEvent("keydown", { code: "ArrowUp", altKey: true, bubbles: true, composed: true }),
    );
    await settled(page);

    expect(rows(page)).toEqual(["10:00 Долговременный уход", "11:00 Открытие"]);
    expect(words(page, ".told")).toContain("Долговременный уход: теперь 1 из 2");
    expect(title?.matches(":focus")).toBe(true);
  });

  test("[MT37] a removed item is put back where it was", async () => {
    const page = await shown();

    press(page, "Убрать: Открытие");
    await settled(page);
    const left = rows(page);
    press(page, "Вернуть");
    await settled(page);

    expect([left, rows(page)]).toEqual([
      ["10:00 Долговременный уход"],
      ["10:00 Открытие", "11:00 Долговременный уход"],
    ]);
  });

  test("[MT33] a pasted list is shown first, then added", async () => {
    const page = await shown();
    press(page, "Вставить списком");
    await settled(page);
    write(found(page, "#list"), "12:00 Перерыв\n12:30 Награждение — Министр");
    await settled(page);
    const preview = words(page, "tbody");

    press(page, "Добавить 2 пункта");
    await settled(page);

    expect(preview).toBe("12:00 30 мин Перерыв 12:30 Награждение Министр");
    expect(rows(page).slice(2)).toEqual(["12:00 Перерыв", "12:30 Награждение"]);
  });

  test("[MT32] a start that is written too early is warned of, and stands", async () => {
    const page = await shown();
    const [, second] = inside(page.shadowRoot ?? page).filter((one) => one.localName === "efir-agenda-row");
    const time = second?.shadowRoot?.querySelector<HTMLInputElement>("#time");
    if (!time) throw new Error("no field");

    write(time, "1045");
    time.dispatchEvent(new Event("change", { bubbles: true }));
    await settled(page);

    expect(rows(page)[1]).toBe("10:45 Долговременный уход");
    expect(words(page, ".warning")).toBe("Начинается на 15 минут раньше, чем кончится предыдущий");
  });
});

describe("saving", () => {
  const save = async (page: HTMLElement) => {
    found(page, "form").dispatchEvent(new SubmitEvent("submit", { cancelable: true, bubbles: true }));
    await settled(page);
  };

  test("[MT39] one press saves the whole, from the version it was made from, and says so", async () => {
    answers = { ...answers, "PUT /api/meetings/itogi": [200, { ...plan, title: "Итоги 2026", plannedBy: 2 }] };
    const page = await shown();
    write(found(page, "#title"), "Итоги 2026");
    await settled(page);
    const before = words(page, ".bar [role=status]");

    await save(page);

    const sent = asked.find(({ method }) => method === "PUT")?.body;
    expect(sent).toMatchObject({ title: "Итоги 2026", about, programme: plan.programme, basedOn: 1 });
    expect([before, words(page, ".bar [role=status]")]).toEqual([
      "Есть несохранённые изменения",
      expect.stringMatching(/^Сохранено в \d\d:\d\d$/),
    ]);
  });

  test("[MT38] somebody saved meanwhile: both versions are shown, and what is chosen is saved from theirs", async () => {
    const theirs = { ...plan, about: { ...about, place: "Малый зал" }, plannedBy: 5, planner: "Мария", plannedAt: 0 };
    answers = { ...answers, "PUT /api/meetings/itogi": [409, { error: { code: "STALE" }, current: theirs }] };
    const page = await shown();
    write(found(page, "#title"), "Моё название");
    await settled(page);
    await save(page);
    const shownFields = inside(page.shadowRoot ?? page)
      .filter((one) => one.localName === "legend" && one.closest("form") !== null)
      .map((legend) => legend.textContent?.trim());

    answers = { ...answers, "PUT /api/meetings/itogi": [200, { ...theirs, title: "Моё название", plannedBy: 6 }] };
    press(page, "Сохранить выбранное");
    await settled(page);

    expect(shownFields).toEqual([expect.stringContaining("Название"), expect.stringContaining("Место")]);
    expect(asked.filter(({ method }) => method === "PUT").at(-1)?.body).toMatchObject({
      title: "Моё название",
      about: { place: "Малый зал" },
      basedOn: 5,
    });
  });

  test("[MT38] back to the form nothing that was typed is lost", async () => {
    answers = {
      ...answers,
      "PUT /api/meetings/itogi": [
        409,
        { error: { code: "STALE" }, current: { ...plan, plannedBy: 5, title: "Чужое" } },
      ],
    };
    const page = await shown();
    write(found(page, "#title"), "Моё название");
    await settled(page);
    await save(page);

    press(page, "Вернуться к своему");
    await settled(page);

    expect(found<HTMLInputElement>(page, "#title").value).toBe("Моё название");
  });

  test("[MT35] what is wrong is said at each field and counted, and the first gets the focus", async () => {
    const page = await shown();
    press(page, "Добавить пункт");
    await settled(page);
    const last = inside(page.shadowRoot ?? page)
      .filter((one) => one.localName === "efir-agenda-row")
      .at(-1)?.shadowRoot;
    const minutes = last?.querySelector<HTMLInputElement>("#minutes");
    if (!minutes) throw new Error("no field");
    write(minutes, "долго");
    await settled(page);

    await save(page);

    expect(asked.some(({ method }) => method === "PUT")).toBe(false);
    expect(words(page, ".bar [role=alert]")).toBe("Исправьте 2 поля");
    expect(last?.activeElement?.id).toBe("minutes");
  });

  test("[MT39] a page with something unsaved is not left by a link unasked", async () => {
    const page = await shown();
    write(found(page, "#title"), "Другое");
    await settled(page);

    found(page, 'a[href="/pult"]').click();
    await settled(page);

    expect(found<HTMLDialogElement>(page, "dialog[open]").textContent).toContain("Уйти со страницы?");
  });

  test("[MT6] an editor reads, and can change nothing", async () => {
    answers = {
      ...answers,
      "GET /api/session": [200, { actor: { id: "e", role: "editor", name: "Редактор" }, hasPassword: true }],
    };
    const page = await shown();

    expect(found<HTMLInputElement>(page, "#title").readOnly).toBe(true);
    expect(() => found(page, ".bar")).toThrow();
  });
});

test.each(themes)("[MT39] axe finds nothing in the theme %s", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const page = await shown();
  press(page, "Вставить списком");
  for (const details of inside(page.shadowRoot ?? page).filter((one) => one instanceof HTMLDetailsElement))
    details.open = true;
  await settled(page);
  press(page, "Добавить выступающего");
  await settled(page);

  const { violations } = await axe.run("efir-meeting-plan-page");

  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
