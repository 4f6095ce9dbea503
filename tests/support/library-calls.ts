import type { LibraryItem } from "../../shared/library.ts";
import type { FigureContent } from "../../shared/timeline/figure-correction.ts";
import type { ControlClient } from "./control-client.ts";

/** Puts a figure into the channel's library. @returns its id. */
export async function keepFigure(control: ControlClient, content: FigureContent): Promise<string> {
  const { id } = await figureIn(await control.request("POST", "/api/library", { sort: "figure", content }));
  return id;
}

/** Corrects the number of a figure of the library, and by that every card of it (TL40). */
export async function correctFigure(control: ControlClient, id: string, value: string): Promise<void> {
  const { version, content } = await figureIn(await control.request("GET", `/api/library/${id}`));
  await figureIn(await control.request("PUT", `/api/library/${id}`, { version, content: { ...content, value } }));
}

async function figureIn(answer: Response): Promise<LibraryItem<"figure">> {
  if (!answer.ok) throw new Error(`the library refused: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as LibraryItem<"figure">; // As the API's tests hold it to (LB1).
}
