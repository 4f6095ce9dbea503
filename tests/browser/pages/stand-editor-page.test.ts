import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StandEditorPageElement } from "../../../client/pages/stand-editor/stand-editor-page.ts";
import { StandQuestionsElement } from "../../../client/pages/stand-editor/stand-questions.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import {
  type ExhibitionSettings,
  emptyStand,
  type Stand,
  type StandFilm,
  type StandQuestion,
} from "../../../shared/exhibition.ts";
import { programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { type Answers, farSide } from "../control/far-side.ts";
import { controlNamed, deepAll, deepText } from "../deep-elements.ts";

const now = programTime(Date.now());
const settings: ExhibitionSettings = {
  ...{ isOpen: true, title: "Год добрых дел", intro: "", deadline: programTime(now + 3 * 86_400_000) },
  ...{ required: ["lead"], showsVisits: false, takesQuestions: true, missedAfterHours: 72 },
};
const draft = {
  ...emptyStand,
  ...{ institution: "Центр «Забота»", title: "Ремесло", lead: "Пять мастерских", place: "Усть-Ярск" },
  people: [{ name: "Анна" }, { name: "Борис" }, { name: "Вера" }],
};
const stand: Stand = {
  ...{ id: "stand-0001", meeting: "kollegiya", number: 4, slug: "centr-zabota", size: "small", state: "draft" },
  ...{ version: 1, draft, published: null, publishedAt: null, note: null, isHidden: false, updatedAt: now },
};
const question: StandQuestion = {
  ...{ id: "question-1", standId: stand.id, text: "Можно ли прийти?", name: "Ольга", at: now, state: "open" },
  ...{ acceptedBy: null, answer: null, answeredAt: null, isPublic: false },
};
const told = (more: Partial<Stand> = {}, questions: readonly StandQuestion[] = [], film: StandFilm | null = null) => {
  const meeting = { slug: "kollegiya", title: "Итоги года" };
  return [200, { stand: { ...stand, ...more }, settings, meeting, questions, film }] as const;
};

const path = location.pathname + location.search;
let far: ReturnType<typeof farSide>;
beforeEach(() => {
  localStorage.removeItem(`efir.stand.${stand.id}`);
  history.replaceState(null, "", "/s/pass_0123456789");
  far = farSide({ "GET /api/stand": told() });
});
afterEach(() => {
  document.querySelector("efir-stand-editor-page")?.remove();
  history.replaceState(null, "", path);
  far.leave();
  document.documentElement.removeAttribute("data-theme");
});

async function shown(answers: Answers = {}, awaited = "Усть-Ярск") {
  far.answer(answers);
  const page = new StandEditorPageElement();
  document.body.append(page);
  await vi.waitFor(() => expect(`${deepText(page)} ${values(page)}`).toContain(awaited), patience);
  return page;
}

const values = (page: Element) =>
  deepAll(page, "input, textarea")
    .map((one) => ("value" in one ? String(one.value) : ""))
    .join(" ");

function write(page: Element, selector: string, text: string, index = 0): void {
  const field = deepAll(page, selector)[index];
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement))
    throw new Error(`no ${selector}`);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
}

const said = (page: Element, words: string | RegExp) =>
  vi.waitFor(() => expect(deepText(page)).toMatch(words), patience);

test("[EB80] asks by the token of its address, and by nothing else", async () => {
  await shown();
  expect(far.asked[0]).toMatchObject({ call: "GET /api/stand", headers: { authorization: "Pass pass_0123456789" } });
});

test("[EB80] a link that does not hold is told, with what to do", async () => {
  const page = await shown(
    { "GET /api/stand": [401, { error: { code: "NOT_SIGNED_IN" } }] },
    "Попросите организаторов",
  );
  expect(deepAll(page, "efir-stand-form")).toEqual([]);
});

test("[EB82] Alt and an arrow move a row, its focus goes along, and the order is saved", async () => {
  const page = await shown({ "PUT /api/stand": [200, { ...stand, version: 2 }] });
  const [anna] = deepAll(page, "#name-0");
  anna?.focus();
  anna?.dispatchEvent(new KeyboardEvent("keydown", { code: "ArrowDown", altKey: true, bubbles: true, composed: true }));
  const { body } = await far.heard("PUT /api/stand");
  expect(body).toMatchObject({
    version: 1,
    draft: { people: [{ name: "Борис" }, { name: "Анна" }, { name: "Вера" }] },
  });
  const focused = deepAll(page, "#name-1").find((one) => one.matches(":focus"));
  expect(focused instanceof HTMLInputElement && focused.value).toBe("Анна");
});

test("[EB84] a row that is not done is said to wait", async () => {
  const page = await shown();
  controlNamed(page, "Добавить ссылку").click();
  await said(page, /Недописанные строки \(Ссылки\) пока только на этом устройстве/);
  expect(far.calls()).not.toContain("PUT /api/stand");
});

test("[EB85] what two changed is shown in both versions, and what is chosen is saved", async () => {
  const theirs = { ...draft, title: "Их название", place: "Каменск" };
  let isStale = true;
  const page = await shown({
    "PUT /api/stand": ({ body }) => {
      if (isStale) return [409, { error: { code: "STALE" } }];
      const { draft: saved } = body as { readonly draft: typeof draft };
      return [200, { ...stand, version: 8, draft: saved }];
    },
  });
  far.answer({ "GET /api/stand": told({ version: 7, draft: theirs }) });
  write(page, "input#title", "Моё название");
  await said(page, /Ваш вариант Моё название.*Другой вариант Их название/);
  const [, other] = deepAll(page, 'input[type="radio"][name="title"]');
  other?.click();
  isStale = false;
  controlNamed(page, "Сохранить выбранное").click();
  // Theirs is what stands: there is nothing left to save.
  await said(page, "Сохранено");
  expect([values(page).includes("Их название"), values(page).includes("Каменск")]).toEqual([true, true]);
});

test("[EB19] a film that could not be used is said so, with what to do, and the way there", async () => {
  const film = { clipId: "clip-000001", title: "Мастерские" };
  const page = await shown({
    "GET /api/stand": told({ draft: { ...draft, film } }, [], { ...film, state: "failed", problem: "NEEDS_FFMPEG" }),
  });
  await said(page, /Посетители не увидят этот фильм\. Сервер принимает только MP4/);
  controlNamed(page, "Фильм не подошёл, посетители его не увидят").click();
  await vi.waitFor(() => {
    const field = deepAll(page, "efir-film-field")[0]?.shadowRoot;
    expect(field?.activeElement).not.toBeNull();
  }, patience);
});

test("[EB98] a clip that the meeting has shown becomes the stand's film", async () => {
  const clip = { id: "clip-000007", sort: "stream", title: "Обход мастерских", durationMs: 220_000 };
  const page = await shown({ "GET /api/meetings/kollegiya/clips": [200, [clip]] });
  controlNamed(page, "Взять из трансляции или интервью").click();
  await said(page, /Обход мастерских ?, 3:40/);
  const select = deepAll(page, "efir-clip-choice")[0]?.shadowRoot?.querySelector("select");
  if (select === null || select === undefined) throw new Error("no select");
  select.value = clip.id;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  const saved = await far.heard("PUT /api/stand");
  expect(saved.body).toMatchObject({ draft: { film: { clipId: clip.id, title: clip.title } } });
});

test("[EB88] a question somebody else took is said so; an answer that was refused stays written", async () => {
  const page = await shown({
    "GET /api/stand": told({}, [question]),
    "POST /api/stand/questions/question-1/accept": [409, { error: { code: "TAKEN" } }],
    "POST /api/stand/questions/question-1/answer": [409, { error: { code: "ANSWERED" } }],
  });
  controlNamed(page, "Взять вопрос: Можно ли прийти?").click();
  await said(page, "Вопрос уже взял другой человек");
  controlNamed(page, "Ответить: Можно ли прийти?").click();
  await vi.waitFor(() => expect(deepAll(page, "#answer")).toHaveLength(1), patience);
  write(page, "#answer", "Приходите");
  deepAll(page, 'input[name="reach"][value="private"]')[0]?.click();
  controlNamed(page, "Отправить ответ").click();
  const { body } = await far.heard("POST /api/stand/questions/question-1/answer");
  expect(body).toEqual({ answer: "Приходите", isPublic: false });
  await said(page, "На вопрос уже ответили");
  expect(values(page)).toContain("Приходите");
});

test("[EB88] an answer that is being written stays written when somebody else answers", async () => {
  const page = await shown({ "GET /api/stand": told({}, [question]) });
  controlNamed(page, "Ответить: Можно ли прийти?").click();
  await vi.waitFor(() => expect(deepAll(page, "#answer")).toHaveLength(1), patience);
  write(page, "#answer", "Приходите");
  const theirs = { ...question, state: "answered", answer: "Нет", answeredAt: now, isPublic: true } as const;
  const [list] = deepAll(page, "efir-stand-questions");
  if (!(list instanceof StandQuestionsElement)) throw new Error("no questions");
  list.questions = [theirs];
  await list.updateComplete;
  expect(values(page)).toContain("Приходите");
});

test("[EB88] who answered may put the answer right", async () => {
  const answered = { ...question, state: "answered", answer: "Приходите", answeredAt: now, isPublic: true } as const;
  const page = await shown({
    "GET /api/stand": told({}, [answered]),
    "POST /api/stand/questions/question-1/answer": [200, answered],
  });
  controlNamed(page, "Исправить ответ: Можно ли прийти?").click();
  await vi.waitFor(() => expect(values(page)).toContain("Приходите"), patience);
  write(page, "#answer", "Приходите в среду");
  controlNamed(page, "Отправить ответ").click();
  const { body } = await far.heard("POST /api/stand/questions/question-1/answer");
  expect(body).toEqual({ answer: "Приходите в среду", isPublic: true });
});

test("[EB89] what is missing leads to its field, and is not submitted", async () => {
  const page = await shown({ "GET /api/stand": told({ draft: { ...draft, lead: "" } }) });
  controlNamed(page, "Коротко").click();
  await vi.waitFor(() => {
    const form = deepAll(page, "efir-stand-form")[0]?.shadowRoot;
    expect(form?.activeElement?.id).toBe("lead");
  }, patience);
  controlNamed(page, "Отправить организаторам").click();
  expect(far.calls()).not.toContain("POST /api/stand/submit");
});

test("[EB89] what is submitted is saved first; then the form is for reading until it is taken back", async () => {
  const page = await shown({
    "PUT /api/stand": [200, { ...stand, version: 2 }],
    "POST /api/stand/submit": [200, { ...stand, version: 3, state: "submitted", draft: { ...draft, title: "Готово" } }],
    "POST /api/stand/take-back": [200, { ...stand, version: 4, draft: { ...draft, title: "Готово" } }],
  });
  write(page, "input#title", "Готово");
  controlNamed(page, "Отправить организаторам").click();
  expect((await far.heard("POST /api/stand/submit")).body).toEqual({ version: 2 });
  expect(far.asked.find(({ call }) => call === "PUT /api/stand")?.body).toMatchObject({ draft: { title: "Готово" } });
  await said(page, "Отправлен организаторам");
  expect(deepAll(page, "input#title")[0]?.hasAttribute("readonly")).toBe(true);
  controlNamed(page, "Забрать обратно").click();
  await vi.waitFor(() => expect(deepAll(page, "input#title")[0]?.hasAttribute("readonly")).toBe(false), patience);
});

test.each(themes)("axe finds nothing in %s, in the preview neither", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const page = await shown({ "GET /api/stand": told({ state: "returned", note: "Мастерских шесть" }, [question]) });
  expect((await axe.run(page)).violations).toEqual([]);
  controlNamed(page, "Как увидят посетители").click();
  await vi.waitFor(() => expect(deepAll(page, "article")).not.toEqual([]), patience);
  expect((await axe.run(page)).violations).toEqual([]);
});
