import { type ElementPart, noChange } from "lit";
import { Directive, directive, type PartInfo, PartType } from "lit/directive.js";

type Properties = Readonly<Record<`--${string}`, string>>;

class PropertiesDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError("properties() stands on an element");
  }

  render(_properties: Properties): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [properties]: [Properties]): typeof noChange {
    if (!(element instanceof HTMLElement)) return noChange;
    for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
    return noChange;
  }
}

/**
 * Sets custom properties of an element: `<span class="head" ${properties({ "--at": "40%" })}>`. Unlike Lit's `styleMap`
 * it never writes a `style` attribute, which our Content-Security-Policy (`style-src 'self'`) forbids.
 */
export const properties = directive(PropertiesDirective);
