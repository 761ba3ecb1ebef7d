/** Many clients of a real server at once, who note every command that they sent and what they heard. */
import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import type { Chance } from "./seeded.ts";

// biome-ignore lint/suspicious/noExplicitAny: these clients know the wire as text, not the server's types.
type Loose = any;

export interface Sent {
  /** The sender, by name in `tokens`; "phone" has no token. */
  who: string;
  name: string;
  input: Loose;
  /** The whole acknowledgement; null when none came. */
  answer: Loose | null;
}

/** A socket that ends with its server, and tells so. */
export interface Line {
  socket: Socket;
  /** Null when the server was gone before it answered. */
  ask(name: string, input: Loose): Promise<Loose | null>;
  close(): void;
}

export async function openLine(url: string, token: string | undefined): Promise<Line | null> {
  const socket = io(url, {
    transports: ["websocket"],
    auth: token ? { token } : {},
    reconnection: false,
    forceNew: true,
  });
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("connect_error", () => resolve(false));
    // Killed during the handshakes: the manager would only notice after twenty seconds.
    socket.io.once("close", () => resolve(false));
    socket.io.engine.once("close", () => resolve(false));
  });
  if (!isOpen) {
    socket.close();
    return null;
  }
  const gone = new Promise<null>((resolve) => socket.once("disconnect", () => resolve(null)));
  return {
    socket,
    ask: (name, input) => {
      if (!socket.connected) return Promise.resolve(null);
      const answer = new Promise<Loose>((resolve) => socket.emit(name, input, resolve));
      return Promise.race([answer, gone]);
    },
    close: () => socket.close(),
  };
}

/** Between two presses, at the most: a round stays small, and the groups differ in size. */
const mostPauseMs = 15;

interface Member {
  who: string;
  /** Does one thing after the other until the server is gone. */
  run(line: Line, send: (name: string, input?: Loose) => Promise<Loose | null>): Promise<void>;
}

/** A town's hall in its busiest hour: people at the kiosk and the guide's desk, four clerks, their pads, phones. */
export class Crowd {
  readonly sent: Sent[] = [];
  readonly tokens: Record<string, string | undefined>;
  readonly #chance: Chance;
  #serial = 0;
  /** Taken and perhaps still waiting, with their tokens. */
  readonly #waiting: { ticketId: string; token: string }[] = [];
  readonly #tokenOf = new Map<string, string>();
  readonly #finished: string[] = [];

  constructor(tokens: Record<string, string | undefined>, chance: Chance) {
    this.tokens = tokens;
    this.#chance = chance;
  }

  tokenOf(ticketId: string): string | undefined {
    return this.#tokenOf.get(ticketId);
  }

  /** Resolves when the server is gone for everybody. */
  async load(url: string): Promise<void> {
    const members: Member[] = [
      ...Array.from({ length: 6 }, () => this.#taker("kiosk-1")),
      ...Array.from({ length: 2 }, () => this.#taker("guide-01")),
      ...["1", "2", "3", "4"].flatMap((counterId) => [this.#clerk(counterId), this.#pad(counterId)]),
      ...Array.from({ length: 4 }, () => this.#phone()),
    ];
    await Promise.all(
      members.map(async ({ who, run }) => {
        const line = await openLine(url, this.tokens[who]);
        if (!line) return;
        await run(line, (name, input = {}) => this.#send(line, who, name, input));
        line.close();
      }),
    );
  }

  async #send(line: Line, who: string, name: string, input: Loose): Promise<Loose | null> {
    await new Promise((resolve) => setTimeout(resolve, this.#chance.below(mostPauseMs)));
    if (!line.socket.connected) return null;
    const one: Sent = { who, name, input: { commandId: randomUUID(), ...input }, answer: null };
    this.sent.push(one);
    one.answer = await line.ask(name, one.input);
    return one.answer;
  }

  #taker(who: string): Member {
    return {
      who,
      run: async (_line, send) => {
        for (;;) {
          this.#serial += 1;
          const holder = { name: `甲${this.#serial}`, phone: `199${String(this.#serial).padStart(8, "0")}` };
          const queueId = this.#chance.next() < 0.8 ? "all-round" : "errands";
          const answer = await send("ticket:take", {
            queueId,
            ...(this.#chance.next() < 0.6 ? { holder } : {}),
          });
          if (!answer) return;
          if (answer.ok) this.noteTaken(answer.value);
          if (this.#chance.next() < 0.4 && this.#waiting.length > 0) {
            const { ticketId } = this.#chance.pick(this.#waiting);
            if (!(await send("ticket:cancel", { ticketId }))) return;
          }
        }
      },
    };
  }

  /** Also for a take whose answer came only when it was asked again. */
  noteTaken({ ticket, token }: Loose): void {
    this.#tokenOf.set(ticket.id, token);
    this.#waiting.push({ ticketId: ticket.id, token });
    if (this.#waiting.length > 50) this.#waiting.shift();
  }

  #clerk(counterId: string): Member {
    return {
      who: `clerk-0${counterId}`,
      run: async (_line, send) => {
        if (!(await send("counter:open", { counterId }))) return;
        for (;;) {
          const called = await send("counter:callNext");
          if (!called) return;
          if (this.#chance.next() < 0.2 && !(await send("counter:recall"))) return;
          const what = this.#chance.next();
          const reason = { reason: "等一等" };
          if (what < 0.1) {
            if (!(await send("counter:skip", reason))) return;
            continue;
          }
          if (what < 0.25) {
            if (!(await send("counter:transfer", { toQueueId: "errands", ...reason }))) return;
            continue;
          }
          if (what < 0.35) {
            const held = await send("counter:hold", reason);
            if (!held) return;
            if (held.ok && !(await send("counter:unhold", { ticketId: held.value.ticket.id }))) return;
          }
          if (!(await send("counter:start"))) return;
          const finished = await send("counter:finish");
          if (!finished) return;
          if (finished.ok) this.#finished.push(finished.value.ticket.id);
        }
      },
    };
  }

  /** Rates whatever it is asked for. */
  #pad(counterId: string): Member {
    return {
      who: `pad-${counterId}`,
      run: async (line, send) => {
        let asked: string | null = null;
        let tell = () => {};
        line.socket.on("view", (message: Loose) => {
          asked = message.value.invitation?.id ?? null;
          tell();
        });
        line.socket.once("disconnect", () => tell());
        const opened = await line.ask("view:open", { name: "pad", params: { counterId } });
        asked = opened?.value?.value.invitation?.id ?? null;
        let rated: string | null = null;
        while (line.socket.connected) {
          if (asked === null || asked === rated) {
            await new Promise<void>((resolve) => {
              tell = resolve;
            });
            continue;
          }
          rated = asked;
          if (
            !(await send("rating:submit", {
              invitationId: rated,
              level: 3 + this.#chance.below(3),
              tags: [],
            }))
          )
            return;
        }
      },
    };
  }

  /** Rates at home, or cancels on the way. */
  #phone(): Member {
    return {
      who: "phone",
      run: async (_line, send) => {
        for (;;) {
          const rated = this.#finished.length > 0 && this.#chance.next() < 0.7;
          const token = rated
            ? this.#tokenOf.get(this.#chance.pick(this.#finished.slice(-20)))
            : this.#waiting.at(this.#chance.below(50) - 50)?.token;
          const answer = token
            ? await (rated
                ? send("rating:submit", { token, level: 3 + this.#chance.below(3), tags: [] })
                : send("ticket:cancel", { token }))
            : await send("help:call", { page: "phone" });
          if (!answer) return;
        }
      },
    };
  }
}
