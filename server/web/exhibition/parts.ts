/** What the calls of this folder ask of the house. Implemented in server/exhibition and server/web/auth, joined in wiring. */
import type { StandVisits } from "../../../shared/exhibition.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Questions } from "../../exhibition/questions.ts";
import type { Stands } from "../../exhibition/stands.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import type { Passes } from "../auth/passes.ts";
import type { ClipReader } from "../clip-ports.ts";
import type { ExhibitionReader } from "../exhibition-ports.ts";
import type { FileShelf, Library } from "../library-ports.ts";
import type { ImageLibrary, MeetingDirectory } from "../ports.ts";

export interface ExhibitionParts {
  readonly stands: Pick<Stands, keyof Stands>;
  readonly questions: Pick<Questions, "ask" | "seen" | "of" | "accept" | "answer">;
  readonly visits: VisitFigures;
  readonly reader: ExhibitionReader;
  readonly passes: Pick<Passes, keyof Passes>;
}

export interface VisitFigures {
  of(meeting: string): Readonly<Record<string, StandVisits>>;
  /** By stand and by when the hour began. */
  hoursOf(meeting: string): readonly { readonly stand: string; readonly hour: ProgramTime; readonly people: number }[];
}

export interface ExhibitionDeps {
  readonly exhibition: ExhibitionParts;
  /** Absent: stands are told nothing of their films, as in some tests' houses. */
  readonly clipReader?: Pick<ClipReader, "clip">;
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly images: ImageLibrary;
  readonly files: FileShelf;
  readonly library: Library;
  readonly clock: Clock;
  readonly log: Log;
}
