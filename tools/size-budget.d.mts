export function firstView(page?: string): { file: string; gzBytes: number }[];
export function checkSize(): string | null;
