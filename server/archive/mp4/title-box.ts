import type { ProgramTime } from "../../../shared/time.ts";
import { ascii, box, type Chunks, fullBox, u32, zeros } from "./boxes.ts";

const UTF8 = 1;

/** Title and date where players and file managers look for them: `udta/meta/ilst`, as iTunes wrote it and all read it. */
export const titleBox = (title: string, startedAt: ProgramTime): Chunks =>
  box(
    "udta",
    fullBox(
      "meta",
      0,
      0,
      fullBox("hdlr", 0, 0, u32(0), ascii("mdirappl"), zeros(9)),
      box("ilst", text("\u00a9nam", title), text("\u00a9day", new Date(startedAt).toISOString())),
    ),
  );

const text = (name: string, value: string): Chunks => box(name, box("data", u32(UTF8, 0), Buffer.from(value, "utf8")));
