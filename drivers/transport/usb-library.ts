/** What of the package `usb` is used; tests put their own in its place. */
export interface UsbLibrary {
  list(): Promise<UsbHandle[]>;
}

/** One device, open or not. Every promise settles when the device is pulled out. */
export interface UsbHandle {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string | null;
  /** Only while it is open. */
  readonly configuration: UsbConfiguration | null;
  open(): Promise<void>;
  claimInterface(interfaceNumber: number): Promise<void>;
  /** Must come before `close`, which alone leaves it claimed. */
  releaseInterface(interfaceNumber: number): Promise<void>;
  close(): Promise<void>;
  /** One transfer, which a packet that is not full ends. After `timeoutMs` it rejects, and what had arrived of it is lost. */
  nativeTransferIn(endpoint: number, timeoutMs: number, length: number): Promise<Uint8Array | null>;
  nativeTransferOut(endpoint: number, timeoutMs: number, bytes: Uint8Array): Promise<number>;
  clearHalt(direction: "in" | "out", endpoint: number): Promise<void>;
}

export interface UsbConfiguration {
  interfaces: readonly {
    interfaceNumber: number;
    alternate: { interfaceClass: number; endpoints: readonly UsbEndpoint[] };
  }[];
}

export interface UsbEndpoint {
  /** Without the bit for the direction: 81 is 1. */
  endpointNumber: number;
  direction: "in" | "out";
  type: string;
}

/** Why a call of the library was rejected; it only gives texts. */
export type UsbFault = "timeout" | "stall" | "gone" | "refused";

export function usbFaultOf(error: unknown): UsbFault {
  const text = error instanceof Error ? error.message : String(error);
  if (/cancelled|timed? ?out/i.test(text)) return "timeout";
  if (/stall/i.test(text)) return "stall";
  return /permission|denied|busy|access|errno (1|13|16)\b/i.test(text) ? "refused" : "gone";
}

/**
 * Loaded when such a device is to be opened, not before: it is native code, built for the common machines only. null when
 * it cannot be loaded.
 */
export async function loadUsbLibrary(): Promise<UsbLibrary | null> {
  try {
    const { usb } = await import("usb");
    return { list: () => usb.getDevices() };
  } catch {
    return null;
  }
}
