export interface PictureRequest {
  requestId: string;
  deviceId: string;
  window: number;
  /** Hall time. */
  askedAt: number;
  given: { jpeg: string; at: number } | null;
}

/** A shell that is there answers within seconds. */
const waitMs = 30_000;
const keptMs = 3 * 60_000;
/** 160 kB each. */
const mostKept = 20;

/** Pictures of screens, for the manager who asked: in memory, for minutes, one a shell. */
export class Pictures {
  readonly #requests = new Map<string, PictureRequest>();

  /** The newest request replaces the one before it. */
  ask(request: Omit<PictureRequest, "given">): void {
    for (const { requestId, deviceId } of this.#requests.values())
      if (deviceId === request.deviceId) this.#requests.delete(requestId);
    this.#requests.set(request.requestId, { ...request, given: null });
    for (const requestId of this.#requests.keys()) {
      if (this.#requests.size <= mostKept) break;
      this.#requests.delete(requestId);
    }
  }

  give(requestId: string, jpeg: string, now: number): void {
    const request = this.#requests.get(requestId);
    if (request) request.given = { jpeg, at: now };
  }

  /** What this shell is to answer now. */
  wanted(deviceId: string, now: number): PictureRequest | null {
    const request = this.ofDevice(deviceId, now);
    return request && request.given === null && now - request.askedAt < waitMs ? request : null;
  }

  ofDevice(deviceId: string, now: number): PictureRequest | null {
    for (const request of this.#requests.values())
      if (request.deviceId === deviceId) return this.#unlessOld(request, now);
    return null;
  }

  see(requestId: string, now: number): PictureRequest["given"] {
    const request = this.#requests.get(requestId);
    return request ? (this.#unlessOld(request, now)?.given ?? null) : null;
  }

  #unlessOld(request: PictureRequest, now: number): PictureRequest | null {
    if (now - (request.given?.at ?? request.askedAt) < keptMs) return request;
    this.#requests.delete(request.requestId);
    return null;
  }
}
