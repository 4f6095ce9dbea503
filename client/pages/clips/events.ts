import type { ClipDraft } from "./clip-draft.ts";
import type { Part } from "./trim.ts";

const up = { bubbles: true, composed: true } as const;

/** Another part of the film is to be shown. */
export class PartEvent extends Event {
  static readonly type = "efir-part";
  constructor(readonly part: Part) {
    super(PartEvent.type, up);
  }
}

/** The film is to stand at that place. */
export class FilmSeekEvent extends Event {
  static readonly type = "efir-film-seek";
  constructor(readonly atMs: number) {
    super(FilmSeekEvent.type, up);
  }
}

/** All of the film as it came is to be shown. */
export class WholeFilmEvent extends Event {
  static readonly type = "efir-whole-film";
  constructor() {
    super(WholeFilmEvent.type, up);
  }
}

/** Something of a clip was written. */
export class ClipWrittenEvent extends Event {
  static readonly type = "efir-clip-written";
  constructor(readonly change: Partial<ClipDraft>) {
    super(ClipWrittenEvent.type, up);
  }
}

/** What was written as captions. `vtt`: as they are saved; `null`: they have mistakes now. */
export class CaptionsEvent extends Event {
  static readonly type = "efir-captions";
  constructor(readonly vtt: string | null) {
    super(CaptionsEvent.type, up);
  }
}

/** The page's lists are not the last any more. `words`: what was done. */
export class ClipsChangedEvent extends Event {
  static readonly type = "efir-clips-changed";
  constructor(
    readonly words: string,
    readonly remedy?: { readonly label: string; readonly act: () => void },
  ) {
    super(ClipsChangedEvent.type, up);
  }
}

declare global {
  interface HTMLElementEventMap {
    [PartEvent.type]: PartEvent;
    [FilmSeekEvent.type]: FilmSeekEvent;
    [WholeFilmEvent.type]: WholeFilmEvent;
    [ClipWrittenEvent.type]: ClipWrittenEvent;
    [CaptionsEvent.type]: CaptionsEvent;
    [ClipsChangedEvent.type]: ClipsChangedEvent;
  }
}
