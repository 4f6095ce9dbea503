import { expect, test } from "vitest";
import { aContent, someSettings } from "../../../../../support/exhibition-builders.ts";
import { aMeeting, webApp } from "../../../../../support/web-app.ts";

const meeting = "kollegiya";
const own = { origin: "http://efir.test", "content-type": "application/x-www-form-urlencoded" };

/** Two stands that everybody reads, and their pages without a script. */
function aHouse() {
  const app = webApp();
  app.meetings.set(meeting, aMeeting());
  const { stands } = app.exhibition;
  stands.configure(meeting, { version: 0, settings: someSettings() });
  const [one, other] = [publish("Центр «Забота»"), publish("Дом ветеранов")];

  function publish(institution: string) {
    const made = stands.add(meeting, { content: aContent({ institution }) });
    const accepted = made.ok ? stands.accept(made.value, made.value.version) : made;
    if (!accepted.ok) throw new Error(accepted.problem.code);
    return accepted.value;
  }
  const send = (fields: Record<string, string>, more: { path?: string; address?: string } = {}) =>
    app.ask(`/m/${meeting}/vystavka/${more.path ?? `1-${one.slug}`}`, {
      method: "POST",
      headers: own,
      body: Buffer.from(new URLSearchParams(fields).toString()),
      ...(more.address === undefined ? {} : { address: more.address }),
    });
  const asked = () => app.exhibition.questions.of({ meeting });
  return { ...app, one, other, send, asked };
}

test("[EB69] a plain form asks, and leads to an address that shows what became of the question", async () => {
  const { send, asked, ask, exhibition, one } = aHouse();
  const sent = await send({ text: "Кого вы\r\nберёте?", name: "Ольга" });
  expect(sent.status).toBe(303);
  expect(asked()).toMatchObject([{ standId: one.id, text: "Кого вы\nберёте?", name: "Ольга" }]);
  const [address = ""] = String(sent.headers.location).split("#");
  const page = await ask(address);
  expect(page.text).toContain("Кого вы\nберёте?</p>");
  expect(page.headers["cache-control"]).toBe("private, no-cache");
  exhibition.questions.answer(
    { meeting },
    asked()[0]?.id ?? "",
    { id: "pass:1", name: "Анна", isOrganiser: false },
    { answer: "Всех старше 55.", isPublic: false },
  );
  expect((await ask(address)).text).toContain("Всех старше 55.");
  for (const wrong of [address.replace(/klyuch=.*/u, "klyuch=x"), address.replace(/vopros=[^&]+/u, "vopros=x")]) {
    expect((await ask(wrong)).text).not.toContain("Всех старше 55.");
  }
});

test("[EB69] the answer is found when its stand has another number, and a form asks the stand it was made for", async () => {
  const { send, ask, exhibition, one, other, asked } = aHouse();
  const sent = await send({ text: "Кого вы берёте?", name: "" });
  exhibition.stands.place({ meeting, id: other.id }, { number: 1 });
  const [address = ""] = String(sent.headers.location).split("#");
  const moved = await ask(address);
  expect([moved.status, moved.headers.location]).toEqual([302, address.replace("/1-", "/2-")]);
  expect((await ask(String(moved.headers.location))).text).toContain("Кого вы берёте?</p>");
  await send({ text: "А где вы?", name: "" }, { path: `1-${one.slug}` });
  expect(asked().map(({ standId }) => standId)).toEqual([one.id, one.id]);
});

test("[EB69] what could not be sent is told in words and stays written", async () => {
  const { send, exhibition, asked, one } = aHouse();
  const empty = await send({ text: " ", name: '"><b>Ольга' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('value="&quot;&gt;&lt;b&gt;Ольга"');
  expect(empty.text).toContain("Напишите вопрос");
  for (let count = 0; count < 20; count += 1) await send({ text: "Где?", name: "" });
  const often = await send({ text: "Как </textarea> записаться?", name: "" });
  expect([often.status, often.text.includes("Как &lt;/textarea&gt; записаться?</textarea>")]).toEqual([429, true]);
  exhibition.stands.configure(meeting, { version: 1, settings: someSettings({ takesQuestions: false }) });
  const closed = await send({ text: "Где?", name: "" }, { address: "203.0.113.8" });
  expect([closed.status, closed.text.includes("Стенд больше не принимает вопросы")]).toEqual([409, true]);
  expect((await send({ text: "Где?", name: "" }, { path: "9-nigde" })).status).toBe(404);
  expect(asked().every(({ standId }) => standId === one.id)).toBe(true);
  expect(asked()).toHaveLength(20);
});

test("[EB69] both ways of asking share one allowance, and no other site's form asks", async () => {
  const { send, post, ask, one } = aHouse();
  const address = "203.0.113.7";
  for (let count = 0; count < 20; count += 1) await send({ text: "Где?", name: "" }, { address });
  const path = `/api/meetings/${meeting}/exhibition/stands/${one.id}/questions`;
  expect((await post(path, { text: "Где?", name: "" }, { address })).status).toBe(429);
  const foreign = { ...own, origin: "https://evil.test" };
  const body = Buffer.from("text=x&name=");
  const page = `/m/${meeting}/vystavka/1-${one.slug}`;
  expect((await ask(page, { method: "POST", headers: foreign, body })).status).toBe(403);
});
