import { describe, expect, it, vi } from "vitest";
import { encodeReply } from "../id-card-reader/commands.ts";
import { extent } from "../testing/extent.ts";
import { hostileBytes } from "../testing/mutate.ts";
import { createChance } from "../testing/random.ts";
import { createUsbStandIn, type UsbStandInDevice } from "../testing/usb-stand-in.ts";
import { createUsbTransport, type UsbSpec } from "./usb.ts";
import { bodyBytesOf, findBulkInterface } from "./usb-pipes.ts";

const usb = { vendorId: 0x0400, productId: 0xc35a };
const onePipe: UsbSpec = { transport: "usb", usb };
const twoPipes: UsbSpec = { ...onePipe, pipes: "head-and-body" };
const limits = { openMs: 2000, writeMs: 100 };
const request = Uint8Array.from(Buffer.from("aaaaaa96690003200122", "hex"));
const found = encodeReply("cardFound", new Uint8Array(4));
const ready = encodeReply("ok");

function setUp(spec: UsbSpec, device: Partial<UsbStandInDevice> = {}) {
  const standIn = createUsbStandIn();
  const received: [number, string][] = [];
  const plugged = standIn.plugIn({
    ...usb,
    pairs: spec.pipes ? 2 : 1,
    receive: (endpoint, bytes) => received.push([endpoint, Buffer.from(bytes).toString("hex")]),
    ...device,
  });
  const heard = { data: vi.fn<(bytes: Uint8Array) => void>(), closed: vi.fn<() => void>() };
  const pieces = () => heard.data.mock.calls.map(([bytes]) => Uint8Array.from(bytes));
  const transport = createUsbTransport(spec, limits, async () => standIn.library);
  return { standIn, plugged, received, heard, pieces, transport };
}

it("one pipe: whole messages both ways", async () => {
  const { standIn, plugged, received, heard, pieces, transport } = setUp(onePipe);
  expect(await transport.open(heard)).toMatchObject({ ok: true });
  expect(await transport.write(request)).toEqual({ ok: true, value: null });
  expect(received).toEqual([[2, Buffer.from(request).toString("hex")]]);
  plugged.send(1, found);
  plugged.send(1, ready);
  await expect.poll(() => pieces()).toEqual([found, ready]);
  await transport.close();
  await expect.poll(() => standIn.claimedCount).toBe(0);
  expect(heard.closed).not.toHaveBeenCalled();
});

describe("head and body", () => {
  it("seven bytes through one pair of endpoints, the rest through the other", async () => {
    const { plugged, received, heard, pieces, transport } = setUp(twoPipes);
    expect(await transport.open(heard)).toMatchObject({ ok: true });
    await transport.write(request);
    expect(received).toEqual([
      [2, "aaaaaa96690003"],
      [6, "200122"],
    ]);
    plugged.send(1, found.subarray(0, 7));
    plugged.send(5, found.subarray(7));
    await expect.poll(() => pieces()).toEqual([found]);
    await transport.close();
  });

  it("a body in several transfers, and before its head", async () => {
    const { plugged, heard, pieces, transport } = setUp(twoPipes);
    expect(await transport.open(heard)).toMatchObject({ ok: true });
    await transport.write(request);
    plugged.send(5, found.subarray(7, 9));
    plugged.send(1, found.subarray(0, 7));
    plugged.send(5, found.subarray(9));
    await expect.poll(() => pieces()).toEqual([found]);
    await transport.close();
  });

  it("a body that nobody waited for is not taken for the next head's", async () => {
    const { plugged, heard, pieces, transport } = setUp(twoPipes);
    expect(await transport.open(heard)).toMatchObject({ ok: true });
    // Of the same length as the next one, and right with its head: the check alone would not tell.
    plugged.send(5, encodeReply("findFailed").subarray(7));
    await transport.write(request);
    plugged.send(1, ready.subarray(0, 7));
    plugged.send(5, ready.subarray(7));
    await expect.poll(() => pieces()).toEqual([ready]);
    await transport.close();
  });

  it("an answer whose second half comes after the next question is heard by nobody", async () => {
    const { plugged, heard, pieces, transport } = setUp(twoPipes);
    expect(await transport.open(heard)).toMatchObject({ ok: true });
    plugged.send(1, found.subarray(0, 7));
    await plugged.whenReadAt(5);
    const writing = transport.write(request);
    plugged.send(5, found.subarray(7));
    await writing;
    plugged.send(1, ready.subarray(0, 7));
    plugged.send(5, ready.subarray(7));
    await expect.poll(() => pieces()).toEqual([ready]);
    await transport.close();
  });
});

describe("pulled out", () => {
  it.each([onePipe, twoPipes])("closed is told once, and the interface is let go", async (spec) => {
    const { standIn, plugged, heard, transport } = setUp(spec);
    expect(await transport.open(heard)).toMatchObject({ ok: true });
    plugged.unplug();
    await expect.poll(() => heard.closed).toHaveBeenCalledTimes(1);
    expect(await transport.write(request)).toEqual({ ok: false, error: "line-lost" });
    await expect.poll(() => standIn.claimedCount).toBe(0);
    expect(heard.closed).toHaveBeenCalledTimes(1);
  });

  it("between head and body", async () => {
    const { plugged, heard, pieces, transport } = setUp(twoPipes);
    expect(await transport.open(heard)).toMatchObject({ ok: true });
    plugged.send(1, found.subarray(0, 7));
    plugged.unplug();
    await expect.poll(() => heard.closed).toHaveBeenCalledTimes(1);
    expect(pieces()).toEqual([]);
  });
});

it("a stalled endpoint is cleared and read on, one that stays stalled is gone", async () => {
  const { plugged, heard, pieces, transport } = setUp(onePipe);
  expect(await transport.open(heard)).toMatchObject({ ok: true });
  plugged.stall(1);
  await expect
    .poll(() => {
      plugged.send(1, ready);
      return pieces().length;
    })
    .toBeGreaterThan(0);
  expect(heard.closed).not.toHaveBeenCalled();
  await transport.close();
});

describe("what cannot be opened", () => {
  it("nothing plugged in, or two of the same, is absent", async () => {
    const { standIn, heard, transport } = setUp(onePipe);
    standIn.plugIn({ ...usb, pairs: 1, receive() {} });
    expect(await transport.open(heard)).toEqual({ ok: false, error: "absent" });
    const named = createUsbTransport(
      { ...onePipe, usb: { ...usb, serialNumber: "B2" } },
      limits,
      async () => standIn.library,
    );
    expect(await named.open(heard)).toEqual({ ok: false, error: "absent" });
  });

  it.each(["open error: permission denied", "claimInterface error: interface is busy"])(
    "%s is refused, with a sentence",
    async (message) => {
      const { plugged, heard, transport } = setUp(onePipe);
      plugged.refuse(new Error(message));
      expect(await transport.open(heard)).toEqual({ ok: false, error: "refused" });
      expect(transport.refusal).toContain(message);
    },
  );

  it("endpoints that do not fit are refused, with a sentence", async () => {
    const { standIn, heard, transport } = setUp(twoPipes, { pairs: 1 });
    expect(await transport.open(heard)).toEqual({ ok: false, error: "refused" });
    expect(transport.refusal).toMatch(/no bulk endpoints/);
    expect(standIn.claimedCount).toBe(0);
  });

  it("no library is refused, with a sentence", async () => {
    const transport = createUsbTransport(onePipe, limits, async () => null);
    expect(await transport.open({ data() {}, closed() {} })).toEqual({ ok: false, error: "refused" });
    expect(transport.refusal).toMatch(/package usb/);
  });

  it("a device that takes no bytes: the write ends in time", async () => {
    const { plugged, heard, transport } = setUp(onePipe);
    expect(await transport.open(heard)).toMatchObject({ ok: true });
    plugged.hang();
    expect(await transport.write(request)).toEqual({ ok: false, error: "timeout" });
    await transport.close();
  });
});

it("of several interfaces the maker's own is taken", () => {
  const endpoints = [
    { endpointNumber: 2, direction: "out", type: "bulk" },
    { endpointNumber: 1, direction: "in", type: "bulk" },
  ] as const;
  const interfaces = [
    { interfaceNumber: 0, alternate: { interfaceClass: 3, endpoints: [] } },
    { interfaceNumber: 1, alternate: { interfaceClass: 8, endpoints } },
    { interfaceNumber: 2, alternate: { interfaceClass: 0xff, endpoints } },
  ];
  expect(findBulkInterface({ interfaces }, "one-pipe")).toMatchObject({
    ok: true,
    value: { interfaceNumber: 2 },
  });
  expect(findBulkInterface({ interfaces }, "head-and-body").ok).toBe(false);
  expect(findBulkInterface(null, "one-pipe").ok).toBe(false);
});

it("any bytes as a head: a body of bounded length, or none", () => {
  const chance = createChance(7);
  for (let tries = extent(10_000, 1_000_000); tries > 0; tries -= 1) {
    const head = hostileBytes(chance, [found.subarray(0, 7)], 20);
    const length = bodyBytesOf(head);
    if (length !== null) expect([head.length, length > 0 && length <= 4096]).toEqual([7, true]);
  }
}, 600_000);
