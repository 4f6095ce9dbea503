/** Where exhibitions lie, and what they ask of the house. Declared here, implemented in server/store, joined in wiring. */

import type { KeptQuestion } from "../../shared/exhibition/questions.ts";
import type { ExhibitionSettings, Stand } from "../../shared/exhibition.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { FigureContent } from "../../shared/timeline/figure-correction.ts";

export interface KeptExhibition {
  /** 0: nobody has set it up. */
  readonly version: number;
  readonly settings: ExhibitionSettings;
}

/** Each call that writes is one transaction, durable when it returns. */
export interface ExhibitionStore {
  /** `null`: nobody has set it up. */
  settingsOf(meeting: string): KeptExhibition | null;
  saveSettings(meeting: string, kept: KeptExhibition): void;
  /** By number. */
  standsOf(meeting: string): readonly Stand[];
  stand(id: string): Stand | null;
  /** All of them or none. */
  save(stands: readonly Stand[]): void;
  /** With its questions and visits; the others get the numbers they are given with, in the same commit. */
  remove(id: string, others: readonly Stand[]): void;
  /** Those whose draft or published text names the figure. */
  naming(figureId: string): readonly Stand[];
  /** Those that have stands or settings. */
  meetings(): readonly string[];
  /** With stands, questions and visits. */
  dropAllOf(meeting: string): void;
  /** Drafts and what is published, as text: for whoever looks for names of files. */
  texts(): Iterable<string>;
}

export interface QuestionStore {
  add(question: KeptQuestion, keyHash: string): void;
  find(id: string): FoundQuestion | null;
  /** `null` also when the key is another's. */
  byKey(id: string, keyHash: string): KeptQuestion | null;
  save(question: KeptQuestion): void;
  /** Of one stand, newest first. */
  ofStand(stand: string, most: number): readonly KeptQuestion[];
  /** Of a meeting's stands, newest first. */
  ofMeeting(meeting: string, most: number): readonly KeptQuestion[];
  /** Answered for everybody, the latest answer first. */
  publicOf(stand: string, most: number): readonly KeptQuestion[];
  openCount(stand: string): number;
  /** Of all meetings, oldest first. */
  open(): readonly FoundQuestion[];
}

export interface FoundQuestion {
  /** That its stand belongs to. */
  readonly meeting: string;
  readonly question: KeptQuestion;
}

/** People who came to a stand in one hour. */
export interface VisitHour {
  readonly stand: string;
  /** When it began, UTC. */
  readonly hour: ProgramTime;
  readonly people: number;
}

export interface VisitStore {
  /** Adds to what is there; of stands that are gone nothing is written. */
  add(hours: readonly VisitHour[]): void;
  /** Of a meeting's stands, by stand and hour. */
  hoursOf(meeting: string): readonly VisitHour[];
}

/** What a stand may refer to. */
export interface Shelves {
  /** What the library's figure says now; `null`: there is none. */
  figureOf(id: string): FigureContent | null;
  /** Whether the house has a picture or a document of that name. */
  hasFile(file: string): boolean;
  /** Whether that clip may be a film on a stand of that meeting. */
  hasFilm(meeting: string, clipId: string): boolean;
}
