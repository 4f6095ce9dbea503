import type { FileRef, ImageRef } from "../../../shared/cards/field.ts";
import type {
  ExhibitionSettings,
  Stand,
  StandContent,
  StandField,
  StandFilm,
  StandQuestion,
} from "../../../shared/exhibition.ts";
import { type ApiAnswer, call } from "../../control/api.ts";
import { upload } from "../../control/upload.ts";
import type { FoundFigure, QuestionSide, StandSide } from "./stand-side.ts";

/** `GET /api/stand`. */
export interface ToldStand {
  readonly stand: Stand;
  readonly settings: ExhibitionSettings;
  readonly meeting: { readonly slug: string; readonly title: string };
  readonly questions: readonly StandQuestion[];
  readonly missing: readonly StandField[];
  /** Of the draft's film; `null`: it has none. */
  readonly film: StandFilm | null;
}

/** The stand's part of the API, by the link that the institution was given (EB80). */
export class PassSide implements QuestionSide {
  readonly #authorization: string;

  constructor(token: string) {
    this.#authorization = `Pass ${token}`;
  }

  readonly read = (): Promise<ApiAnswer<ToldStand>> => this.#call("GET", "");

  readonly save = (version: number, draft: StandContent): Promise<ApiAnswer<Stand>> =>
    this.#call("PUT", "", { version, draft });

  readonly submit = (version: number): Promise<ApiAnswer<Stand>> => this.#call("POST", "/submit", { version });

  readonly takeBack = (version: number): Promise<ApiAnswer<Stand>> => this.#call("POST", "/take-back", { version });

  readonly accept = (id: string): Promise<ApiAnswer<unknown>> => this.#call("POST", `/questions/${id}/accept`, {});

  readonly answer: QuestionSide["answer"] = (id, answer) => this.#call("POST", `/questions/${id}/answer`, answer);

  formOf(stand: Pick<Stand, "id" | "meeting">): StandSide {
    const authorization = this.#authorization;
    return {
      standId: stand.id,
      authorization,
      sendImage: (file, sending) => upload<ImageRef>("/api/stand/images", { file, authorization, ...sending }),
      sendFile: (file, sending) =>
        upload<FileRef>("/api/stand/files", { file, name: file.name, authorization, ...sending }),
      findFigures: (query) =>
        this.#call<readonly FoundFigure[]>("GET", `/figures?${new URLSearchParams({ q: query })}`),
      findClips: () => call("GET", `/api/meetings/${stand.meeting}/clips`),
      announceFilm: (film) =>
        call("POST", `/api/meetings/${stand.meeting}/clips`, { sort: "film", ...film }, authorization),
    };
  }

  #call<Value>(method: "GET" | "PUT" | "POST", path: string, body?: unknown): Promise<ApiAnswer<Value>> {
    return call<Value>(method, `/api/stand${path}`, body, this.#authorization);
  }
}

/** The token of `/s/{token}`; `null`: the address has none. */
export const tokenIn = (path: string): string | null => /^\/s\/([\w-]+)\/?$/.exec(path)?.[1] ?? null;
