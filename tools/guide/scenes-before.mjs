/** Signing in, the meeting's form, the encoder, a card, readiness, a rehearsal. */
import { slide, take } from "./hands.mjs";
import { slug } from "./house.mjs";

export async function beforehand({ shoot, strangerAt, moderatorAt, roomAt, button, openWindow }) {
  const door = await strangerAt("/pult/vhod?kod=odnorazovaya-ssylka", { width: 620, height: 420 });
  await shoot(door, "vhod");
  await door.close();

  const form = await moderatorAt(`/pult/${slug}/zasedanie`);
  const heading = form.getByRole("heading", { name: "Программа" });
  await heading.waitFor();
  await heading.evaluate((one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 420));
  await shoot(form, "zasedanie");
  await form.close();

  const room = await roomAt();
  await button(room, "Открыть заседание").waitFor();
  await openWindow(room, "Поток от кодировщика");
  await shoot(room, "kodirovshchik", { of: [room.locator("efir-room-window dialog[open]")], margin: 16 });
  await room.keyboard.press("Escape");
  await button(room, "Добавить").click();
  await room.getByRole("menuitem", { name: "Докладчик", exact: true }).click();
  await room.getByLabel("Имя, отчество, фамилия").fill("Воронцова Елена Сергеевна");
  await room.getByLabel("Должность").fill("заместитель министра");
  await shoot(room, "kartochka", { of: [room.locator("efir-room-window dialog[open]")], margin: 16 });
  await room.keyboard.press("Escape");
  await room.reload();
  await openWindow(room, "Готовность");
  await room.waitForTimeout(1500);
  await shoot(room, "gotovnost", { of: [room.locator("efir-room-window dialog[open]")], margin: 16 });
  await room.keyboard.press("Escape");
  await button(room, "Репетировать").click();
  await room.getByText("Зрители этого не видят").first().waitFor();
  await take(room, "1. ");
  await take(room, "Министр труда");
  await slide(room, 0);
  await room.waitForTimeout(1000);
  await shoot(room, "repetitsiya");
  await button(room, "Закончить репетицию").click();
  await button(room, "Репетировать").waitFor();
  await room.close();
}
