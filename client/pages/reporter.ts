/** Entry of `/r/{token}`: a reporter's phone. */
import { startLanguage } from "../i18n/language.ts";
import { install } from "./reporter/install.ts";
import { RecordingShelf } from "./reporter/recording-shelf.ts";
import { ReporterDesk } from "./reporter/reporter-desk.ts";
import { ReporterPageElement } from "./reporter/reporter-page.ts";

startLanguage();
const [, , token = ""] = location.pathname.split("/");
install(`/r/${token}`);
const shelf = await RecordingShelf.open().catch(() => null);
const page = new ReporterPageElement();
page.desk = shelf === null ? null : new ReporterDesk(decodeURIComponent(token), shelf);
document.body.append(page);
