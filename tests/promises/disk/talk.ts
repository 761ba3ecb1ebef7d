/** A conversation with a server of which every word is kept: who said what, and what was answered. */
import { randomUUID } from "node:crypto";
import { type Line, openLine, type Sent } from "./crowd.ts";

// biome-ignore lint/suspicious/noExplicitAny: these clients know the wire as text, not the server's types.
type Loose = any;

export type Tokens = Record<string, string | undefined>;

/** One line for each sender, opened when it is needed. */
export class Talk {
  readonly sent: Sent[] = [];
  readonly url: string;
  readonly #tokens: Tokens;
  readonly #lines = new Map<string, Promise<Line | null>>();

  constructor(url: string, tokens: Tokens) {
    this.url = url;
    this.#tokens = tokens;
  }

  /** Sends a new command and keeps it. */
  async say(who: string, name: string, input: Loose = {}): Promise<Loose> {
    const one: Sent = { who, name, input: { commandId: randomUUID(), ...input }, answer: null };
    this.sent.push(one);
    one.answer = await this.again(one);
    return one.answer;
  }

  /** As `say`; throws when it was refused. */
  async done(who: string, name: string, input: Loose = {}): Promise<Loose> {
    const answer = await this.say(who, name, input);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  }

  /** Sends what was sent before, word for word. */
  again({ who, name, input }: Sent): Promise<Loose> {
    return this.ask(who, name, input);
  }

  async ask(who: string, name: string, input: Loose): Promise<Loose> {
    const line = await this.line(who);
    const answer = await line.ask(name, input);
    if (answer === null) throw new Error(`the server was gone before it answered ${name}`);
    return answer;
  }

  async view(who: string, name: string, params: Loose = {}): Promise<Loose> {
    const opened = await this.ask(who, "view:open", { name, params });
    await this.ask(who, "view:close", { name, params });
    if (!opened.ok) throw new Error(`${name}: ${JSON.stringify(opened.error)}`);
    return opened.value.value;
  }

  close(): void {
    for (const line of this.#lines.values()) void line.then((open) => open?.close());
  }

  async line(who: string): Promise<Line> {
    let opening = this.#lines.get(who);
    if (!opening) {
      opening = openLine(this.url, this.#tokens[who]);
      this.#lines.set(who, opening);
    }
    const line = await opening;
    if (!line) throw new Error(`${who} cannot connect`);
    return line;
  }
}
