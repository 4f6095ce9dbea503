import { type Disk, type DiskFile, nodeDisk } from "../../server/archive/disk.ts";

/** The real disk with trouble to order, where the real one gives none: writes that fail or hang. Counts what it is asked. */
export class TroubledDisk implements Disk {
  opens = 0;
  reads = 0;
  readBytes = 0;
  /** Takes the system's word for what it was given: quick, for tests that need much written and pull no plug. */
  isLazy = false;
  /** Awaited before each write; throws for a write that fails. */
  beforeWrite: () => Promise<void> = async () => {};
  /** Awaited before each read. */
  beforeRead: () => Promise<void> = async () => {};

  async open(path: string, how: "read" | "change" | "create"): Promise<DiskFile> {
    this.opens += 1;
    const file = await nodeDisk.open(path, how);
    return {
      ...file,
      datasync: async () => {
        if (!this.isLazy) await file.datasync();
      },
      read: async (into, position) => {
        await this.beforeRead();
        this.reads += 1;
        const read = await file.read(into, position);
        this.readBytes += read;
        return read;
      },
      write: async (bytes, position) => {
        await this.beforeWrite();
        return file.write(bytes, position);
      },
    };
  }

  readonly list = nodeDisk.list;
  readonly listFolders = nodeDisk.listFolders;
  readonly makeFolder = nodeDisk.makeFolder;
  readonly remove = nodeDisk.remove;
  readonly rename = nodeDisk.rename;
  readonly syncFolder = nodeDisk.syncFolder;
  readonly freeBytes = nodeDisk.freeBytes;
}
