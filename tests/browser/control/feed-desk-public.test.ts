import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import { patience } from "../../support/patience.ts";
import { aDraft, aReleased, aRow, minutesAgo, toldFeed } from "../../support/told-feed.ts";
import { deepAll, fill } from "../deep-elements.ts";
import { feedApi, handsOn, openFeedRoom } from "./a-feed-room.ts";

let page: ReturnType<typeof openFeedRoom>;
beforeEach(() => {
  document.documentElement.dataset["density"] = "compact";
});
afterEach(() => {
  page.close();
  setLanguage("ru");
  delete document.documentElement.dataset["density"];
  document.documentElement.removeAttribute("data-theme");
});

const draft = aDraft();
const one = `${feedApi}/highlights/${draft.id}`;
const { words, says, inside, press } = handsOn(() => page);
/** Opens a highlight; what would leave of it is known by then. */
async function onDesk(options: Parameters<typeof openFeedRoom>[0] = {}) {
  page = openFeedRoom({ openId: draft.id, ...options });
  await vi.waitFor(() => expect(inside("efir-highlight-desk", "h2[tabindex]")).toHaveLength(1), patience);
}

describe("what is public", () => {
  const row = (more = {}) => aRow({ highlight: draft.id, ...more });
  const evidence = [{ at: minutesAgo(1), did: "send", outcome: "unknown", said: "ECONNRESET" }] as const;

  test("[FD148] tells of each target what was done and seen", async () => {
    const rows = [row({ id: 1, target: "own" }), row({ id: 2, state: "unknown", isDoubtful: true, evidence })];
    await onDesk({ told: toldFeed({ highlights: [aReleased()], rows }) });
    await says(
      /Наша лента .*Отправлено в .*X ведомства .*Выясняем Ответ потерян, ищем 1 попытка .*отправляли · ответа нет · ECONNRESET/,
    );
    expect(deepAll(page.room, 'a[href="https://x.example/42"]').length).toBeGreaterThan(0);
  });

  test("[FD149] what nobody but a person can find out: there, with its link, or not there", async () => {
    const rows = [row({ id: 7, target: "tg1", state: "held", isDoubtful: true, remoteUrl: null })];
    await onDesk({
      told: toldFeed({ highlights: [aReleased()], rows }),
      answers: { [`POST ${feedApi}/rows/7/resolve`]: ({ body }) => [200, row({ id: 7, ...Object(body) })] },
    });
    await says(/Телеграм-канал .*Посмотрите сами/);
    await press("Он там: Телеграм-канал");
    await vi.waitFor(() => expect(inside("efir-target-rows", "#link:focus")).toHaveLength(1), patience);
    const [link] = inside("efir-target-rows", "#link");
    if (link instanceof HTMLInputElement) link.value = "https://t.example/7";
    await press("Записать, что он там");
    expect((await page.far.heard(`POST ${feedApi}/rows/7/resolve`)).body).toEqual({
      found: { url: "https://t.example/7" },
    });
    await press("Его там нет: Телеграм-канал");
    await says("Если первый там всё же есть, станет два");
    expect(page.far.asked.filter(({ call }) => call.endsWith("resolve"))).toHaveLength(1);
    await press("Отправить ещё раз");
    await vi.waitFor(
      () => expect(page.far.asked.filter(({ call }) => call.endsWith("resolve")).at(-1)?.body).toEqual({ found: null }),
      patience,
    );
  });

  test("[FD149] of an edit whose answer was lost it is asked whether it was made, not whether the post is there", async () => {
    const rows = [
      row({ id: 6, target: "tg1" }),
      row({ id: 7, target: "tg1", op: "edit", state: "held", isDoubtful: true }),
    ];
    await onDesk({
      told: toldFeed({ highlights: [aReleased()], rows }),
      answers: { [`POST ${feedApi}/rows/7/resolve`]: ({ body }) => [200, row({ id: 7, ...Object(body) })] },
    });
    await press("Не исправлен: Телеграм-канал");
    expect((await page.far.heard(`POST ${feedApi}/rows/7/resolve`)).body).toEqual({ found: null });
  });

  test("[FD150] is withdrawn once it was said from where, and then tells on how many it is gone", async () => {
    const rows = [
      row({ id: 1, target: "own" }),
      row({ id: 2 }),
      row({ id: 3, target: "tg1", remoteUrl: "https://t.example/7" }),
    ];
    const gone = aReleased({
      state: "withdrawn",
      version: 4,
      withdrawn: { at: minutesAgo(0), by: "Ирина С.", reason: "Неверно" },
    });
    await onDesk({
      told: toldFeed({ highlights: [aReleased()], rows }),
      answers: { [`POST ${one}/withdraw`]: [200, gone] },
    });
    await press("Отозвать везде");
    await vi.waitFor(() => expect(deepAll(page.room, "button:focus")[0]?.textContent).toBe("Оставить"), patience);
    expect(words()).toContain("Стоит на: X ведомства, Телеграм-канал");
    const removal = { op: "delete" } as const;
    page.keep({
      highlights: [gone],
      rows: [
        ...rows,
        row({ id: 4, ...removal, target: "own" }),
        row({ id: 5, ...removal }),
        row({ id: 6, ...removal, target: "tg1", state: "held" }),
      ],
    });
    inside("efir-highlight-withdrawal", "form button[type=submit]")[0]?.click();
    expect((await page.far.heard(`POST ${one}/withdraw`)).body).toEqual({ version: 3, reason: "Без пояснения" });
    await says(/Отозвано на 2 из 3 .*Осталось сделать самим Удалите на площадке: Телеграм-канал/);
    expect(inside("efir-withdrawal-told", "a").map((link) => link.getAttribute("href"))).toEqual([
      "https://t.example/7",
    ]);
    // Wherever the page was scrolled to, the outcome is in sight.
    await vi.waitFor(() => expect(inside("efir-highlight-desk", "h2:focus")).toHaveLength(1), patience);
  });

  test("[FD151] is corrected with a note, and it says how each place will be told", async () => {
    const being = {
      ...aReleased(),
      state: "draft",
      rev: 2,
      version: 4,
      correction: { note: "", style: "reply" },
    } as const;
    await onDesk({
      told: toldFeed({
        highlights: [aReleased()],
        rows: [row({ id: 1, target: "own" }), row({ id: 2 }), row({ id: 3, target: "tg1" })],
      }),
      answers: {
        [`POST ${one}/correct`]: [200, being],
        [`PUT ${one}`]: ({ body }) => [200, { ...being, ...Object(body), version: 5 }],
      },
    });
    page.keep({ highlights: [being] });
    await press("Исправить");
    await says(
      /Исправление.*Наша лента: правка на месте.*X ведомства: ответ под постом.*Телеграм-канал: правка на месте/,
    );
    await says("Напишите, что исправлено");
    fill(page.room, "note", "Было иначе");
    deepAll(page.room, 'input[value="repost"]')[0]?.click();
    await says("X ведомства: удаление и новый пост");
    await press("Сохранить");
    expect((await page.far.heard(`PUT ${one}`)).body).toMatchObject({
      correction: { note: "Было иначе", style: "repost" },
    });
  });
});
