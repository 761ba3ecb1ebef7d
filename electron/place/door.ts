import type { DeviceRole } from "../../hall-server/contract/roles.ts";
import type { PageHall } from "../bridge/page-window.ts";
import type { WindowRole } from "../contract/bridge.ts";
import type { HallHttp } from "../hall/hall-http.ts";
import type { HallSession } from "../hall/hall-session.ts";
import type { Pairings } from "./pairings.ts";
import { kindOfRole } from "./roles.ts";

export interface DoorParts {
  id: string;
  role: WindowRole;
  /** What was asked for when the shell was started; null: what the pairing says. */
  wanted: DeviceRole | null;
  http: HallHttp;
  pairings: Pairings;
  /** The place's own with the hall. */
  session: HallSession;
  /** Of the person who signs in here, where one does. */
  person: HallSession | null;
  /** It was paired as something else than what its window shows now. */
  becomes: (kind: DeviceRole) => void;
}

/** How a place and a person come in. What the page hears of it is who they are, and never a token. */
export function openDoor(parts: DoorParts): Pick<PageHall, "pair" | "signIn" | "signOut"> {
  const { id, role, wanted, http, pairings, session, person, becomes } = parts;

  return {
    async pair(code, name) {
      // Both asked before the code is used up: it is good once.
      if (!pairings.canKeep) return { ok: false, error: { code: "no-safe-storage", params: {} } };
      if (!pairings.isWritable()) return { ok: false, error: { code: "storage-failed", params: {} } };
      const answer = await http.pair(code, name);
      if (!answer.ok) return answer;
      const { token, kind, place } = answer.value;
      if (wanted !== null && kind !== wanted) {
        return { ok: false, error: { code: "paired-as-another", params: { kind, wanted } } };
      }
      pairings.keep(id, { kind, place, token });
      if (kindOfRole(role) === kind) session.use(token);
      else becomes(kind);
      return { ok: true, value: { kind, place } };
    },
    async signIn(user, password) {
      if (!person) return { ok: false, error: { code: "not-allowed", params: {} } };
      const answer = await http.signIn(user, password);
      if (!answer.ok) return answer;
      const { token, ...who } = answer.value;
      person.use(token);
      return { ok: true, value: who };
    },
    async signOut() {
      const token = person?.token ?? null;
      person?.use(null);
      if (token !== null) await http.signOut(token);
    },
  };
}
