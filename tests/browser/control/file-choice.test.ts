import { afterEach, expect, test } from "vitest";
import { FileDropElement, FileEvent } from "../../../client/pages/exchange/file-drop.ts";

afterEach(() => document.querySelector("efir-file-drop")?.remove());

async function shown() {
  const element = new FileDropElement();
  const taken: string[] = [];
  element.addEventListener("efir-file", (event) => taken.push(event instanceof FileEvent ? event.file.name : ""));
  document.body.append(element);
  await element.updateComplete;
  const place = element.shadowRoot?.querySelector(".drop") ?? expect.fail("no place to drop on");
  const input = element.shadowRoot?.querySelector("input") ?? expect.fail("no field for a file");
  const drag = async (type: string, ...files: readonly File[]) => {
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    const event = new DragEvent(type, { dataTransfer, cancelable: true, bubbles: true });
    place.dispatchEvent(event);
    await element.updateComplete;
    return { isOurs: event.defaultPrevented, isMarked: place.classList.contains("drop--over") };
  };
  const choose = (file: File) => {
    const { files, items } = new DataTransfer();
    items.add(file);
    input.files = files;
    input.dispatchEvent(new Event("change"));
  };
  return { taken, drag, choose, input };
}

const file = new File(["x"], "План.xlsx");

test("[CR15] a place marks itself under a file, and takes what is dropped", async () => {
  const { taken, drag } = await shown();
  expect(await drag("dragover", file)).toEqual({ isOurs: true, isMarked: true });
  expect(await drag("dragleave")).toMatchObject({ isMarked: false });
  await drag("dragover", file);
  expect(await drag("drop", file)).toEqual({ isOurs: true, isMarked: false });
  expect(taken).toEqual(["План.xlsx"]);
});

test("[CR15] text that is dropped is no file", async () => {
  const { taken, drag } = await shown();
  expect(await drag("drop")).toEqual({ isOurs: true, isMarked: false });
  expect(taken).toEqual([]);
});

test("[CR15] the same file, mended and chosen again, is taken again", async () => {
  const { taken, choose, input } = await shown();
  choose(file);
  expect(input.value).toBe("");
  choose(file);
  expect(taken).toEqual(["План.xlsx", "План.xlsx"]);
});
