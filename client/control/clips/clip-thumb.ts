import { css, html, type TemplateResult } from "lit";
import type { Clip } from "../../../shared/clips.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { icon } from "../../ui/icons.ts";

/** Beside `common`: `clipThumb` stands in a place of its own. */
export const thumbStyles = css`
  .thumb {
    display: grid;
    place-items: center;
    width: 3rem;
    height: 3.75rem;
    background: var(--stage-bg);
    border: var(--edge) solid var(--color-line);
    color: var(--stage-text-2);
    object-fit: cover;
    object-position: 50% 20%;
  }
`;

/** A clip's first picture, 4:5; it says nothing that stands not beside it. */
export function clipThumb({ media }: Pick<Clip, "media">): TemplateResult {
  const poster = media?.poster ?? null;
  return poster === null
    ? html`<span class="thumb">${icon("play")}</span>`
    : html`<img class="thumb" src=${imageAddress(poster)} alt="" loading="lazy" width=${poster.widthPx} height=${poster.heightPx} />`;
}
