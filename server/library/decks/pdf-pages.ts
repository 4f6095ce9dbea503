import { readFile } from "node:fs/promises";
import {
  AnnotationMode,
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { fitInto, pageBoxesPx } from "./page-box.ts";
import { paper, writePictures } from "./page-pictures.ts";
import { PageTrouble } from "./page-trouble.ts";
import { nameCanvasFonts, PdfFiles } from "./pdf-fonts.ts";
import { wordsOf } from "./pdf-words.ts";
import { MOST_RAW_CHARACTERS, type PageJob, type WorkerMessage } from "./worker-messages.ts";

/** pdf.js keeps fonts and shared pictures of all pages it has seen; a deck of 500 would hold them all. */
const FORGET_EVERY_PAGES = 20;

/** Draws and reads a PDF page by page. What a page needed is given back before the next one is opened. */
export async function convertPdf(job: PageJob, tell: (message: WorkerMessage) => Promise<void>): Promise<void> {
  const oversized = watchForOversizedPictures();
  await nameCanvasFonts();
  const pdf = await openPdf(job);
  if (pdf.numPages > job.limits.pages) throw new PageTrouble("TOO_MANY_PAGES", null);
  if (pdf.numPages < 1) throw new PageTrouble("EMPTY", null);
  await tell({ type: "counted", pages: pdf.numPages });
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const words = await convertPage(pdf, page, job.folder);
    if (oversized.isSeen) throw new PageTrouble("TOO_MANY_PIXELS", page);
    const { title, text, letterShare } = words;
    await tell({ type: "page", page, title, text: text.slice(0, MOST_RAW_CHARACTERS), letterShare });
    if (page % FORGET_EVERY_PAGES === 0) await pdf.cleanup();
  }
  await pdf.loadingTask.destroy();
}

async function openPdf({ sources, limits }: PageJob): Promise<PDFDocumentProxy> {
  const [source = ""] = sources;
  const task = getDocument({
    data: new Uint8Array(await readFile(source)),
    maxImageSize: limits.pixels,
    BinaryDataFactory: PdfFiles,
    // Only told so that it asks PdfFiles, which knows where they lie.
    standardFontDataUrl: "fonts/",
    cMapUrl: "cmaps/",
    wasmUrl: "wasm/",
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: VerbosityLevel.WARNINGS,
  });
  try {
    return await task.promise;
  } catch (cause) {
    throw new PageTrouble(cause instanceof PasswordException ? "ENCRYPTED" : "BROKEN", null, { cause });
  }
}

async function convertPage(pdf: PDFDocumentProxy, number: number, folder: string) {
  try {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const size = fitInto(pageBoxesPx.image, width, height);
    const viewport = page.getViewport({ scale: Math.min(pageBoxesPx.image / width, pageBoxesPx.image / height) });
    const { canvas, context } = paper(size);
    // The canvas is Skia's, and has what pdf.js uses of the DOM's.
    const target = { canvas, canvasContext: context } as unknown as DomCanvas;
    // Neither forms nor notes: scripts are never read, and boxes around links are not the speaker's.
    await page.render({ ...target, viewport, annotationMode: AnnotationMode.DISABLE }).promise;
    const { title, text, leastHeight } = wordsOf(await page.getTextContent());
    page.cleanup();
    await writePictures(folder, number, canvas);
    return { title, text, letterShare: leastHeight === null ? null : Math.min(1, leastHeight / width) };
  } catch (cause) {
    if (isDiskTrouble(cause)) throw cause;
    throw new PageTrouble("BROKEN", number, { cause });
  }
}

type DomCanvas = Pick<
  Parameters<Awaited<ReturnType<PDFDocumentProxy["getPage"]>>["render"]>[0],
  "canvas" | "canvasContext"
>;

const isDiskTrouble = (cause: unknown): boolean => cause instanceof Error && "syscall" in cause;

/**
 * pdf.js leaves a picture beyond `maxImageSize` out and only warns: the slide would come out empty and nobody be told.
 * Nothing else is told of its warnings, which quote the file.
 */
function watchForOversizedPictures(): { readonly isSeen: boolean } {
  const seen = { isSeen: false };
  console.warn = (message: unknown) => {
    if (String(message).includes("Image exceeded maximum allowed size")) seen.isSeen = true;
  };
  return seen;
}
