/** Reads ISO boxes back, without any code of the writer. */
export interface Box {
  readonly type: string;
  readonly content: Buffer;
}

export function boxesIn(bytes: Uint8Array): readonly Box[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: Box[] = [];
  for (let at = 0; at < buffer.length; ) {
    const size = buffer.readUInt32BE(at);
    boxes.push({ type: buffer.toString("latin1", at + 4, at + 8), content: buffer.subarray(at + 8, at + size) });
    at += size;
  }
  return boxes;
}

/** How many bytes of its own a container has before the boxes in it. */
const CONTAINER_HEADS: Readonly<Record<string, number>> = {
  moov: 0,
  trak: 0,
  mdia: 0,
  minf: 0,
  dinf: 0,
  stbl: 0,
  mvex: 0,
  moof: 0,
  traf: 0,
  stsd: 8,
  avc1: 78,
  hvc1: 78,
  av01: 78,
  mp4a: 28,
  Opus: 28,
};

const childrenOf = ({ type, content }: Box): readonly Box[] => {
  const head = CONTAINER_HEADS[type];
  return head === undefined ? [] : boxesIn(content.subarray(head));
};

/** `moov(mvhd trak(…))`. */
export function outline(bytes: Uint8Array): string {
  const draw = (box: Box): string => {
    const children = childrenOf(box).map(draw);
    return children.length === 0 ? box.type : `${box.type}(${children.join(" ")})`;
  };
  return boxesIn(bytes).map(draw).join(" ");
}

/** Content of the first box of a type, wherever it is. */
export function contentOf(bytes: Uint8Array, type: string): Buffer {
  const pending = [...boxesIn(bytes)];
  for (let box = pending.shift(); box !== undefined; box = pending.shift()) {
    if (box.type === type) return box.content;
    pending.unshift(...childrenOf(box));
  }
  throw new Error(`no ${type} box`);
}
