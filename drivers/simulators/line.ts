/** The wire that a simulated device hangs on, seen from the device's side. */
export interface SimulatedLine {
  /** What the host's configuration must say to reach it; the same through unplugging and plugging in. */
  readonly transport: string;
  readonly isPluggedIn: boolean;
  /** To whoever holds the other end; lost when nobody does, as on a real wire. */
  send(bytes: Uint8Array): void;
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
}

export type LineReceiver = (bytes: Uint8Array) => void;
