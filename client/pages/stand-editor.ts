/** Entry of `/s/{token}`: an institution writes its stand. */
import { startLanguage } from "../i18n/language.ts";

startLanguage();
