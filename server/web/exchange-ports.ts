/** What the web transport asks of the exchange. Declared here, implemented in server/exchange, joined in wiring/exchange.ts. */
import type { Readable } from "node:stream";
import type { ArchiveRefusal, ImportedMeeting } from "../../shared/meeting-archive.ts";
import type { Result } from "../../shared/result.ts";
import type { Actor } from "../../shared/roles.ts";
import type { ProgrammeChoice, SheetPreview, SheetProblemAnswer, SheetTaken } from "../../shared/sheet.ts";

export interface SheetOrder {
  readonly programme: ProgrammeChoice;
  readonly cards: boolean;
  readonly basedOn?: number | undefined;
}

export interface Exchange {
  readonly sheets: {
    templateXlsx(): Promise<Buffer>;
    templateCsv(): Buffer;
    preview(slug: string, bytes: Uint8Array): Promise<Result<SheetPreview, SheetProblemAnswer>>;
    apply(
      slug: string,
      bytes: Uint8Array,
      order: SheetOrder,
      by: Actor,
    ): Promise<Result<SheetTaken, SheetProblemAnswer>>;
  };
  readonly archives: {
    /** The stream fails when a file cannot be read after all; destroyed, it closes what it opened. */
    export(slug: string): Promise<Result<{ readonly bytes: number; readonly stream: Readable }, ArchiveRefusal>>;
    /** @throws what the body throws when its sender goes away; nothing is left then. */
    import(
      body: AsyncIterable<Uint8Array>,
      upload: { readonly declaredBytes: number; readonly slug?: string | undefined },
      by: Actor,
    ): Promise<Result<ImportedMeeting, ArchiveRefusal>>;
  };
}
