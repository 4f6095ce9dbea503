import { html, nothing, type TemplateResult } from "lit";
import "../../cards/card-slot.ts";
import "../../cards/slide-card.ts";
import type { Shown } from "../../stage/shown.ts";

interface TvCards {
  /** `slide`: the slide is large and the picture beside it; `video`: the picture is large; `alone`: it is all there is. */
  readonly layout: "slide" | "video" | "alone";
  readonly slide: TemplateResult | typeof nothing;
  readonly people: TemplateResult;
}

/** Cards on this frame as a hall sees them. Whatever stands on the stage is large, and nothing of it can be pressed. */
export function tvCards({ program }: Shown): TvCards {
  const stage = program.stage?.card ?? null;
  const [speaker, side] = [program["lower-third"]?.card ?? null, program.side?.card ?? null];
  // A film that covers the picture has its words among the people (BZ168).
  const covering = stage?.kind === "blitz" && stage.where === "instead" ? stage : null;
  const large = stage === null || stage.kind === "break" || covering !== null ? null : stage;
  return {
    layout: large !== null ? "slide" : [speaker, side, covering].some((one) => one !== null) ? "video" : "alone",
    slide:
      large === null
        ? nothing
        : html`<div class="tv__slide">
            ${
              large.kind === "slide"
                ? html`<efir-slide-card plain .card=${large} .shown=${[large]}></efir-slide-card>`
                : large.kind === "blitz"
                  ? html`<efir-blitz-card plain .card=${large}></efir-blitz-card>`
                  : html`<efir-card-slot .card=${large} .shown=${[large]}></efir-card-slot>`
            }
          </div>`,
    people: html`<div class="tv__people">
      <efir-card-slot .card=${covering}></efir-card-slot>
      <efir-card-slot .card=${speaker}></efir-card-slot>
      <efir-card-slot .card=${side}></efir-card-slot>
    </div>`,
  };
}
