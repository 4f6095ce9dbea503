import type { ImageRef } from "../../shared/cards/field.ts";

/** Where the server has an uploaded picture. The name is its content's hash, so it never changes. */
export const imageAddress = ({ file }: ImageRef): string => `/i/${file}`;
