import { createCanvas, loadImage } from "@napi-rs/canvas";
import decodeQR from "qr/decode.js";
import { expect, test } from "vitest";
import { qrCode } from "../../../../../server/web/outputs/qr-code.ts";
import { aMeeting, webApp } from "../../../../support/web-app.ts";

const SIDE = 400;

/** What a phone's camera would read off it. */
async function read(svg: string): Promise<string> {
  const image = await loadImage(Buffer.from(svg));
  const canvas = createCanvas(SIDE, SIDE);
  const context = canvas.getContext("2d");
  // A dark page around and behind it.
  context.fillStyle = "black";
  context.fillRect(0, 0, SIDE, SIDE);
  context.drawImage(image, 0, 0, SIDE, SIDE);
  return decodeQR({ width: SIDE, height: SIDE, data: context.getImageData(0, 0, SIDE, SIDE).data });
}

test.each(["http://10.0.0.7:8080/m/k", `https://efir.ministry.example/m/${"a".repeat(64)}`])(
  "[OU21] a code is read as its address: %s",
  async (address) => {
    expect(await read(qrCode(address))).toBe(address);
  },
);

test("[OU21] a meeting has a code of its page's address, by the name that the server was asked under", async () => {
  const app = webApp();
  app.meetings.set("kollegiya", aMeeting());
  const { status, headers, text } = await app.ask("/m/kollegiya/qr.svg");
  expect([status, headers["content-type"]]).toEqual([200, "image/svg+xml"]);
  expect(await read(text)).toBe("http://efir.test/m/kollegiya");
  expect((await app.ask("/m/absent/qr.svg")).status).toBe(404);
});
