import type { LibraryContents, LibrarySort } from "../../../shared/library.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import type { MeetingAbout, ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";

/** An item of the library without what a store makes of it: version and time. */
export type ArchivedItem = {
  readonly [Sort in LibrarySort]: {
    readonly id: string;
    readonly sort: Sort;
    readonly content: LibraryContents[Sort];
  };
}[LibrarySort];

export interface ArchivedMeeting {
  readonly slug: string;
  readonly title: string;
  readonly about: MeetingAbout;
  readonly programme: readonly ProgrammeItem[];
}

/** What a meeting's archive says, but for its files. What was on air is not in it: that is the record's. */
export interface MeetingContents {
  readonly meeting: ArchivedMeeting;
  /** In the order of the rundown, without revisions. */
  readonly cards: readonly Omit<Cue, "revision">[];
  /** In the order of their ids. */
  readonly library: readonly ArchivedItem[];
}
