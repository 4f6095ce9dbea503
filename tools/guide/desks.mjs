/** Browsers of those in the pictures, signed in already. */
import { slug, zone } from "./house.mjs";

export function desks(browser, { server, control }) {
  const [name, value] = control.cookie.split("=");
  const open = async (path, viewport, isSignedIn, more = {}) => {
    const context = await browser.newContext({ viewport, locale: "ru-RU", timezoneId: zone, ...more });
    if (isSignedIn) await context.addCookies([{ name, value, url: server.httpUrl }]);
    const page = await context.newPage();
    await page.goto(`${server.httpUrl}${path}`);
    return page;
  };
  const moderatorAt = (path, viewport = { width: 1600, height: 1000 }, more = {}) => open(path, viewport, true, more);
  return {
    moderatorAt,
    roomAt: (viewport, more) => moderatorAt(`/pult/${slug}`, viewport, more),
    strangerAt: (path, viewport = { width: 1600, height: 1000 }) => open(path, viewport, false),
    button: (page, words) =>
      page.getByRole("button", { name: words, ...(typeof words === "string" && { exact: true }) }).first(),
    /** A line of «Ещё». */
    openWindow: async (page, words) => {
      await page.getByRole("button", { name: "Ещё", exact: true }).click();
      await page.getByRole("menuitem", { name: words }).click();
      await page.locator("efir-room-window dialog[open]").waitFor();
    },
  };
}
