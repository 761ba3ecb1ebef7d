/** Messages on their way to a page that may be slow, or hang: what is newer takes the place of what it replaces. */
export interface Outgoing<Message> {
  /** `topic`: of one topic only the newest is kept while the page is behind; null: of its own, the oldest goes first. */
  put(topic: string | null, message: Message): void;
  /** The page has taken everything up to this one. */
  taken(serial: number): void;
  /** Another page: what was meant for the one before is gone. */
  clear(): void;
}

/** So many may be under way to the page. */
const mostUnderWay = 16;
/** So many wait here, whatever a page has open. */
const mostWaiting = 500;

export function openOutgoing<Message>(send: (serial: number, message: Message) => void): Outgoing<Message> {
  const waiting = new Map<string, Message>();
  let serial = 0;
  let takenTo = 0;
  let ownTopics = 0;

  function flush(): void {
    for (const [topic, message] of waiting) {
      if (serial - takenTo >= mostUnderWay) return;
      waiting.delete(topic);
      serial += 1;
      send(serial, message);
    }
  }

  return {
    put(topic, message) {
      const key = topic === null ? `${ownTopics++}` : `=${topic}`;
      waiting.delete(key);
      waiting.set(key, message);
      const [oldest] = waiting.keys();
      if (waiting.size > mostWaiting && oldest !== undefined) waiting.delete(oldest);
      flush();
    },
    taken(upTo) {
      if (upTo <= takenTo || upTo > serial) return;
      takenTo = upTo;
      flush();
    },
    clear() {
      waiting.clear();
      takenTo = serial;
    },
  };
}
