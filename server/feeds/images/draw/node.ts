/** What satori takes: elements as React makes them, without React. */
export interface Node {
  readonly type: string;
  readonly props: { readonly style?: Style; readonly children?: Children } & Readonly<Record<string, unknown>>;
}
export type Style = Readonly<Record<string, string | number | undefined>>;
type Child = Node | string;
type Children = Child | readonly Child[];

/** Padding and border lie within the width: satori's own box model runs off the right edge. */
const whole = { boxSizing: "border-box", display: "flex" } as const;

/** Children beside each other; `null` are left out. */
export const row = (style: Style, ...children: readonly (Node | null)[]): Node =>
  element("div", { ...whole, flexDirection: "row", ...style }, children);

/** Children below each other. */
export const column = (style: Style, ...children: readonly (Node | null)[]): Node =>
  element("div", { ...whole, flexDirection: "column", ...style }, children);

export const box = (style: Style): Node => element("div", { ...whole, ...style }, []);

export const image = (src: string, style: Style): Node => ({
  type: "img",
  props: { src, style: { boxSizing: "border-box", ...style } },
});

/** An SVG of our own, of these measures. */
export const vector = (viewBox: string, style: { width: number; height: number }, ...paths: readonly Node[]): Node => ({
  type: "svg",
  props: { viewBox, width: style.width, height: style.height, style, children: paths },
});

export const path = (d: string, fill: string): Node => ({ type: "path", props: { d, fill } });

const element = (type: string, style: Style, children: readonly (Node | null)[]): Node => ({
  type,
  props: { style: defined(style), children: children.filter((child) => child !== null) },
});

/** Satori takes `undefined` for a value. */
export const defined = (style: Style): Style =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
