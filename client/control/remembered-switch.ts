/** Whether a switch of the room is on, remembered in this browser. Storage may be refused: then it holds for this page. */
export class RememberedSwitch {
  readonly #key: string;
  #isOn: boolean;

  constructor(key: string) {
    this.#key = key;
    this.#isOn = recalled(key);
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

function recalled(key: string): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
}
