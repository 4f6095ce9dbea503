import type { FileRef, ImageRef } from "../../../shared/cards/field.ts";
import type { Clip, PublicClip } from "../../../shared/clips.ts";
import type { StandFigure } from "../../../shared/exhibition.ts";
import type { ApiAnswer } from "../../control/api.ts";
import type { Sending } from "../../control/upload-field.ts";

/** A figure of the library that a stand may refer to. */
export type FoundFigure = StandFigure & { readonly figureId: string };

export interface NewFilm {
  /** Made here: asked for twice, it is one clip. */
  readonly id: string;
  readonly title: string;
  readonly bytes: number;
  readonly type: string;
}

/** What the form asks of the server: by an institution's link, or as an organiser. */
export interface StandSide {
  /** Names what this browser remembers of the stand. */
  readonly standId: string;
  /** `Authorization` of what the form cannot send through these; absent: the cookie does. */
  readonly authorization?: string;
  readonly sendImage: (file: File, sending: Sending) => Promise<ApiAnswer<ImageRef>>;
  readonly sendFile: (file: File, sending: Sending) => Promise<ApiAnswer<FileRef>>;
  readonly findFigures: (query: string) => Promise<ApiAnswer<readonly FoundFigure[]>>;
  /** What the meeting has shown already: interviews, and parts of the broadcast. */
  readonly findClips: () => Promise<ApiAnswer<readonly PublicClip[]>>;
  /** Before its bytes go up (tus). */
  readonly announceFilm: (film: NewFilm) => Promise<ApiAnswer<Pick<Clip, "state" | "problem">>>;
}

/** What is done with a stand's questions, by either. */
export interface QuestionSide {
  readonly accept: (id: string) => Promise<ApiAnswer<unknown>>;
  readonly answer: (
    id: string,
    answer: { readonly answer: string; readonly isPublic: boolean },
  ) => Promise<ApiAnswer<unknown>>;
}
