import { type Markup, markup } from "./markup.ts";

/** A small page that needs no script and nothing from the built client: errors, the public list. */
export const plainPage = (title: string, body: Markup): string =>
  markup`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} — Эфир коллегии</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text;

/** Served at `/plain.css`: no page has inline style. Colours from the tokens of client/ui. */
export const plainStyle = `:root {
  color-scheme: light dark;
  --bg: #f2f5f5; --text: #0f1d22; --text-2: #3f5159; --link: #0b5566; --line: #d0dadc;
}
@media (prefers-color-scheme: dark) {
  :root { --bg: #0e191d; --text: #eff4f5; --text-2: #b9c8cd; --link: #93d3e1; --line: #2b3f47; }
}
body {
  margin: 0; background: var(--bg); color: var(--text);
  font: 400 1.0625rem/1.5 "Golos Text", "PT Sans", "Segoe UI", Arial, sans-serif; overflow-wrap: break-word;
}
main { max-width: 42rem; margin: 0 auto; padding: clamp(2rem, 12vh, 7rem) 1.25rem 3rem; border: 0; }
h1 { margin: 0 0 1rem; font: 600 2rem/1.14 "Literata", "PT Serif", Georgia, serif; }
h2 { margin: 2rem 0 0.75rem; font: 600 1.375rem/1.25 "Literata", "PT Serif", Georgia, serif; }
p { margin: 0 0 1rem; }
dl { margin: 0; }
dt { padding-top: 0.75rem; border-top: 1px solid var(--line); font-weight: 600; }
dd { margin: 0 0 0.75rem; }
code { font: 400 0.9375em/1.5 "PT Mono", ui-monospace, "Cascadia Mono", Consolas, monospace; }
pre { margin: 0 0 1rem; padding: 0.75rem 1rem; border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding: 0.75rem 0; border-top: 1px solid var(--line); }
a { color: var(--link); text-underline-offset: 0.18em; display: inline-block; min-height: 2.75rem; line-height: 2.75rem; }
:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.state { display: block; color: var(--text-2); font-size: 0.9375rem; }
`;
