import { html, type TemplateResult } from "lit";
import { icon } from "../ui/icons.ts";
import type { Leafing } from "./leafing.ts";
import { t } from "./strings.ts";

/** Back and on among what was shown. */
export const leafButtons = (
  leafing: Leafing<{ readonly id: string }>,
  names: { readonly previous: string; readonly next: string },
): TemplateResult =>
  html`<button
      class="pb"
      type="button"
      aria-label=${names.previous}
      ?disabled=${!leafing.canLeaf(-1)}
      @click=${() => leafing.leaf(-1)}
    >
      ${icon("previous")}
    </button>
    <button class="pb" type="button" aria-label=${names.next} ?disabled=${!leafing.canLeaf(1)} @click=${() => leafing.leaf(1)}>
      ${icon("next")}
    </button>`;

/** «Вместе с эфиром»: pressed while the card follows the picture. */
export const followButton = (leafing: Leafing<{ readonly id: string }>): TemplateResult =>
  html`<button class="pb pb--word" type="button" aria-pressed=${leafing.follows} @click=${() => leafing.toggleFollow()}>
    ${t("follow")}
  </button>`;
