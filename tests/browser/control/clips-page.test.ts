import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { themes } from "../../../client/ui/view-settings.ts";
import { millis, programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { aClip, anAssignment, aPass, toldClips } from "../../support/told-clips.ts";
import { controlNamed, deepAll, deepText, fill } from "../deep-elements.ts";
import { api, openClipsRoom } from "./a-clips-room.ts";

let page: ReturnType<typeof openClipsRoom>;
beforeEach(() => {
  document.documentElement.dataset["density"] = "compact";
});
afterEach(() => {
  page.close();
  delete document.documentElement.dataset["density"];
  document.documentElement.removeAttribute("data-theme");
});

const clip = aClip();
const patch = `PATCH ${api}/clips/${clip.id}`;
const inside = (host: string, selector: string) => deepAll(page.room, host).flatMap((one) => deepAll(one, selector));
const words = () => deepText(page.room);
const says = (text: string | RegExp) => vi.waitFor(() => expect(words()).toMatch(text), patience);
const press = async (name: string | RegExp) => {
  await vi.waitFor(() => controlNamed(page.room, name), patience);
  controlNamed(page.room, name).click();
};
const type = (name: string, value: string) => fill(page.room, name, value);
/** Opens the clip's desk; who looks is known by then. */
async function onDesk(options: Parameters<typeof openClipsRoom>[0] = {}) {
  page = openClipsRoom({ openId: clip.id, ...options });
  await vi.waitFor(() => expect(inside("efir-clip-desk", "h2[tabindex]")).toHaveLength(1), patience);
  if (options.role === undefined)
    await vi.waitFor(() => expect(deepAll(page.room, "efir-clip-verdict")).toHaveLength(1), patience);
}

describe("the queue", () => {
  test("[BZ130] says of each clip who speaks, how long, whose it is and how old, by state, and why one failed", async () => {
    const clips = [
      clip,
      aClip({ id: "clip-00002", state: "failed", media: null, problem: "NEEDS_FFMPEG" }),
      aClip({ id: "clip-00003", state: "withdrawn", media: null, title: "", subject: null }),
    ];
    page = openClipsRoom({ told: toldClips({ clips, canConvert: false }) });
    await says(/Ждут проверки 1 .*Алия Гареева, мастер трудовой терапии 0:58 · Ольга Ким · 5 мин назад/);
    expect(words()).toMatch(/Не получилось 1 .*на сервере его нет\. Попросите администратора поставить ffmpeg/);
    expect(words()).toMatch(/Согласие отозвано 1 Блиц-интервью без названия/);
    expect(words()).toContain("На сервере нет ffmpeg: принимаем только MP4");
  });

  test("[BZ131] what the server says has changed is asked for again", async () => {
    page = openClipsRoom({ told: toldClips({ clips: [] }) });
    await says("Интервью пока нет");
    page.change({ clips: [clip] });
    await says("Научили готовить завтрак заново");
  });

  test("[BZ132] arrows walk it, Enter opens, and the focus goes to what was opened", async () => {
    page = openClipsRoom({ told: toldClips({ clips: [clip, aClip({ id: "clip-00002", title: "Второе" })] }) });
    await vi.waitFor(() => expect(inside("efir-clip-queue", "a")).toHaveLength(2), patience);
    inside("efir-clip-queue", "a")[0]?.focus();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await vi.waitFor(() => expect(inside("efir-clip-desk", "h2[tabindex]")[0]?.textContent).toBe("Второе"), patience);
    await vi.waitFor(() => expect(deepAll(page.room, "h2:focus")).toHaveLength(1), patience);
    expect(deepAll(page.room, 'a[aria-current="true"]').map((row) => row.getAttribute("href"))).toEqual([
      "#clip-00002",
    ]);
  });

  test("[BZ132] whoever goes to another clip with something unsaved is asked", async () => {
    await onDesk({ told: toldClips({ clips: [clip, aClip({ id: "clip-00002", title: "Второе" })] }) });
    type("title", "Начатое");
    await says("Есть несохранённое");
    inside("efir-clip-queue", 'a[href="#clip-00002"]')[0]?.click();
    await says("без сохранения?");
    await press("Остаться");
    expect(inside("efir-clip-desk", "h2[tabindex]")[0]?.textContent).toBe(clip.title);
    inside("efir-clip-queue", 'a[href="#clip-00002"]')[0]?.click();
    await press("Уйти без сохранения");
    await vi.waitFor(() => expect(inside("efir-clip-desk", "h2[tabindex]")[0]?.textContent).toBe("Второе"), patience);
  });
});

describe("words and trims", () => {
  test("[BZ139] only what was changed is sent, with the version that was seen, and can be put back", async () => {
    await onDesk({ answers: { [patch]: ({ body }) => [200, { ...clip, ...Object(body), version: 4 }] } });
    type("title", "Чайник");
    await press("Сохранить");
    expect((await page.far.heard(patch)).body).toEqual({ version: 3, title: "Чайник" });
    await says(/Сохранено в/);
    await press("Вернуть как было");
    await vi.waitFor(
      () =>
        expect(page.far.asked.findLast(({ call }) => call === patch)?.body).toEqual({ version: 4, title: clip.title }),
      patience,
    );
  });

  test("[BZ139] a name that was taken out is asked for at its field, and nothing is sent", async () => {
    await onDesk();
    type("name", " ");
    await press("Сохранить");
    await vi.waitFor(() => expect(deepAll(page.room, "#name:focus")).toHaveLength(1), patience);
    expect(words()).toContain("Заполните: Кто говорит");
    expect(page.far.calls()).not.toContain(patch);
  });

  test("[BZ134] a handle's keys trim by tenths and seconds, and the length that is left is told", async () => {
    await onDesk({ answers: { [patch]: ({ body }) => [200, { ...clip, ...Object(body), version: 4 }] } });
    const handle = () => deepAll(page.room, '[role="slider"]')[0];
    handle()?.focus();
    await userEvent.keyboard("{Shift>}{ArrowRight}{ArrowRight}{/Shift}{ArrowLeft}");
    await vi.waitFor(() => expect(handle()?.getAttribute("aria-valuetext")).toBe("0:01,90 из 0:58,00"), patience);
    expect(words()).toContain("Покажем 0:56,10 из 0:58,00");
    await press("Сохранить");
    expect((await page.far.heard(patch)).body).toEqual({ version: 3, trim: { fromMs: 1900, toMs: 58_000 } });
  });

  test("[BZ137] lines without times go with a part that is trimmed afterwards", async () => {
    await onDesk({ answers: { [patch]: ({ body }) => [200, { ...clip, ...Object(body), version: 4 }] } });
    const [field] = deepAll(page.room, "#captions");
    if (!(field instanceof HTMLTextAreaElement)) throw new Error("no captions");
    field.value = "Мы едем";
    field.dispatchEvent(new Event("input"));
    deepAll(page.room, '[role="slider"]')[0]?.focus();
    await userEvent.keyboard("{Shift>}{ArrowRight}{ArrowRight}{/Shift}");
    await says("Покажем 0:56,00 из 0:58,00");
    await press("Сохранить");
    expect((await page.far.heard(patch)).body).toEqual({
      ...{ version: 3, trim: { fromMs: 2000, toMs: 58_000 } },
      captions: "WEBVTT\n\n00:00:02.000 --> 00:00:09.000\nМы едем\n",
    });
    expect(field.value).toBe("Мы едем");
  });

  test("[BZ138] a file with mistakes is told by its lines and changes nothing; a right one is read", async () => {
    await onDesk({ answers: { [patch]: ({ body }) => [200, { ...clip, ...Object(body), version: 4 }] } });
    const editor = deepAll(page.room, "efir-captions-editor")[0];
    const choose = (text: string) => {
      const [input] = deepAll(page.room, 'input[type="file"]');
      if (!(input instanceof HTMLInputElement) || editor === undefined) throw new Error("no file field");
      const files = new DataTransfer();
      files.items.add(new File([text], "титры.vtt", { type: "text/vtt" }));
      input.files = files.files;
      input.dispatchEvent(new Event("change"));
    };
    choose("WEBVTT\n\n00:05,000 --> 00:06,000\nзапятая\n\n00:09.000 --> 00:08.000\nназад");
    await says(/Файл не взят: 2 ошибки.*Строка 3: время не прочитать.*Строка 6: конец не позже начала/);
    choose("WEBVTT\n\n00:01.000 --> 00:02.500\nОн сам");
    await says("Субтитры взяты из файла титры.vtt. 1 субтитр");
    const [field] = deepAll(page.room, "#captions");
    expect(field instanceof HTMLTextAreaElement && field.value).toBe("0:01–0:02,5 Он сам");
    await press("Сохранить");
    const captions = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nОн сам\n";
    expect((await page.far.heard(patch)).body).toEqual({ version: 3, captions });
  });
});

describe("two people at once", () => {
  const stale = [409, { error: { code: "STALE" } }] as const;

  test("[BZ140] who changed different fields both keep what they wrote", async () => {
    const theirs = aClip({ version: 4, quotation: "Чужая цитата" });
    await onDesk({
      answers: {
        [patch]: ({ body }) => (Object(body).version === 3 ? stale : [200, { ...theirs, ...Object(body), version: 5 }]),
      },
    });
    type("title", "Моё название");
    page.far.answer({ [`GET ${api}/clips/desk`]: [200, toldClips({ clips: [theirs] })] });
    await press("Сохранить");
    await vi.waitFor(
      () =>
        expect(page.far.asked.findLast(({ call }) => call === patch)?.body).toEqual({
          version: 4,
          title: "Моё название",
        }),
      patience,
    );
    await says(/Сохранено в/);
  });

  test("[BZ140] the same field is shown twice, and the one that is chosen is saved", async () => {
    const theirs = aClip({ version: 4, title: "Чужое название" });
    await onDesk({
      answers: {
        [patch]: ({ body }) => (Object(body).version === 3 ? stale : [200, { ...theirs, ...Object(body), version: 5 }]),
      },
    });
    type("title", "Моё название");
    page.far.answer({ [`GET ${api}/clips/desk`]: [200, toldClips({ clips: [theirs] })] });
    await press("Сохранить");
    await says(/Выберите, что оставить.*Моё Моё название Чужое Чужое название/);
    await press("Сохранить выбранное");
    await vi.waitFor(
      () =>
        expect(page.far.asked.findLast(({ call }) => call === patch)?.body).toEqual({
          version: 4,
          title: "Моё название",
        }),
      patience,
    );
  });

  test("[BZ147] what was changed since it was looked at is not approved, and what changed is told", async () => {
    await onDesk({ answers: { [`POST ${api}/clips/${clip.id}/approve`]: stale } });
    page.far.answer({
      [`GET ${api}/clips/desk`]: [
        200,
        toldClips({ clips: [aClip({ version: 4, post: "x", title: "Иначе" } as object)] }),
      ],
    });
    await press("Одобрить");
    await says("Пока вы смотрели, интервью изменили: Название. Посмотрите ещё раз и решите");
    expect(words()).not.toContain("Одобрено");
  });
});

describe("the decision", () => {
  test("[BZ145] an approval saves first what was written", async () => {
    await onDesk({
      answers: {
        [patch]: ({ body }) => [200, { ...clip, ...Object(body), version: 4 }],
        [`POST ${api}/clips/${clip.id}/approve`]: [200, aClip({ state: "approved", version: 5, approvals: ["irina"] })],
      },
    });
    type("post", "мастер");
    await press("Сохранить и одобрить");
    expect((await page.far.heard(`POST ${api}/clips/${clip.id}/approve`)).body).toEqual({ version: 4 });
    await says("Одобрено");
  });

  test("[BZ145] nobody is sent back without a reason", async () => {
    const call = `POST ${api}/clips/${clip.id}/return`;
    await onDesk({ answers: { [call]: [200, aClip({ state: "returned", version: 4, note: "Плохо слышно" })] } });
    await press("Вернуть репортёру");
    await press("Вернуть");
    await says("Напишите причину");
    expect(page.far.calls()).not.toContain(call);
    await press("Плохо слышно");
    await press("Вернуть");
    expect((await page.far.heard(call)).body).toEqual({ version: 3, note: "Плохо слышно" });
    await says("Возвращено репортёру");
  });

  test("[BZ146] where two are needed, the first is named, and is not asked again", async () => {
    await onDesk({ told: toldClips({ twoPeople: true, clips: [aClip({ approvals: ["ivan"] })] }) });
    await says("Кто одобрил: Иван. Нужен ещё один человек");
    expect(controlNamed(page.room, "Одобрить")).toBeInstanceOf(HTMLElement);
    page.change({ twoPeople: true, clips: [aClip({ approvals: ["irina"], version: 4 })] });
    await says("Вы одобрили. Нужен ещё один человек");
    expect(() => controlNamed(page.room, "Одобрить")).toThrow();
  });

  test("[BZ144] taking consent back says what will happen, stands on «no», and does it once it is wanted", async () => {
    const call = `POST ${api}/clips/${clip.id}/withdraw`;
    await onDesk({ answers: { [call]: [200, aClip({ state: "withdrawn", version: 4 })] } });
    await says(/Гареева Алия Маратовна.*Я согласна на показ.*Согласие принял репортёр: Ольга Ким/);
    await press("Отозвать согласие");
    await vi.waitFor(() => expect(deepAll(page.room, "button:focus")[0]?.textContent).toBe("Не отзывать"), patience);
    expect(words()).toMatch(/сотрутся с сервера.*Вернуть ничего нельзя/);
    expect(page.far.calls()).not.toContain(call);
    await press("Отозвать и стереть навсегда");
    await page.far.heard(call);
    await says("Согласие отозвано, интервью стёрто");
  });
});

test("[BZ151] a clip of no use is deleted after a question, and one that everybody sees is not offered for it", async () => {
  const call = `DELETE ${api}/clips/${clip.id}`;
  await onDesk({ answers: { [call]: [204, null] } });
  await press("Удалить");
  await vi.waitFor(() => expect(deepAll(page.room, "button:focus")[0]?.textContent).toBe("Не удалять"), patience);
  expect(page.far.calls()).not.toContain(call);
  page.far.answer({ [`GET ${api}/clips/desk`]: [200, toldClips({ clips: [] })] });
  await press("Удалить навсегда");
  await says(/Интервью удалено.*Этого интервью в очереди уже нет/);
  page.change({ clips: [aClip({ state: "approved", version: 5 })] });
  await vi.waitFor(() => controlNamed(page.room, "Вернуть репортёру"), patience);
  expect(() => controlNamed(page.room, "Удалить")).toThrow();
});

test("[BZ141] an approved clip becomes a card of the rundown, and can be taken out again", async () => {
  await onDesk({ told: toldClips({ clips: [aClip({ state: "approved", approvals: ["irina"] })] }) });
  await vi.waitFor(() => controlNamed(page.room, "Добавить в ход"), patience);
  deepAll(page.room, 'input[value="instead"]')[0]?.click();
  await press("Добавить в ход");
  await vi.waitFor(() => expect(page.commands()).toHaveLength(1), patience);
  const [added] = page.commands();
  expect(added).toMatchObject({
    type: "add",
    cue: { card: { kind: "blitz", clipId: clip.id, where: "instead", durationMs: 58_000 } },
  });
  page.answer({ ok: true, seq: 2 });
  await says("Добавлено в ход: Научили готовить завтрак заново");
  await press("Отменить");
  await vi.waitFor(() => expect(page.commands().at(-1)?.type).toBe("drop"), patience);
});

test("[BZ142] a card that does not say what its clip says is made anew in its place", async () => {
  const card = {
    kind: "blitz",
    id: "card-0001",
    title: "Старое",
    where: "beside",
    durationMs: 58_000,
    clipId: clip.id,
  } as const;
  await onDesk({
    told: toldClips({ clips: [aClip({ state: "approved" })] }),
    cues: [{ id: "cue-00001", card, revision: 7 }],
  });
  await says("Карточка в ходе говорит не то, что интервью");
  await press("Обновить карточку");
  await vi.waitFor(() => expect(page.commands()).toHaveLength(1), patience);
  expect(page.commands()[0]).toMatchObject({
    type: "edit",
    basedOn: 7,
    cue: { id: "cue-00001", card: { id: "card-0001", title: clip.title } },
  });
});

describe("reporters", () => {
  test("[BZ148] an assignment is given, told of, dropped, and brought back", async () => {
    const given = `POST ${api}/assignments`;
    page = openClipsRoom({
      told: toldClips({ assignments: [anAssignment({ state: "taken", takenBy: "pass-0001", item: "3" })] }),
      answers: { [given]: [201, anAssignment()], [`DELETE ${api}/assignments/assign-001`]: [204, null] },
    });
    await says(/про очередь 3\. Долговременный уход\. снимает Ольга Ким/);
    await press("Дать задание");
    await says("Напишите, о чём попросить");
    const [field] = inside("efir-assignment-desk", "textarea");
    if (!(field instanceof HTMLTextAreaElement)) throw new Error("no field");
    field.value = "Спросите про обеды";
    type("passId", "pass-0001");
    await press("Дать задание");
    expect((await page.far.heard(given)).body).toEqual({ text: "Спросите про обеды", passId: "pass-0001" });
    await says("Задание отправлено");
    await press(/^Снять задание/);
    await says("Задание снято");
    await press("Вернуть задание");
    await vi.waitFor(
      () =>
        expect(page.far.asked.findLast(({ call }) => call === given)?.body).toEqual({
          text: anAssignment().text,
          item: "3",
        }),
      patience,
    );
  });

  test("[BZ149] a link is made for days, shown once with its code, and revoked after a question", async () => {
    const made = { ...aPass({ id: "pass-0002", name: "Пётр Немов" }), token: "t".repeat(43) };
    page = openClipsRoom({
      answers: { [`POST ${api}/reporters`]: [201, made], [`DELETE ${api}/reporters/pass-0001`]: [204, null] },
    });
    await press("Создать ссылку");
    await says("Напишите имя репортёра");
    const [name] = inside("efir-reporter-links", "#name");
    if (!(name instanceof HTMLInputElement)) throw new Error("no field");
    name.value = " Пётр Немов ";
    await press("Создать ссылку");
    expect((await page.far.heard(`POST ${api}/reporters`)).body).toEqual({ name: "Пётр Немов", days: 3 });
    await says("Ссылка: Пётр Немов");
    const [value] = deepAll(page.room, "#value");
    expect(value instanceof HTMLInputElement && value.value).toBe(`${location.origin}/r/${made.token}`);
    await vi.waitFor(
      () => expect(deepAll(page.room, "efir-qr-picture")[0]?.shadowRoot?.querySelector("svg")).not.toBeNull(),
      patience,
    );
    await press("Готово");
    await vi.waitFor(() => expect(deepAll(page.room, "#value")).toEqual([]), patience);
    await press("Отозвать ссылку: Ольга Ким");
    await says("больше ничего не отправит");
    await press("Отозвать ссылку");
    await page.far.heard(`DELETE ${api}/reporters/pass-0001`);
    await says("Ссылка отозвана: Ольга Ким");
  });
});

test("[BZ132] an editor looks on and asks reporters; what is a moderator's is not offered, and why is said", async () => {
  await onDesk({ role: "editor" });
  await says("Проверяет и одобряет модератор");
  await vi.waitFor(() => controlNamed(page.room, "Дать задание"), patience);
  for (const name of ["Одобрить", "Сохранить", "Отозвать согласие", "Создать ссылку"])
    expect(() => controlNamed(page.room, name)).toThrow();
});

test("[BZ131] whoever must sign in is led there, and whoever may not is told", async () => {
  page = openClipsRoom({ answers: { [`GET ${api}/clips/desk`]: [401, { error: { code: "NOT_SIGNED_IN" } }] } });
  await vi.waitFor(() => expect(deepAll(page.room, 'a[href="/pult/vhod?dalee=kollegiya"]')).toHaveLength(1), patience);
});

test.each(themes)("axe finds nothing in %s, under the question too", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const clips = [
    aClip({
      approvals: ["ivan"],
      trim: { fromMs: millis(4000), toMs: millis(47_000) },
      captions: "WEBVTT\n\n00:04.000 --> 00:07.000\nСам\n",
    }),
    aClip({ id: "clip-00002", state: "failed", media: null, problem: "TRUNCATED", madeAt: programTime(Date.now()) }),
    aClip({ id: "clip-00003", state: "returned", note: "Плохо слышно" }),
  ];
  await onDesk({ told: toldClips({ clips, canConvert: false, twoPeople: true, assignments: [anAssignment()] }) });
  await says("Запись не открылась");
  expect((await axe.run(page.room)).violations).toEqual([]);
  await press("Отозвать согласие");
  await says("Отозвать и стереть навсегда");
  expect((await axe.run(page.room)).violations).toEqual([]);
});
