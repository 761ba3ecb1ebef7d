import { expect, test } from "vitest";
import { type Sender, windowOf } from "./sender.ts";
import { fakeWindow } from "./testing.ts";

const kiosk = fakeWindow({ id: "kiosk", contentsId: 1, url: "http://127.0.0.1:40123/kiosk/" });
const sign = fakeWindow({ id: "sign", contentsId: 2, url: "http://127.0.0.1:40123/sign/" });

function from(contentsId: number, url: string, parent: object | null = null): Sender {
  return { sender: { id: contentsId }, senderFrame: { url, parent: parent as null } };
}

test("a page is known by its contents and by the address that it has in this moment", () => {
  expect(windowOf(from(1, "http://127.0.0.1:40123/kiosk/"), [kiosk, sign])).toBe(kiosk);
  expect(windowOf(from(2, "http://127.0.0.1:40123/sign/#a"), [kiosk, sign])).toBe(sign);
  expect(windowOf(from(1, "http://127.0.0.1:40123/kiosk/?q"), [kiosk, sign])).toBe(kiosk);
});

test.each([
  ["another origin", from(1, "https://127.0.0.1:40123/kiosk/")],
  ["another port", from(1, "http://127.0.0.1:40124/kiosk/")],
  ["another name of this machine", from(1, "http://localhost:40123/kiosk/")],
  ["a name that begins like ours", from(1, "http://127.0.0.1:40123.example/kiosk/")],
  ["our address as a user's name", from(1, "http://127.0.0.1:40123@evil.example/kiosk/")],
  ["a user at our address", from(1, "http://somebody@127.0.0.1:40123/kiosk/")],
  ["the page of another window of ours", from(1, "http://127.0.0.1:40123/sign/")],
  ["a file", from(1, "file:///kiosk/")],
  ["a page without an address", from(1, "about:blank")],
  ["a data page", from(1, "data:text/html,<script>1</script>")],
  ["a page's own text as address", from(1, "blob:http://127.0.0.1:40123/0000")],
  ["no address at all", from(1, "")],
  ["a frame in our page", from(1, "http://127.0.0.1:40123/kiosk/", {})],
  ["contents that are no window of ours", from(3, "http://127.0.0.1:40123/kiosk/")],
  ["a frame that is gone", { sender: { id: 1 }, senderFrame: null }],
])("refused: %s", (_what, event) => {
  expect(windowOf(event, [kiosk, sign])).toBeNull();
});
