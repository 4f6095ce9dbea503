import { join } from "node:path";
import type { Field, FileRef, ImageRef } from "../../shared/cards/field.ts";
import { type Card, type CardKindName, cardKindNames, cardKinds } from "../../shared/cards/index.ts";
import type { ControlClient } from "./control-client.ts";
import { everyCard } from "./every-card.ts";
import { aPng } from "./pictures.ts";
import { uploadFile, uploadPicture } from "./uploads.ts";

const document = join(import.meta.dirname, "..", "fixtures", "decks", "wide.pdf");

/** One card of each kind with all its fields, whose pictures and files lie on this server. */
export async function everyCardOn(httpUrl: string, control: ControlClient): Promise<ReadonlyMap<CardKindName, Card>> {
  const image = await uploadPicture(httpUrl, control, aPng(640, 360));
  const file = await uploadFile(httpUrl, control, document);
  return new Map(cardKindNames.map((kind) => [kind, withUploads(everyCard[kind], { image, file })]));
}

function withUploads(card: Card, uploads: { readonly image: ImageRef; readonly file: FileRef }): Card {
  const fields: Readonly<Record<string, Field>> = cardKinds[card.kind].fields;
  const uploaded = Object.entries(fields).flatMap(([name, { sort }]) =>
    sort === "image" || sort === "file" ? [[name, uploads[sort]]] : [],
  );
  // What is put in has the sort that the field asks for.
  return { ...card, ...Object.fromEntries(uploaded) } as Card;
}
