/** Only in `npm run dev`: reloads the page when the server serves other files than this page was made of. */
const scriptsOf = (html: string): string => [...html.matchAll(/\/assets\/[\w.-]+/g)].map(([path]) => path).join();

const served = async (): Promise<string | null> => {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    return answer.ok ? scriptsOf(await answer.text()) : null;
  } catch {
    // The server is restarting.
    return null;
  }
};

let first: string | null = null;
setInterval(async () => {
  const now = await served();
  if (now === null) return;
  first ??= now;
  if (now !== first) location.reload();
}, 1000);
