import { aZip } from "./zip-files.ts";

const openXml = "application/vnd.openxmlformats-officedocument.";
const mainParts = {
  docx: `${openXml}wordprocessingml.document.main+xml`,
  xlsx: `${openXml}spreadsheetml.sheet.main+xml`,
  pptx: `${openXml}presentationml.presentation.main+xml`,
} as const;

/** As much of an Office file as says which one it is. */
export const anOfficeFile = (
  kind: keyof typeof mainParts,
  more: Readonly<Record<string, string>> = {},
): Promise<Buffer> =>
  aZip({ "[Content_Types].xml": `<Types><Override ContentType="${mainParts[kind]}"/></Types>`, ...more });

export const anOpenDocument = (
  kind: "text" | "spreadsheet" | "presentation",
  manifest = "<manifest/>",
): Promise<Buffer> =>
  aZip({ mimetype: `application/vnd.oasis.opendocument.${kind}`, "META-INF/manifest.xml": manifest });
