import type { FileRef, ImageRef } from "../../../shared/cards/field.ts";
import { accept } from "../../../shared/result.ts";
import { call } from "../../control/api.ts";
import { libraryItem, listLibrary } from "../../control/library-api.ts";
import { upload } from "../../control/upload.ts";
import type { FoundFigure, QuestionSide, StandSide } from "../stand-editor/stand-side.ts";

/** Whoever looks for more types more of its name. */
const MOST_FOUND = 12;

/** What the form of a stand asks of the server when an organiser writes in it. */
export const organiserSide = (slug: string, standId: string): StandSide => ({
  standId,
  sendImage: (file, sending) => upload<ImageRef>("/api/images", { file, ...sending }),
  sendFile: (file, sending) => upload<FileRef>("/api/files", { file, name: file.name, ...sending }),
  findFigures: async (query) => {
    const briefs = await listLibrary("figure", query);
    if (!briefs.ok) return briefs;
    const items = await Promise.all(briefs.value.slice(0, MOST_FOUND).map(({ id }) => libraryItem("figure", id)));
    return accept(
      items.flatMap((item): FoundFigure[] =>
        item.ok ? [{ figureId: item.value.id, content: item.value.content }] : [],
      ),
    );
  },
  findClips: () => call("GET", `/api/meetings/${slug}/clips`),
  announceFilm: (film) => call("POST", `/api/meetings/${slug}/clips`, { sort: "film", ...film }),
});

export const organisersQuestions = (slug: string): QuestionSide => {
  const address = (id: string) => `/api/meetings/${slug}/exhibition/questions/${encodeURIComponent(id)}`;
  return {
    accept: (id) => call("POST", `${address(id)}/accept`, {}),
    answer: (id, answer) => call("POST", `${address(id)}/answer`, answer),
  };
};
