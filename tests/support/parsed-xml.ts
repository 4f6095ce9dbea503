import { SaxesParser } from "saxes";

/** An element with its namespace, as a namespace-aware parser tells it. */
export interface Element {
  /** `{namespace}local` */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** All text within, its children's too. */
  text: string;
}

/** @throws what the parser says of the first thing that is no XML 1.0 with namespaces */
export function parsedXml(source: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const top: Element = { name: "", attributes: {}, children: [], text: "" };
  const open: Element[] = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    const named = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const element = { name: `{${uri}}${local}`, attributes: Object.fromEntries(named), children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    for (const element of open) element.text += text;
  });
  parser.on("cdata", (text) => {
    for (const element of open) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(source).close();
  const [root] = top.children;
  if (root === undefined) throw new Error("no element");
  return root;
}

export const childrenOf = ({ children }: Element, name: string): readonly Element[] =>
  children.filter((one) => one.name === name);

/** The only one. @throws where there is none, or more */
export function onlyChild(element: Element, name: string): Element {
  const [child, ...others] = childrenOf(element, name);
  if (child === undefined || others.length > 0) throw new Error(`${others.length + (child ? 1 : 0)} of ${name}`);
  return child;
}
