/** What of node-hid is used; tests put their own in its place. */
export interface HidLibrary {
  list(): Promise<ListedHid[]>;
  /** Rejects when the device may not be opened, or is gone. */
  open(path: string): Promise<HidDevice>;
}

export interface ListedHid {
  vendorId: number;
  productId: number;
  path?: string | undefined;
  serialNumber?: string | undefined;
  /** Of the first collection in the report descriptor; 0 or missing where the system does not tell. */
  usagePage?: number | undefined;
}

export interface HidDevice {
  on(event: "data", listener: (report: Uint8Array) => void): unknown;
  on(event: "error", listener: (error: unknown) => void): unknown;
  /** The report's number, 0 where reports have none, and its bytes. */
  write(report: number[]): Promise<number>;
  close(): Promise<void>;
}

/**
 * Loaded when a HID device is to be opened, not before: it is native code, and a hall without such a device must not
 * depend on a library that the system may lack. null when it cannot be loaded.
 */
export async function loadHidLibrary(): Promise<HidLibrary | null> {
  try {
    const { HIDAsync, devicesAsync } = await import("node-hid");
    // Native code is loaded at the first call, not by the import.
    await devicesAsync();
    return { list: () => devicesAsync(), open: (path) => HIDAsync.open(path) };
  } catch {
    return null;
  }
}
