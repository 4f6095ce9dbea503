import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { setLanguage } from "../../../../client/i18n/language.ts";
import "../../../../client/pages/exhibition/exhibition.css";
import "../../../../client/pages/exhibition/stand-ask.ts";
import { StandGalleryElement } from "../../../../client/pages/exhibition/stand-gallery.ts";
import { MOST_QUESTION } from "../../../../shared/exhibition/question-bounds.ts";
import { patience } from "../../../support/patience.ts";

/** As the server writes it. */
function served(html: string): HTMLElement {
  const host = document.createElement("div");
  document.body.append(host);
  host.innerHTML = html;
  return host;
}

beforeEach(() => {
  setLanguage("ru");
  localStorage.clear();
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe("[EB63] a stand's pictures", () => {
  const aGallery = () => {
    const items = ["Здание", "Гончарная", "Хор"].map(
      (alt) => `<li><figure class="hero__pic"><a href="#"><img alt="${alt}" src="data:,"></a></figure></li>`,
    );
    const host = served(
      `<efir-stand-gallery class="hero__pics"><ul tabindex="0">${items.join("")}</ul></efir-stand-gallery>`,
    );
    document.documentElement.dataset["motion"] = "off";
    const gallery = host.querySelector("efir-stand-gallery");
    if (!(gallery instanceof StandGalleryElement)) throw new Error("no gallery");
    return gallery;
  };
  const shows = (gallery: StandGalleryElement, index: number) =>
    vi.waitFor(() => expect(gallery.index).toBe(index), patience);

  test("are leafed by buttons, round and round, and what came is said", async () => {
    const gallery = aGallery();
    await page.getByRole("button", { name: "Следующее фото" }).click();
    await shows(gallery, 1);
    expect(gallery.querySelector("[role=status]")?.textContent?.replaceAll("\u00a0", " ")).toBe(
      "Фото 2 из 3. Гончарная",
    );
    await page.getByRole("button", { name: "Предыдущее фото" }).click();
    await shows(gallery, 0);
    await page.getByRole("button", { name: "Предыдущее фото" }).click();
    await shows(gallery, 2);
  });

  test("and by keys", async () => {
    const gallery = aGallery();
    gallery.querySelector("ul")?.focus();
    await userEvent.keyboard("{ArrowRight}");
    await shows(gallery, 1);
    await userEvent.keyboard("{End}");
    await shows(gallery, 2);
    await userEvent.keyboard("{Home}");
    await shows(gallery, 0);
  });
});

describe("[EB68] asking a stand", () => {
  const aForm = () =>
    served(`<efir-stand-ask meeting="primer" stand="stand-1"><form class="ask" method="post" action="/m/primer/vystavka/1-stend">
      <label>Вопрос <textarea name="text"></textarea></label><label>Имя <input name="name"></label>
      <p class="ask__problem" role="alert"></p><button type="submit">Отправить вопрос</button></form></efir-stand-ask>`);
  const send = () => page.getByRole("button", { name: "Отправить вопрос" }).click();
  const problem = () => document.querySelector(".ask__problem")?.textContent?.replaceAll("\u00a0", " ") ?? "";
  const write = (text: string) => page.getByRole("textbox", { name: "Вопрос" }).fill(text);
  const answers = (...responses: readonly (() => Response | Promise<Response>)[]) => {
    const fetched = vi.fn<(address: string, more?: RequestInit) => Promise<Response>>();
    for (const respond of responses) fetched.mockImplementationOnce(async () => respond());
    fetched.mockImplementation(async () => new Response("{}", { status: 503 }));
    vi.stubGlobal("fetch", fetched);
    return fetched;
  };

  test("what cannot be sent is told in words, and nothing is sent", async () => {
    const fetched = answers();
    aForm();
    await send();
    expect(problem()).toBe("Напишите вопрос");
    await write("о".repeat(MOST_QUESTION + 7));
    await send();
    expect(problem()).toBe(
      `Вопрос длиннее ${new Intl.NumberFormat("ru").format(MOST_QUESTION).replaceAll("\u00a0", " ")} знаков. Сократите его на 7`,
    );
    expect(fetched).not.toHaveBeenCalled();
  });

  test.each([
    ["no network", () => Promise.reject(new TypeError("away")), "Нет связи. Вопрос сохранён здесь"],
    ["too many", () => new Response("{}", { status: 429 }), "Вопросов слишком много"],
    ["closed meanwhile", () => new Response("{}", { status: 409 }), "Стенд больше не принимает вопросы"],
    ["the server's trouble", () => new Response("{}", { status: 500 }), "Не получилось отправить"],
  ])("what was written stays: %s", async (_, respond, words) => {
    answers(respond);
    const form = aForm();
    await write("Кого вы берёте?");
    await send();
    await vi.waitFor(() => expect(problem()).toContain(words), patience);
    form.remove();
    aForm();
    expect(document.querySelector("textarea")?.value).toBe("Кого вы берёте?");
  });

  test("an asked question is shown with what became of it, by the key that only this browser has", async () => {
    const question = {
      id: "q1",
      standId: "stand-1",
      text: "Кого вы берёте?",
      name: "",
      at: 0,
      state: "open",
      acceptedBy: null,
      answer: null,
      answeredAt: null,
      isPublic: false,
    };
    const fetched = answers(
      () => Response.json({ id: "q1", key: "secret" }),
      () => Response.json(question),
      () => Response.json({ ...question, state: "answered", answer: "Всех." }),
      () => new Response("{}", { status: 404 }),
    );
    aForm().remove();
    const form = aForm();
    await write("Кого вы берёте?");
    await send();
    await vi.waitFor(() => expect(form.querySelector(".asked")?.textContent).toContain("Ждёт ответа"), patience);
    expect(document.querySelector("textarea")?.value).toBe("");
    expect(fetched.mock.calls.map(([address]) => address)).toEqual([
      "/api/meetings/primer/exhibition/stands/stand-1/questions",
      "/api/meetings/primer/exhibition/stands/stand-1/questions/q1?key=secret",
    ]);
    form.remove();
    const later = aForm();
    await vi.waitFor(() => expect(later.querySelector(".asked")?.textContent).toContain("Есть ответВсех."), patience);
    later.remove();
    const gone = aForm();
    await vi.waitFor(() => expect(JSON.parse(localStorage.getItem("efir.asked") ?? "[]")).toEqual([]), patience);
    expect(gone.querySelector(".asked")).toBeNull();
  });
});
