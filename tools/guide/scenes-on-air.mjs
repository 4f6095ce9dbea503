/** The room while the meeting is on: taking, taking back, undo, the clock, people, a tablet and a phone, what viewers see. */
import { crowd } from "./crowd.mjs";
import { slide, take } from "./hands.mjs";
import { slug } from "./house.mjs";

export async function onAir(set) {
  const { shoot, strangerAt, roomAt, button } = set;
  const room = await roomAt();
  await button(room, "Открыть заседание").click();
  await button(room, "Завершить заседание").waitFor();
  const viewer = await strangerAt(`/m/${slug}`, { width: 1600, height: 1000 });
  await take(room, "1. ");
  await take(room, "2. ");
  await take(room, "Руководитель мобильной бригады");
  await slide(room, 0);
  // A family at tea.
  await set.clipAt(37);
  await shoot(viewer, "zritel");
  await viewer.close();
  const hall = crowd(set.server.httpUrl);
  await room.waitForTimeout(16_000);
  await slide(room, 1, { isTaken: false });
  await shoot(room, "pult", {
    numbers: [
      room.locator("efir-rundown"),
      room.locator("efir-preview-monitor"),
      room.locator("efir-program-monitor"),
      button(room, /^В эфир/),
      room.locator("efir-take-bar .recall"),
      room.locator("efir-layer-list"),
      room.locator("efir-card-bank"),
      room.locator("efir-on-air-log"),
      room.locator("efir-status-bar .health"),
    ],
  });
  await room.keyboard.press("Control+Enter");
  await room.getByText(/Первый зритель увидит через \d/).waitFor();
  const desk = [
    room.locator("efir-preview-monitor"),
    room.locator("efir-program-monitor"),
    room.locator("efir-layer-list"),
  ];
  await shoot(room, "otozvat", { of: [...desk, room.locator("efir-room-foot")] });
  await room.keyboard.press("Control+Backspace");
  await room.getByText("отозвано, никто не увидел").first().waitFor();
  await shoot(room, "otozvano", { of: [room.locator("efir-room-foot")] });
  await take(room, "5 349 человек");
  await room
    .getByText(/[Вв]идят все/)
    .first()
    .waitFor();
  await shoot(room, "vernut", { of: [room.locator("efir-take-bar"), room.locator("efir-layer-list")], margin: 8 });
  await aside(set, room);
  await room.close();
  hall.leave();
}

/** What stands beside the desk, and the smaller screens. */
async function aside({ shoot, roomAt, button, openWindow }, room) {
  await openWindow(room, "Люди");
  await room.getByLabel("Кого приглашаете").fill("Ольга Миронова");
  await button(room, "Создать ссылку").click();
  await room.getByLabel(/^Ссылка: /).waitFor();
  await shoot(room, "lyudi", { of: [room.locator("efir-room-window dialog[open]")], margin: 16 });
  await room.keyboard.press("Escape");
  await openWindow(room, "Выходы");
  await button(room, "Сделать ключ").click();
  await shoot(room, "vyhody", { of: [room.locator("efir-room-window dialog[open]")], margin: 16 });
  await room.keyboard.press("Escape");
  const tablet = await roomAt({ width: 820, height: 1180 }, { hasTouch: true });
  await button(tablet, "Завершить заседание").waitFor();
  await shoot(tablet, "planshet");
  await tablet.close();
  const phone = await roomAt({ width: 390, height: 844 }, { hasTouch: true, deviceScaleFactor: 2 });
  await phone.waitForTimeout(2000);
  await shoot(phone, "telefon");
  await phone.close();
  await button(room, "Вести по часам").click();
  await button(room, "Вести вручную").waitFor();
  await shoot(room, "chasy", { of: [room.locator("efir-show-bars")], margin: 8 });
  await button(room, "Вести вручную").click();
}
