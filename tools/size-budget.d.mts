export function firstView(): { file: string; gzBytes: number }[];
export function checkSize(): string | null;
