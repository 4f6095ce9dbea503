import { feedAddress, type PublicHighlight, shareShapes } from "../../../../shared/feeds.ts";
import { type Markup, markup } from "../markup.ts";
import type { DataPlace } from "./live-blog.ts";
import { headlineOf } from "./words.ts";

/** Its short address to be copied, read aloud or scanned, and the ways to hand it on: plain links, nothing of theirs is loaded (FD113). */
export function sharePlace(highlight: PublicHighlight, { origin, hasImages }: DataPlace): Markup {
  const { code, rev } = highlight;
  const address = `${origin}${feedAddress.permalink(code)}`;
  const ways = waysOf(address, headlineOf(highlight)).map(
    ({ href, name }) => markup`<li><a class="btn" href="${href}" rel="noopener external">${name}</a></li>\n`,
  );
  return markup`<section class="feed__share" id="podelitsya" aria-labelledby="share"><h2 id="share">Поделиться</h2>
<p class="feed__address num"><a href="${address}" rel="bookmark">${address.replace(/^https?:\/\//u, "")}</a></p>
<ul class="feed__ways">
${ways}</ul>
<img class="feed__qr" src="${feedAddress.qr(code)}" alt="QR-код адреса этой записи" width="160" height="160" loading="lazy">
${hasImages ? images(code, rev) : null}</section>
`;
}

const images = (code: string, rev: number): Markup =>
  markup`<p class="feed__images">Картинка: ${shareShapes.map(
    (shape, index) =>
      markup`${index === 0 ? null : ", "}<a href="${feedAddress.image(code, rev, shape)}" download="${code}-${shape}.png">${shape.replace("x", "\u00a0×\u00a0")}</a>`,
  )}</p>`;

function waysOf(address: string, title: string): readonly { readonly href: string; readonly name: string }[] {
  const [url, text] = [encodeURIComponent(address), encodeURIComponent(title.toWellFormed())];
  return [
    { name: "ВКонтакте", href: `https://vk.com/share.php?url=${url}&title=${text}` },
    { name: "Telegram", href: `https://t.me/share/url?url=${url}&text=${text}` },
    { name: "X", href: `https://x.com/intent/post?url=${url}&text=${text}` },
    { name: "Почта", href: `mailto:?subject=${text}&body=${url}` },
  ];
}
