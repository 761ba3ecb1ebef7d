import type { NotDone, ShellBridge } from "../../electron/contract/bridge.ts";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import type { PairAnswer, SignInAnswer } from "../../hall-server/contract/session.ts";
import type { PageError } from "./hall.ts";
import { rememberMe } from "./me.ts";

export type Who = Omit<SignInAnswer, "token">;
export type DoorError = PageError | NotDone["error"];
export type DoorAnswer<Value> = { ok: true; value: Value } | { ok: false; error: DoorError };

/** How a person or a device comes in. Where the token goes then is the door's own affair. */
export interface Door {
  /** What the hall is called; rejects when it cannot be reached. */
  readHead(): Promise<HallDescription>;
  signIn(user: string, password: string): Promise<DoorAnswer<Who>>;
  pair(code: string, name: string): Promise<DoorAnswer<unknown>>;
}

/** In a browser: this page asks the hall and keeps the token itself. */
export function browserDoor(hallUrl: string, page: string, enter: (token: string) => void): Door {
  async function post<Value>(path: string, body: object): Promise<DoorAnswer<Value>> {
    try {
      const response = await fetch(hallUrl + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const said: unknown = await response.json();
      if (response.ok) return { ok: true, value: said as Value };
      return { ok: false, error: (said as { error: PageError }).error };
    } catch {
      return { ok: false, error: { code: "server-away", params: {} } };
    }
  }

  return {
    readHead: async () => (await fetch(`${hallUrl}/api/hall`)).json() as Promise<HallDescription>,
    async signIn(user, password) {
      const answer = await post<SignInAnswer>("/api/sessions", { user, password });
      if (!answer.ok) return answer;
      const { token, ...who } = answer.value;
      rememberMe(page, who);
      enter(token);
      return { ok: true, value: who };
    },
    async pair(code, name) {
      const answer = await post<PairAnswer>("/api/devices/pair", { code, name });
      if (answer.ok) enter(answer.value.token);
      return answer;
    },
  };
}

/** In the shell: it asks the hall and keeps the token, and the page learns who came in. */
export function shellDoor({ hall, role: page }: ShellBridge): Door {
  return {
    async readHead() {
      const head = await hall.read("/api/hall");
      if (head === null) throw new Error("The hall is not known yet.");
      return head as HallDescription;
    },
    async signIn(user, password) {
      const answer = (await hall.signIn(user, password)) as DoorAnswer<Who>;
      if (answer.ok) rememberMe(page, answer.value);
      return answer;
    },
    pair: (code, name) => hall.pair(code, name),
  };
}
