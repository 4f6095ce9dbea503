/**
 * A meeting's exhibition as it travels between pages and the server. Types only; schemas in exhibition/commands.ts, rules in
 * docs/spec/exhibition.md.
 */
import type { Correction, FileRef, ImageRef } from "./cards/field.ts";
import type { ClipProblem, ClipState } from "./clips.ts";
import type { ProgramTime } from "./time.ts";
import type { FigureContent } from "./timeline/figure-correction.ts";

export interface StandPhoto {
  readonly image: ImageRef;
  /** What stands in for the picture; empty: still to be written, and then nothing is submitted. */
  readonly alt: string;
  readonly caption?: string | undefined;
  /** Who took it. */
  readonly credit?: string | undefined;
}

/** One figure is one object: `content` is a copy, corrected with the library's item. */
export interface StandFigure {
  /** Item of the library; absent: the stand's own. */
  readonly figureId?: string | undefined;
  readonly content: FigureContent;
  /** Set by the house when a published one was corrected in the library: what it said to readers before. */
  readonly corrected?: Correction | undefined;
}

export interface StandDocument {
  readonly title: string;
  readonly file: FileRef;
}

export interface StandLink {
  readonly title: string;
  /** `https:` or `http:`. */
  readonly url: string;
}

/** Somebody to ask. */
export interface StandPerson {
  readonly name: string;
  readonly post?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** What a stand says. Text is plain, paragraphs by empty lines. */
export interface StandContent {
  readonly institution: string;
  /** City or district: what the exhibition is filtered by. */
  readonly place: string;
  readonly title: string;
  /** One or two sentences. */
  readonly lead: string;
  readonly text: string;
  readonly cover?: StandPhoto | undefined;
  readonly gallery: readonly StandPhoto[];
  readonly figures: readonly StandFigure[];
  /** A clip of this meeting: uploaded, or a part of a recording. */
  readonly film?: { readonly clipId: string; readonly title: string } | undefined;
  readonly documents: readonly StandDocument[];
  readonly links: readonly StandLink[];
  readonly people: readonly StandPerson[];
}

export type StandField = keyof StandContent;

/** On the plan: 1×1, 2×1, 2×2 cells. */
export const standSizes = ["small", "wide", "large"] as const;
export type StandSize = (typeof standSizes)[number];

/** Of the draft. What is published stands beside it and stays until the next one is accepted. */
export const standStates = ["draft", "submitted", "returned", "accepted"] as const;
export type StandState = (typeof standStates)[number];

/** What became of the film that a draft names. `gone`: there is no such clip of this meeting any more. */
export interface StandFilm {
  readonly clipId: string;
  readonly state: ClipState | "gone";
  /** Why it is `failed`. */
  readonly problem: ClipProblem | null;
}

/** A stand as its institution and the organisers see it. */
export interface Stand {
  readonly id: string;
  readonly meeting: string;
  /** From 1: its place on the plan and in its address. */
  readonly number: number;
  /** The second half of its address; settled when it is first published. */
  readonly slug: string;
  readonly size: StandSize;
  readonly state: StandState;
  /** Grows with each change of draft or state, which names the one that it was made from. Number and size are no such change. */
  readonly version: number;
  readonly draft: StandContent;
  readonly published: StandContent | null;
  readonly publishedAt: ProgramTime | null;
  /** Why it was returned. */
  readonly note: string | null;
  /** Taken off the plan by an organiser, whatever was published. */
  readonly isHidden: boolean;
  readonly updatedAt: ProgramTime;
}

export interface ExhibitionSettings {
  /** Whether the public sees the exhibition. */
  readonly isOpen: boolean;
  readonly title: string;
  readonly intro: string;
  /** After it, institutions cannot change or submit; `null`: none. */
  readonly deadline: ProgramTime | null;
  /** Without them nothing is submitted. Institution and title always are. */
  readonly required: readonly StandField[];
  /** Whether viewers are told how many are at a stand and have been. */
  readonly showsVisits: boolean;
  readonly takesQuestions: boolean;
  /** A question that nobody answered in so many hours is missed. */
  readonly missedAfterHours: number;
}

/** A published stand, as anybody reads it: `GET /api/meetings/:slug/exhibition/stands/:id`. */
export interface PublicStand {
  readonly id: string;
  readonly number: number;
  readonly slug: string;
  readonly size: StandSize;
  readonly content: StandContent;
  /** Absent where viewers are not told. */
  readonly visits?: StandVisits | undefined;
  readonly takesQuestions: boolean;
  readonly answers: readonly PublicAnswer[];
}

/** `GET /api/meetings/:slug/exhibition`: what a plan, a list, a search and a chooser of stands need. */
export interface PublicExhibition {
  readonly title: string;
  readonly intro: string;
  /** In the order of their numbers. */
  readonly stands: readonly StandBrief[];
}

export interface StandBrief {
  readonly id: string;
  readonly number: number;
  readonly slug: string;
  readonly size: StandSize;
  readonly institution: string;
  readonly place: string;
  readonly title: string;
  readonly lead: string;
  readonly cover?: StandPhoto | undefined;
  readonly visits?: StandVisits | undefined;
}

/** People, once each per visit. */
export interface StandVisits {
  readonly now: number;
  readonly all: number;
}

/** `open` → `answered` | `missed`. An accepted one is somebody's to answer, and still open. */
export const questionStates = ["open", "answered", "missed"] as const;
export type QuestionState = (typeof questionStates)[number];

export interface StandQuestion {
  readonly id: string;
  readonly standId: string;
  readonly text: string;
  /** As the asker calls themselves; empty: unnamed. */
  readonly name: string;
  readonly at: ProgramTime;
  readonly state: QuestionState;
  /** Who accepted it first. */
  readonly acceptedBy: string | null;
  readonly answer: string | null;
  readonly answeredAt: ProgramTime | null;
  /** On the stand for everybody, or only for the one who asked. */
  readonly isPublic: boolean;
}

export interface PublicAnswer {
  readonly question: string;
  readonly name: string;
  readonly answer: string;
  readonly at: ProgramTime;
}

export const MOST_STANDS = 200;
export const MOST_PHOTOS = 40;
/** Of a stand's draft, as JSON text. */
export const MOST_STAND_BYTES = 128 * 1024;

/** `4-centr-zabota`, as it stands in `/m/{slug}/vystavka/…`. */
export const standPath = ({ number, slug }: Pick<Stand, "number" | "slug">): string => `${number}-${slug}`;

export const emptyStand: StandContent = {
  institution: "",
  place: "",
  title: "",
  lead: "",
  text: "",
  gallery: [],
  figures: [],
  documents: [],
  links: [],
  people: [],
};
