/** A film whose bytes are on their way: which file, as which clip, and how far. */
export interface FilmOnItsWay {
  readonly clipId: string;
  readonly name: string;
  readonly bytes: number;
  readonly modifiedAt: number;
  readonly percent: number;
}

/** Remembered in this browser until it is there, so that the same file goes on where it stopped (EB87). */
export function filmMemory(standId: string) {
  const key = `efir.film.${standId}`;
  return {
    read: (): FilmOnItsWay | null => {
      try {
        const text = localStorage.getItem(key);
        // Our own writing of the line below.
        return text === null ? null : (JSON.parse(text) as FilmOnItsWay);
      } catch {
        return null;
      }
    },
    write: (film: FilmOnItsWay): void => {
      try {
        localStorage.setItem(key, JSON.stringify(film));
      } catch {
        // Then it goes on for as long as this page is open.
      }
    },
    drop: (): void => {
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was remembered.
      }
    },
  };
}

export const isSameFile = (file: File, { name, bytes, modifiedAt }: FilmOnItsWay): boolean =>
  file.name === name && file.size === bytes && file.lastModified === modifiedAt;
