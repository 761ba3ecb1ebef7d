import { afterEach, expect, it, vi } from "vitest";
import type { Announcement } from "../../drivers/contract/sound.ts";
import { noDevices } from "../kit/devices.ts";
import { openLoudspeakers } from "./loudspeakers.ts";

afterEach(() => vi.unstubAllGlobals());

/** Loudspeakers whose sounds end when they are told to, and a hall that gives every address its own sound. */
function open() {
  const played: string[] = [];
  const ends: (() => void)[] = [];
  vi.stubGlobal(
    "fetch",
    async (url: string) =>
      new Response(url.endsWith("none") ? null : url, { status: url.endsWith("none") ? 404 : 200 }),
  );
  const devices = {
    ...noDevices,
    operate: async (deviceId: string, _operation: string, input: unknown) => {
      const { announcementId, volumePercent, wav } = input as Announcement;
      played.push(`${deviceId} ${announcementId} ${volumePercent} ${new TextDecoder().decode(wav)}`);
      await new Promise<void>((resolve) => ends.push(resolve));
      return { outcome: "played" };
    },
  } as typeof noDevices;
  const output = openLoudspeakers(devices, ["left", "right"]);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  const end = async () => {
    for (const one of ends.splice(0)) one();
    await settle();
  };
  return { output, played, settle, end };
}

it("a call comes out of every loudspeaker, at its volume; the next waits for its end", async () => {
  const { output, played, settle, end } = open();
  output.prepare("a", "/a");
  output.prepare("b", "/b");
  output.play("a", 40);
  await settle();
  expect(played).toEqual(["left a 40 /a", "right a 40 /a"]);
  output.stop();
  output.play("b", 100);
  await settle();
  expect(played).toHaveLength(2);
  await end();
  expect(played.slice(2)).toEqual(["left b 100 /b", "right b 100 /b"]);
});

it("what is taken back before its turn, has no sound or is quiet at this time of day, is not said", async () => {
  const { output, played, settle, end } = open();
  for (const id of ["a", "b", "none", "quiet"]) output.prepare(id, `/${id}`);
  output.play("a", 100);
  await settle();
  output.play("b", 100);
  output.stop();
  await end();
  output.play("none", 100);
  await settle();
  output.play("quiet", 0);
  await settle();
  expect(played.map((one) => one.split(" ")[1])).toEqual(["a", "a"]);
});
