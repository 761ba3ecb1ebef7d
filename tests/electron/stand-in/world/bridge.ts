/**
 * Electron's contextBridge between a page's own world and the preload's world. Both see the same document, and what an event
 * carries from one to the other is cloned; functions and promises stay where they are and are called by their number.
 * Runs in pages as its own source: it uses nothing from outside itself.
 */
export interface Bridge {
  exposeInMainWorld(key: string, api: unknown): void;
}

type Packed =
  | { kind: "value"; value: unknown }
  | { kind: "function"; id: number }
  | { kind: "promise"; id: number }
  | { kind: "error"; message: string }
  | { kind: "array"; items: Packed[] }
  | { kind: "object"; entries: [string, Packed][] };

type Message =
  | { type: "expose"; key: string; api: Packed }
  | { type: "call"; id: number; input: Packed[] }
  | { type: "answer"; output: Packed }
  | { type: "thrown"; message: string }
  | { type: "settled"; id: number; isOk: boolean; output: Packed };

export function makeBridge(listensTo: string, speaksTo: string): Bridge {
  const deepest = 1000;
  const alreadyThere = "Cannot bind an API on top of an existing property on the window object";
  const functions = new Map<number, (...input: unknown[]) => unknown>();
  const numbers = new Map<unknown, number>();
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const [dispatch, Event, here] = [document.dispatchEvent, CustomEvent, document];
  let lastPromise = 0;
  let answer: Message | undefined;

  const say = (message: Message) => Reflect.apply(dispatch, here, [new Event(speaksTo, { detail: message })]);
  const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

  function pack(value: unknown, depth = 0): Packed {
    if (depth > deepest)
      throw new TypeError(
        "Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.",
      );
    if (typeof value === "symbol") throw new TypeError("An object could not be cloned.");
    if (typeof value === "function") return { kind: "function", id: numberOf(value as () => unknown) };
    if (value instanceof Promise) return { kind: "promise", id: follow(value) };
    if (value instanceof Error) return { kind: "error", message: value.message };
    if (Array.isArray(value)) return { kind: "array", items: value.map((item) => pack(item, depth + 1)) };
    if (isPlain(value)) {
      return {
        kind: "object",
        entries: Object.entries(value).map(([key, item]) => [key, pack(item, depth + 1)]),
      };
    }
    return { kind: "value", value: structuredClone(value) };
  }

  function isPlain(value: unknown): value is object {
    return Object.prototype.toString.call(value) === "[object Object]";
  }

  function numberOf(given: (...input: unknown[]) => unknown): number {
    const id = numbers.get(given) ?? numbers.size + 1;
    numbers.set(given, id);
    functions.set(id, given);
    return id;
  }

  function follow(promise: Promise<unknown>): number {
    lastPromise += 1;
    const id = lastPromise;
    promise.then(
      (value) => say({ type: "settled", id, isOk: true, output: pack(value) }),
      (error) => say({ type: "settled", id, isOk: false, output: pack(textOf(error)) }),
    );
    return id;
  }

  function unpack(packed: Packed): unknown {
    switch (packed.kind) {
      case "function":
        return (...input: unknown[]) => call(packed.id, input);
      case "promise":
        return new Promise((resolve, reject) => pending.set(packed.id, { resolve, reject }));
      case "error":
        return new Error(packed.message);
      case "array":
        return packed.items.map(unpack);
      case "object":
        return Object.fromEntries(packed.entries.map(([key, item]) => [key, unpack(item)]));
      case "value":
        return packed.value;
    }
  }

  /** The other world answers within the dispatch. */
  function call(id: number, input: unknown[]): unknown {
    answer = undefined;
    say({ type: "call", id, input: input.map((item) => pack(item)) });
    const given = answer as Message | undefined;
    if (given?.type === "answer") return unpack(given.output);
    throw new Error(given?.type === "thrown" ? given.message : "The other world does not answer.");
  }

  function frozen(value: unknown): unknown {
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    for (const item of Object.values(value)) frozen(item);
    return Object.freeze(value);
  }

  function answerCall(id: number, input: Packed[]): Message {
    try {
      return { type: "answer", output: pack(functions.get(id)?.(...input.map(unpack))) };
    } catch (error) {
      return { type: "thrown", message: textOf(error) };
    }
  }

  document.addEventListener(listensTo, (event) => {
    const message = (event as CustomEvent<Message>).detail;
    switch (message.type) {
      case "expose":
        if (message.key in globalThis) {
          say({ type: "thrown", message: alreadyThere });
          break;
        }
        Object.defineProperty(globalThis, message.key, {
          value: frozen(unpack(message.api)),
          enumerable: true,
        });
        break;
      case "call":
        say(answerCall(message.id, message.input));
        break;
      case "settled": {
        const waiting = pending.get(message.id);
        pending.delete(message.id);
        if (message.isOk) waiting?.resolve(unpack(message.output));
        else waiting?.reject(new Error(String(unpack(message.output))));
        break;
      }
      default:
        answer = message;
    }
  });

  return {
    exposeInMainWorld(key, api) {
      answer = undefined;
      say({ type: "expose", key, api: pack(api) });
      if (answer !== undefined) throw new Error(alreadyThere);
    },
  };
}
