/** Entry of everything under `/pult`. Each page is loaded by itself: the door should not wait for the desk. */

import { call } from "../control/api.ts";
import { startLanguage } from "../i18n/language.ts";

startLanguage();
const page = await loaded();
document.body.append(document.createElement(page));
if (page !== "efir-sign-in-page") keepSession();

async function loaded(): Promise<keyof HTMLElementTagNameMap & `efir-${string}-page`> {
  if (location.pathname.startsWith("/pult/vhod")) {
    await import("./sign-in/sign-in-page.ts");
    return "efir-sign-in-page";
  }
  if (location.pathname === "/pult/zapisi") {
    await import("./recordings/recordings-page.ts");
    return "efir-recordings-page";
  }
  if (location.pathname === "/pult/biblioteka") {
    await import("./library/library-page.ts");
    return "efir-library-page";
  }
  if (location.pathname === "/pult/lyudi") {
    await import("./people/people-page.ts");
    return "efir-people-page";
  }
  if (location.pathname === "/pult/lenty" || location.pathname === "/pult/lenty/x") {
    await import("./feed-accounts/feed-accounts-page.ts");
    return "efir-feed-accounts-page";
  }
  if (location.pathname === "/pult/novoe" || location.pathname.endsWith("/zasedanie")) {
    await import("./meeting-plan/meeting-plan-page.ts");
    return "efir-meeting-plan-page";
  }
  if (location.pathname.endsWith("/vystavka")) {
    await import("./exhibition-desk/exhibition-desk-page.ts");
    return "efir-exhibition-desk-page";
  }
  if (location.pathname.endsWith("/blic")) {
    await import("./clips/clips-page.ts");
    return "efir-clips-page";
  }
  if (location.pathname.endsWith("/lenta")) {
    await import("./feed-desk/feed-desk-page.ts");
    return "efir-feed-desk-page";
  }
  // The server writes the meeting's name into its own room's page only.
  if (document.documentElement.dataset["meeting"]) {
    await import("./control/control-page.ts");
    return "efir-control-page";
  }
  await import("./meetings/meetings-page.ts");
  return "efir-meetings-page";
}

/** A desk that stands open is in use, though nobody presses anything for an hour: its sign-in must not run out (CR20). */
function keepSession(): void {
  setInterval(() => void call("GET", "/api/session"), 5 * 60_000);
}
