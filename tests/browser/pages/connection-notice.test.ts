import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import "../../../client/pages/viewer/connection-notice.ts";
import type { ConnectionNoticeElement } from "../../../client/pages/viewer/connection-notice.ts";

let notice: ConnectionNoticeElement;
let said: string[];
const hear = (event: Event) => said.push(String("text" in event && event.text));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date", "performance"] });
  said = [];
  document.addEventListener("efir-announce", hear);
  notice = document.createElement("efir-connection-notice");
  document.body.append(notice);
  await lose();
});
afterEach(() => {
  notice.remove();
  document.removeEventListener("efir-announce", hear);
  vi.useRealTimers();
});

async function lose(): Promise<void> {
  notice.connection = { phase: "lost", since: now(), nextTryAt: now() + 13_000 };
  await notice.updateComplete;
}
async function pass(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms);
  await notice.updateComplete;
}
const now = () => performance.timeOrigin + performance.now();
const comeBack = async () => {
  notice.connection = { phase: "live" };
  await notice.updateComplete;
};

describe("[VW6] a lost connection", () => {
  test("of less than 5 s is passed over in silence", async () => {
    await pass(4000);
    await comeBack();
    expect({ said, shown: notice.textContent?.trim() }).toEqual({ said: [], shown: "" });
  });

  test("is said once and shown with the next try after 5 s", async () => {
    await pass(6000);
    await pass(1000);
    expect(said).toEqual(["Связь прервалась. Подключаемся снова"]);
    expect(notice.textContent).toContain("Следующая попытка через\u00a06\u00a0с");
  });

  test("that was said is also said to be over", async () => {
    await pass(6000);
    await comeBack();
    expect(said.at(-1)).toBe("Связь восстановлена");
  });

  test("that the player speaks of is left to the player, its end too", async () => {
    notice.muted = true;
    await pass(6000);
    notice.muted = false;
    await pass(1000);
    await comeBack();
    expect(said).toEqual([]);
  });

  test("can be tried at once", async () => {
    await pass(6000);
    const tried = vi.fn();
    notice.addEventListener("efir-try-now", tried);
    notice.querySelector("button")?.click();
    expect(tried).toHaveBeenCalledOnce();
  });
});
