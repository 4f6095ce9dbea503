/** Entry of `/r/{token}`: a reporter's phone. */
import { startLanguage } from "../i18n/language.ts";

startLanguage();
