/** Entry of `/s/{token}`: an institution writes its stand. */
import { startLanguage } from "../i18n/language.ts";

// The language is settled before anything of the page is drawn.
startLanguage();
await import("./stand-editor/stand-editor-page.ts");
document.body.append(document.createElement("efir-stand-editor-page"));
