import { expect, test } from "vitest";
import { Watchdog } from "../../../../client/player/watchdog.ts";
import { millis } from "../../../../shared/time.ts";

const observe = (watchdog: Watchdog, at: number, mediaTime: number) => watchdog.observe(millis(at), millis(mediaTime));

test("[PL47] a picture still for 600 ms is stalled, for 2.5 s it is dead, and one frame brings it back", () => {
  const watchdog = new Watchdog();
  observe(watchdog, 0, 0);
  expect(observe(watchdog, 100, 90)).toBe("moving");
  expect(observe(watchdog, 600, 90)).toBe("still");
  expect(observe(watchdog, 700, 90)).toBe("stalled");
  expect(observe(watchdog, 2600, 90)).toBe("dead");
  expect(observe(watchdog, 2700, 95)).toBe("moving");
});

test("[PL48] after opening, seeking or resuming it has its full time again", () => {
  const watchdog = new Watchdog();
  observe(watchdog, 0, 90);
  watchdog.restart(millis(5000));
  expect(observe(watchdog, 5500, 90)).toBe("still");
});

test("[PL47] a jump is no movement: a seek and a new source change the place without a picture", () => {
  const watchdog = new Watchdog();
  observe(watchdog, 0, 20_000);
  expect(observe(watchdog, 100, 0)).toBe("still");
  expect(observe(watchdog, 200, 29_000)).toBe("still");
  expect(observe(watchdog, 300, 29_100)).toBe("moving");
});
