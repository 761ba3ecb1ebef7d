/** Which paired devices have an open socket, and since when; who was here before stays known as away. */
export class Presence {
  readonly #seen = new Map<string, { isConnected: boolean; since: number; sockets: number }>();

  get all(): ReadonlyMap<string, { isConnected: boolean; since: number }> {
    return this.#seen;
  }

  arrived(deviceId: string, now: number): void {
    const sockets = (this.#seen.get(deviceId)?.sockets ?? 0) + 1;
    const since = sockets > 1 ? (this.#seen.get(deviceId)?.since ?? now) : now;
    this.#seen.set(deviceId, { isConnected: true, since, sockets });
  }

  left(deviceId: string, now: number): void {
    const sockets = (this.#seen.get(deviceId)?.sockets ?? 1) - 1;
    const since = sockets > 0 ? (this.#seen.get(deviceId)?.since ?? now) : now;
    this.#seen.set(deviceId, { isConnected: sockets > 0, since, sockets });
  }
}
