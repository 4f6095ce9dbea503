import { html, nothing } from "lit";
import { bindings, type KeyName } from "./keys.ts";

/** The act's key on its button, while the keys are on. Readers are told by `aria-keyshortcuts`. Needs `desk` styles. */
export const keyCap = (isOn: boolean, name: KeyName) => (isOn ? cap(bindings[name].caps) : nothing);

/** No text of the button: its name stays what it says. */
export const cap = (keys: string) => html`<kbd aria-hidden="true" data-cap=${keys}></kbd>`;

/** For `aria-keyshortcuts`. */
export const shortcut = (isOn: boolean, name: KeyName) => (isOn ? bindings[name].aria : nothing);
