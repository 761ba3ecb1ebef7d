/**
 * A USB serial adapter (FTDI, /dev/ttyUSB0) with a card reader behind it. serialport's `close` may never come; that the
 * adapter is gone must be told all the same.
 */
import { SerialPort } from "serialport";
import { pullReader } from "./pulled-reader.ts";
import type { Story } from "./story.ts";

/**
 * The library's own notice of a loss, which it sometimes does not give (node-serialport #2043). Counted, and kept back at
 * will: then `isOpen` stays true and neither `close` nor `error` comes, exactly as when it is missed.
 */
const library: { close: typeof SerialPort.prototype.close; _disconnected(error: Error): void } =
  SerialPort.prototype;
function takeNotice() {
  const tell = library._disconnected;
  const notice = { isKeptBack: false, told: 0, keptBack: 0 };
  const keptBackFrom = new WeakSet<object>();
  library._disconnected = function (this: SerialPort, error): void {
    if (!notice.isKeptBack) {
      if (this.isOpen) notice.told += 1;
      tell.call(this, error);
    } else if (!keptBackFrom.has(this)) {
      keptBackFrom.add(this);
      notice.keptBack += 1;
    }
  };
  return notice;
}

export const serialStory: Story = async (outside, chance, pulls) => {
  const notice = takeNotice();
  const parts = {
    hands: outside,
    adapter: "serial",
    node: /^\/dev\/ttyUSB/,
    chance,
    beforePull: () => {
      notice.isKeptBack = chance.below(2) === 0;
      return notice.isKeptBack ? "serialport's notice kept back" : "";
    },
  };
  const byPath = await pullReader({ ...parts, transport: "serial:/dev/ttyUSB0@115200", pulls });
  await (await outside.pull({ when: "after-ms", ms: 0 })).out;
  // Its number changes when it is back before the old one was let go; its ids do not.
  const hasty = Math.ceil(pulls / 2);
  const transport = "serial:usb=0403:6001@115200";
  const byIds = await pullReader({ ...parts, transport, pulls: hasty, isHasty: true });
  return `by path: ${byPath}; by USB ids, a loose contact: ${byIds}; serialport's own notice: ${notice.told} given, ${notice.keptBack} kept back`;
};
