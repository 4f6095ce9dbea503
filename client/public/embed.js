// Efir in other sites' pages: <script src="https://efir.example/embed.js" async></script> and
// <efir-meeting slug="kollegiya"></efir-meeting>. A plain script without dependencies; it reads nothing of the page and keeps
// nothing. Described in docs/spec/outputs.md, rules OU33 and OU34.
{
  const home = new URL(document.currentScript.src).origin;
  const tag = "efir-meeting";
  const words = document.documentElement.lang.startsWith("en") ? "Broadcast" : "Трансляция";

  /**
   * A meeting's widget, as wide as its place. Attributes: `slug`; `origin`, where Efir is if not where this script came from;
   * `theme`, `parts` and `lang` as the widget's address has them; `title`, for those who hear the page.
   */
  class EfirMeeting extends HTMLElement {
    static observedAttributes = ["slug", "origin", "theme", "parts", "lang", "title"];
    #frame = null;

    connectedCallback() {
      if (this.#frame !== null) return;
      const frame = document.createElement("iframe");
      frame.loading = "lazy";
      frame.allow = "autoplay; fullscreen; picture-in-picture";
      frame.allowFullscreen = true;
      frame.referrerPolicy = "no-referrer";
      // Where browsers know it, the frame has no cookies of ours to send, signed in or not.
      frame.setAttribute("credentialless", "");
      // By properties, which a page's own policy allows. A browser keeps the last height that it understands.
      for (const [name, value] of [
        ["display", "block"],
        ["width", "100%"],
        ["border", "0"],
        ["height", "30rem"],
        // The picture, its bar and the line under it, which a narrow place breaks in two.
        ["height", "calc(56.25cqw + max(7rem, 18rem - 27cqw))"],
      ])
        frame.style.setProperty(name, value);
      if (this.style.display === "") this.style.display = "block";
      if (this.style.containerType === "") this.style.setProperty("container-type", "inline-size");
      this.#frame = frame;
      this.#point();
      this.append(frame);
    }

    disconnectedCallback() {
      this.#frame?.remove();
      this.#frame = null;
    }

    attributeChangedCallback() {
      if (this.#frame !== null) this.#point();
    }

    #point() {
      const slug = this.getAttribute("slug") ?? "";
      const address = new URL(`/e/${encodeURIComponent(slug)}`, this.getAttribute("origin") ?? home);
      for (const name of ["theme", "parts", "lang"])
        if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      this.#frame.title = this.getAttribute("title") ?? words;
      // The same address set again would load it anew.
      if (this.#frame.src !== address.href) this.#frame.src = address.href;
    }
  }

  if (customElements.get(tag) === undefined) customElements.define(tag, EfirMeeting);
}
