/** Elements under `root`, through shadow roots; in the order they stand. */
export function deepAll(root: Element | ShadowRoot, selector: string): HTMLElement[] {
  const inside = root instanceof Element && root.shadowRoot !== null ? deepAll(root.shadowRoot, selector) : [];
  const found = [...root.children].flatMap((child) => [
    ...(child instanceof HTMLElement && child.matches(selector) ? [child] : []),
    ...deepAll(child, selector),
  ]);
  return [...inside, ...found];
}

/** All that can be read there, one space between words. */
export function deepText(root: Element | ShadowRoot): string {
  const words: string[] = [];
  const walk = (node: Node) => {
    if (node instanceof HTMLStyleElement) return;
    if (node.nodeType === Node.TEXT_NODE) words.push(node.textContent ?? "");
    if (node instanceof Element && node.shadowRoot !== null) walk(node.shadowRoot);
    for (const child of node.childNodes) walk(child);
  };
  walk(root);
  return words.join(" ").replaceAll(/\s+/g, " ").trim();
}

/** The control that says so. @throws when there is none. */
export function controlNamed(root: Element, name: string | RegExp): HTMLElement {
  const nameOf = (one: HTMLElement) => one.getAttribute("aria-label") ?? one.textContent?.trim() ?? "";
  const found = deepAll(root, "button, a, summary").find((one) =>
    typeof name === "string" ? nameOf(one) === name : name.test(nameOf(one)),
  );
  if (found === undefined) throw new Error(`no control ${name}`);
  return found;
}

/** A field by its name, filled in as a person does. */
export function fill(root: Element, name: string, value: string): void {
  const [field] = deepAll(root, `[name="${name}"]`);
  const isField =
    field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement;
  if (!isField) throw new Error(`no field ${name}`);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
