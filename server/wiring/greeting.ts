/** What the first start tells the person at the console. The only place where secrets are printed, once. */
export interface Greeting {
  readonly siteUrl: string;
  /** The meeting to look at; `null`: none yet. */
  readonly slug: string | null;
  /** A code for the control room; `null`: a password is set. */
  readonly code: string | null;
  readonly ingestUrl: string;
  /** `null`: made earlier, kept only as a hash. */
  readonly streamKey: string | null;
}

export function greet({ siteUrl, slug, code, ingestUrl, streamKey }: Greeting): string {
  const viewer = slug === null ? `${siteUrl}/` : `${siteUrl}/m/${slug}`;
  const control = code === null ? `${siteUrl}/pult` : `${siteUrl}/pult/vhod?kod=${code}`;
  return [
    "",
    "  Эфир запущен · Efir is on",
    "",
    `  Зрителям · viewers           ${viewer}`,
    `  Пульт · control room         ${control}`,
    code === null
      ? "                               вход по паролю · sign in with your password"
      : "                               ссылка на один вход, 24 часа · works once, for 24 hours",
    `  Кодировщику · encoder        ${ingestUrl}`,
    streamKey === null
      ? "  Ключ потока · stream key     показан при первом запуске, новый — в пульте · shown once, make a new one in the control room"
      : `  Ключ потока · stream key     ${streamKey}`,
    "",
    "  Остановить · stop: Ctrl+C",
    "",
  ].join("\n");
}
