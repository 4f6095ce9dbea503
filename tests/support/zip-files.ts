import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** A ZIP of these parts. */
export async function aZip(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return await buffer(zip.outputStream);
}

const contentTypes = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.${main}"/></Types>`;

/** Enough of a PPTX for whoever looks at its directory. */
export const aPptx = (
  more: Readonly<Record<string, string | Buffer>> = {},
  main = "openxmlformats-officedocument.presentationml.presentation.main+xml",
): Promise<Buffer> => aZip({ "[Content_Types].xml": contentTypes(main), "ppt/presentation.xml": "<p/>", ...more });
