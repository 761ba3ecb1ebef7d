/** A hall with everybody who may send something, each with two connections, and a way to lose power in between. */
import type { Socket } from "socket.io-client";
import type { CommandName, CommandRequest, CommandValue } from "../../../hall-server/contract/commands.ts";
import type { DeviceRole, StaffRole } from "../../../hall-server/contract/roles.ts";
import type { Principal } from "../../../hall-server/deciding.ts";
import { nobody, principalOf } from "../../../hall-server/gateway/principals.ts";
import type { Gateway } from "../../../hall-server/gateway/server.ts";
import { connectTo, openTestGateway, signedIn } from "../../../hall-server/gateway/testing.ts";
import { openTestHall, type TestHall } from "../../../hall-server/testing.ts";

const staffRoles = {
  "clerk-01": "clerk",
  "clerk-02": "clerk",
  "clerk-03": "clerk",
  "guide-01": "guide",
  "guide-02": "guide",
  "reviewer-1": "reviewer",
  "reviewer-2": "reviewer",
  "head-1": "head",
  "head-2": "head",
  "agent-1": "agent",
  "agent-2": "agent",
  "manager-1": "manager",
  "manager-2": "manager",
} as const satisfies Record<string, StaffRole>;
const devicePlaces = {
  "kiosk-1": ["kiosk", "1"],
  "kiosk-2": ["kiosk", "1"],
  "pad-1": ["pad", "1"],
  "pad-2": ["pad", "2"],
} as const satisfies Record<string, [DeviceRole, string]>;

export type Who = keyof typeof staffRoles | keyof typeof devicePlaces | "phone";

type Input<Name extends CommandName> = Omit<CommandRequest<Name>, "commandId"> & { commandId?: string };

export class Stage {
  test: TestHall;
  #gateway: Gateway | null = null;
  readonly #tokens = new Map<Who, string>();
  readonly #sockets: Socket[] = [];

  constructor() {
    this.test = openTestHall({ isDemonstration: true });
    for (const [user, role] of Object.entries(staffRoles)) {
      // Longer than any of the stories, which go on into the next days.
      this.#tokens.set(user as Who, signedIn(this.test, user, role, 200));
    }
    for (const [deviceId, [kind, place]] of Object.entries(devicePlaces)) {
      const token = `token-of-${deviceId}`;
      this.test.hall.registry.addDevice({ deviceId, kind, place, name: deviceId, pairedAt: 0 }, token);
      this.#tokens.set(deviceId as Who, token);
    }
  }

  principal(who: Who): Principal {
    const token = this.#tokens.get(who);
    if (token === undefined) return nobody;
    const principal = principalOf(this.test.hall, token);
    if (!principal) throw new Error(`${who} is nobody any more`);
    return principal;
  }

  done<Name extends CommandName>(who: Who, name: Name, input?: Input<Name>): Promise<CommandValue<Name>> {
    return this.test.done(this.principal(who), name, input);
  }

  /** Straight to the hall: what is sent in one turn is decided in one group. */
  send(who: Who, name: CommandName, input: object): Promise<unknown> {
    return this.test.send(this.principal(who), name, input as never);
  }

  /** A new connection of theirs. */
  async connect(who: Who): Promise<(name: CommandName, input: object) => Promise<unknown>> {
    this.#gateway ??= await openTestGateway(this.test);
    const socket = await connectTo(this.#gateway.url, this.#tokens.get(who));
    this.#sockets.push(socket);
    return (name, input) => socket.timeout(10_000).emitWithAck(name, input);
  }

  async restart(): Promise<void> {
    await this.#disconnect();
    this.test = this.test.restart();
  }

  async end(): Promise<void> {
    await this.#disconnect();
    this.test.hall.stop();
  }

  /** Everything on the disk, but for what only tells how far a table was written. */
  everythingKept(): Record<string, unknown[]> {
    const { db } = this.test;
    const tables = db
      .prepare<[], string>(
        "select name from sqlite_schema where type = 'table' and name <> 'probes' order by 1",
      )
      .pluck()
      .all();
    return Object.fromEntries(
      tables.map((name) => [name, db.prepare(`select * from ${name} order by 1`).all()]),
    );
  }

  async #disconnect(): Promise<void> {
    for (const socket of this.#sockets.splice(0)) socket.close();
    await this.#gateway?.stop();
    this.#gateway = null;
  }
}
