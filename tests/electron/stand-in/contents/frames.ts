/** The frames of a page, as the main process sees them. */
import type { Session } from "../chromium/connection.ts";
import { strict } from "../strict.ts";

export class WebFrameMain {
  url = "";
  origin = "null";
  name = "";
  detached = false;
  readonly parent: WebFrameMain | null;
  readonly routingId: number;
  readonly frameTreeNodeId: number;
  readonly processId: number;
  readonly frameToken: string;
  readonly #children = new Set<WebFrameMain>();

  constructor(frameToken: string, parent: WebFrameMain | null, number: number, processId: number) {
    this.frameToken = frameToken;
    this.parent = parent;
    this.routingId = number;
    this.frameTreeNodeId = number;
    this.processId = processId;
    if (parent) parent.#children.add(this);
  }

  get top(): WebFrameMain {
    return this.parent === null ? this : this.parent.top;
  }

  get frames(): WebFrameMain[] {
    return [...this.#children];
  }

  get framesInSubtree(): WebFrameMain[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)];
  }

  isDestroyed(): boolean {
    return this.detached;
  }

  remove(): void {
    this.detached = true;
    if (this.parent) this.parent.#children.delete(this);
    for (const child of this.#children) child.detached = true;
  }
}

interface Place {
  id: string;
  parentId?: string;
  url: string;
  urlFragment?: string;
  name?: string;
}

export class FrameTree {
  readonly #frames = new Map<string, WebFrameMain>();
  /** What of this frame the rest of the stand-in and the main script see: guarded, one for each frame. */
  readonly #guarded = new Map<WebFrameMain, WebFrameMain>();
  readonly #processId: number;
  #lastNumber = 0;
  #mainId = "";

  constructor(session: Session, processId: number, mainId: string) {
    this.#processId = processId;
    this.#mainId = mainId;
    this.#add(mainId, undefined);
    session.on("Page.frameAttached", ({ frameId, parentFrameId }) => this.#add(frameId, parentFrameId));
    session.on("Page.frameNavigated", ({ frame }) => this.#place(frame));
    session.on("Page.navigatedWithinDocument", ({ frameId, url }) => {
      const frame = this.#frames.get(frameId);
      if (frame) frame.url = url;
    });
    session.on("Page.frameDetached", ({ frameId, reason }) => {
      if (reason !== "remove") return;
      this.#frames.get(frameId)?.remove();
      this.#frames.delete(frameId);
    });
  }

  get mainId(): string {
    return this.#mainId;
  }

  get main(): WebFrameMain {
    return this.#guard(this.#frames.get(this.#mainId) ?? this.#add(this.#mainId, undefined));
  }

  find(frameId: string | undefined): WebFrameMain | null {
    const frame = frameId === undefined ? undefined : this.#frames.get(frameId);
    return frame ? this.#guard(frame) : null;
  }

  #add(frameId: string, parentId: string | undefined): WebFrameMain {
    const parent = parentId === undefined ? null : (this.#frames.get(parentId) ?? null);
    this.#lastNumber += 1;
    const frame = new WebFrameMain(frameId, parent, this.#lastNumber, this.#processId);
    this.#frames.set(frameId, frame);
    return frame;
  }

  #place({ id, parentId, url, urlFragment = "", name = "" }: Place): void {
    const frame = this.#frames.get(id) ?? this.#add(id, parentId);
    Object.assign(frame, { url: `${url}${urlFragment}`, origin: originOf(url), name });
  }

  #guard(frame: WebFrameMain): WebFrameMain {
    const guarded =
      this.#guarded.get(frame) ??
      strict(
        "webFrameMain",
        plain(frame, (other) => this.#guard(other)),
      );
    this.#guarded.set(frame, guarded);
    return guarded;
  }
}

/** Its present state at every look, with guarded neighbours. */
function plain(frame: WebFrameMain, guard: (frame: WebFrameMain) => WebFrameMain): WebFrameMain {
  return {
    get url() {
      return frame.url;
    },
    get origin() {
      return frame.origin;
    },
    get name() {
      return frame.name;
    },
    get detached() {
      return frame.detached;
    },
    get parent() {
      return frame.parent && guard(frame.parent);
    },
    get top() {
      return guard(frame.top);
    },
    get frames() {
      return frame.frames.map(guard);
    },
    get framesInSubtree() {
      return frame.framesInSubtree.map(guard);
    },
    routingId: frame.routingId,
    frameTreeNodeId: frame.frameTreeNodeId,
    processId: frame.processId,
    frameToken: frame.frameToken,
    isDestroyed: () => frame.isDestroyed(),
  } as WebFrameMain;
}

/** As RFC 6454 writes it; `null` for what has none. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : "null";
}
