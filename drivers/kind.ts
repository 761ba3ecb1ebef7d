import type { Redact } from "./captures/redact.ts";
import type { ConformanceSuite } from "./conformance/suite.ts";
import type { Devices } from "./contract/devices.ts";
import type { OperationName } from "./contract/operations.ts";
import type { MakeAdapter } from "./driver.ts";
import type { DeviceConfig } from "./host/config.ts";
import type { Result } from "./result.ts";
import type { LineReceiver, SimulatedLine } from "./simulators/line.ts";

/**
 * What a kind of device is to everything that does not care which kind it is: the host, the simulators, the tools. Each
 * kind's `index.ts` is one; `kinds.ts` is the table of them.
 */
export interface KindEntry {
  /** By name. Loaded when needed: a line's process gets the code of its own device only, and its faults. */
  adapters: Readonly<Record<string, () => Promise<MakeAdapter>>>;
  defaultAdapter: string;
  /** Frame maps by name, where adapters have some. */
  profiles?: readonly string[];
  operations: KindOperations;
  tools: () => Promise<KindTools>;
}

export type KindOperations = { readonly [Name in OperationName]?: OperationRule };

export interface OperationRule {
  /**
   * Inputs come from pages, over a socket: types end there. Loads what it needs when it is called: this table is in every
   * line's process, and zod alone would cost each 18 MB.
   */
  isValid(input: unknown): Promise<boolean>;
  /** After so long the answer is "unknown", whatever the adapter does. */
  longestMs: number;
}

/** `<kind>/tools.ts`: for developers, technicians and tests; a hall in operation does not load it. */
export interface KindTools {
  simulate: Simulate;
  tryOut: TryOut;
  /** One for all, or one for each adapter and profile where they differ in what they can show. */
  conformance: ConformanceSuite | ((config: DeviceConfig) => ConformanceSuite);
  /** By an adapter's name, in place of `conformance` where that does not fit it. */
  ownSuites?: Readonly<Record<string, ConformanceSuite>>;
  /**
   * Takes everything personal out of a recording of the wire; null where nothing personal can go over it.
   */
  redact: Redact | null;
}

export type ActionFault = "invalid-input" | "no-such-card";

/** One simulated device, as the dock shows and moves it. */
export interface SimulatedUnit {
  /** For the host's configuration. */
  transport: string;
  state(): Record<string, unknown>;
  /** What a person would do at the device; the kind says which actions there are. */
  act(input: unknown): Promise<Result<null, ActionFault>>;
  /** Oldest first, of what prints tickets. */
  tickets?(): DecodedTicket[];
  /** What is not a line that `makeLine` made. */
  stop?(): Promise<void>;
}

/** A ticket that came out of a simulated printer. */
export interface DecodedTicket {
  ticketId: string;
  isCut: boolean;
  lines: string[];
  qrCodes: string[];
  svg: string;
}

export type MakeLine = (deviceId: string, receive: LineReceiver) => Promise<SimulatedLine>;

export interface SimulationOrder {
  deviceId: string;
  adapter?: string;
  profile?: string;
  address?: number;
  /** Devices of the same name hang on one line. */
  line?: string;
}

/** A device on the network makes its own server on loopback and says so in `transport`; all others ask for a line. */
export type Simulate = (order: SimulationOrder, makeLine: MakeLine) => Promise<SimulatedUnit>;

/** A device that somebody tries by hand; it is being opened when this is handed over. */
export interface TriedDevice {
  devices: Devices;
  deviceId: string;
  transport: string;
}

/** Uses a device until the program is ended, and says what comes of it; nothing of what a card or a code says. */
export type TryOut = (tried: TriedDevice, say: (line: string) => void) => void;
