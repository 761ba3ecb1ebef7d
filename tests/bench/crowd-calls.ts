/** What a crowd can be asked to do. Times are milliseconds of the crowd's own monotonic clock. */
export interface View {
  name: string;
  params: Record<string, string>;
}

export interface ClientPlan {
  auth: Record<string, string>;
  views: View[];
}

export interface Answered {
  answer: { ok: boolean; value?: Record<string, unknown>; error?: { code: string } };
  /** When it was sent, and how long the answer took. */
  at: number;
  ms: number;
}

export interface Arrival {
  client: number;
  at: number;
  message: { name: string; params: Record<string, string>; version: number; value: unknown };
}

/** A clerk's client, and the queue whose tickets are taken for them. */
export interface ClerkAt {
  index: number;
  queueId: string;
}

export interface CrowdCalls {
  /** Connects and opens the views; answers the indexes of the clients. */
  connect(url: string, plans: ClientPlan[]): Promise<number[]>;
  /** Since the first client came: how many views arrived, and the newest of each. */
  received(): Promise<{ count: number; newest: Omit<Arrival, "at">[] }>;
  /** What `view:open` answered so far, by the view as JSON. */
  opened(): Promise<Record<string, unknown>>;
  /** All at the same instant; how long until the last has its views. */
  reconnect(url: string, plans: ClientPlan[]): Promise<number>;
  /** All clients take tickets for different people, each the next when the last is answered. */
  take(what: { from: number; count: number; queueId: string }): Promise<{ ms: number; errors: string[] }>;
  /** The clients send the same command at the same instant. */
  together(indexes: number[], name: string, inputs: object[]): Promise<Answered[]>;
  oneByOne(index: number, name: string, inputs: object[]): Promise<Answered[]>;
  /** One command, and every view that arrives within `ms` of its answer. */
  note(index: number, name: string, input: object, ms: number): Promise<Answered & { arrivals: Arrival[] }>;
  /** A day of so many tickets: the kiosk gives them out, every clerk calls, starts and finishes one after the other. */
  serveDay(kiosk: number, clerks: ClerkAt[], tickets: number): Promise<void>;
}
