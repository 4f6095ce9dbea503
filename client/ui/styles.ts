/** The shared style sheets as Lit takes them: `static override styles = [common, controls, css`…`]`. */
import { unsafeCSS } from "lit";
import commonText from "./common.css?inline";
import controlsText from "./controls.css?inline";

/** Box model, headings without margins, focus rings, `.vh`, `.num`, `.label`, `.ico`, `.face`. */
export const common = unsafeCSS(commonText);
/** `.btn` (`--primary`, `--quiet`, `--danger`, `--stage`, `--accent`, `--line`), `.pb` (stage bars), `.tag`. */
export const controls = unsafeCSS(controlsText);
