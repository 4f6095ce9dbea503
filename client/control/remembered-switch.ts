/** Whether a switch of the room is on, remembered in this browser. Storage may be refused: then it holds for this page. */
export class RememberedSwitch {
  readonly #key: string;
  #isOn: boolean;

  constructor(key: string, { isOnAtFirst = true } = {}) {
    this.#key = key;
    this.#isOn = recalled(key, isOnAtFirst);
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(isOn: boolean) {
    this.#isOn = isOn;
    try {
      localStorage.setItem(this.#key, isOn ? "on" : "off");
    } catch {
      // Not remembered.
    }
  }
}

function recalled(key: string, isOnAtFirst: boolean): boolean {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? isOnAtFirst : kept === "on";
  } catch {
    return isOnAtFirst;
  }
}
