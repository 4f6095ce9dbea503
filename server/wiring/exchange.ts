import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { MeetingExchange } from "../exchange/archive/meeting-exchange.ts";
import { SheetDesk } from "../exchange/sheet/sheet-desk.ts";
import { templateCsv, templateXlsx } from "../exchange/sheet/template.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import { fileKind } from "../library/file-kind.ts";
import type { Files } from "../library/files.ts";
import type { Images } from "../library/images.ts";
import type { LibraryStore } from "../library/library-store.ts";
import type { Exchange } from "../web/exchange-ports.ts";

interface Parts {
  readonly dataDir: string;
  readonly ledgers: Ledgers;
  readonly store: LibraryStore;
  readonly images: Images;
  readonly files: Files;
  readonly clock: Clock;
}

/** Meetings as files, spreadsheets into meetings. */
export async function openExchange({ dataDir, ledgers, store, images, files, clock }: Parts): Promise<Exchange> {
  const archives = await MeetingExchange.open({
    meetings: ledgers,
    items: store,
    images,
    files: {
      pathOf: (file) => files.pathOf(file),
      drop: (file) => files.drop(file),
      receive: (body, upload) => files.receive(body, upload),
      kindOf: fileKind,
    },
    folder: join(dataDir, "exchange"),
    clock,
  });
  const sheets = new SheetDesk(ledgers);
  return {
    sheets: {
      templateXlsx,
      templateCsv,
      preview: (slug, bytes) => sheets.preview(slug, bytes),
      apply: (slug, bytes, order, by) => sheets.apply(slug, bytes, order, by),
    },
    archives,
  };
}
