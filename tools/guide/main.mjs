/** See tools/guide-pictures.mjs. */
import { launchChromium } from "../../tests/support/chromium.ts";
import { camera } from "./camera.mjs";
import { desks } from "./desks.mjs";
import { openHouse } from "./house.mjs";
import { beforehand } from "./scenes-before.mjs";
import { onAir } from "./scenes-on-air.mjs";

const house = await openHouse();
const browser = await launchChromium();
try {
  const set = { ...house, browser, ...camera(new Set(process.argv.slice(2))), ...desks(browser, house) };
  await beforehand(set);
  await onAir(set);
  set.develop();
} finally {
  await browser.close();
  await house.close();
}
