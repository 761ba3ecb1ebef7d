import { strict } from "../strict.ts";

interface Asked {
  url: string;
  method: string;
  resourceType: string;
  contentsId: number;
}

interface Verdict {
  cancel?: boolean;
  /** Another address instead. */
  url?: string;
}

type BeforeRequest = (
  details: object,
  answer: (response: { cancel?: boolean; redirectURL?: string }) => void,
) => void;

/** `session.webRequest`: only what is asked before a request. */
export class WebRequest {
  #listener: BeforeRequest | null = null;
  #urls: RegExp[] = [];
  readonly #told: (() => void)[] = [];
  #lastId = 0;
  /** As the main script sees it. */
  readonly api = strict("session.webRequest", {
    onBeforeRequest: (first: { urls: string[] } | BeforeRequest | null, second?: BeforeRequest | null) => {
      const isFiltered = typeof first === "object" && first !== null;
      this.#urls = isFiltered ? first.urls.map(patternOf) : [];
      this.#listener = isFiltered ? (second ?? null) : (first as BeforeRequest | null);
      for (const tell of this.#told) tell();
    },
  });

  get isAsked(): boolean {
    return this.#listener !== null;
  }

  onAsked(tell: () => void): void {
    this.#told.push(tell);
  }

  async ask({ contentsId, ...asked }: Asked): Promise<Verdict> {
    const listener = this.#listener;
    if (listener === null) return {};
    if (this.#urls.length > 0 && !this.#urls.some((pattern) => pattern.test(asked.url))) return {};
    this.#lastId += 1;
    const details = strict("details of onBeforeRequest", {
      ...asked,
      id: this.#lastId,
      webContentsId: contentsId,
      referrer: "",
      timestamp: Date.now(),
      uploadData: [],
    });
    const response = await new Promise<{ cancel?: boolean; redirectURL?: string }>((resolve) =>
      listener(details, resolve),
    );
    if (response.cancel) return { cancel: true };
    return response.redirectURL === undefined ? {} : { url: response.redirectURL };
  }
}

/** `*://*.example.com/*` and the like. */
function patternOf(pattern: string): RegExp {
  if (pattern === "<all_urls>") return /^/;
  return new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
}
