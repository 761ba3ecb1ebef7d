/** For tests: a running hall, and one open connection of every kind of person and device that there is. */
import type { Socket } from "socket.io-client";
import { deviceRoles, type Role, staffRoles } from "../../hall-server/contract/roles.ts";
import { connectTo, openTestGateway, signedIn } from "../../hall-server/gateway/testing.ts";
import { openTestHall, type TestHall } from "../../hall-server/testing.ts";

export const everyRole: readonly Role[] = [...staffRoles, ...deviceRoles, "anonymous"];

export interface Everybody {
  test: TestHall;
  url: string;
  tokens: ReadonlyMap<Role, string>;
  sockets: ReadonlyMap<Role, Socket>;
  socketOf(role: Role): Socket;
  end(): Promise<void>;
}

/** Devices belong to counter 1, screen 1, kiosk 1. */
export async function openForEverybody(): Promise<Everybody> {
  const test = openTestHall({ isDemonstration: true });
  const gateway = await openTestGateway(test);
  const tokens = new Map<Role, string>();
  for (const role of staffRoles) tokens.set(role, signedIn(test, `${role}-01`, role));
  for (const role of deviceRoles) tokens.set(role, pair(test, role, "1"));
  const sockets = new Map<Role, Socket>();
  for (const role of everyRole) sockets.set(role, await connectTo(gateway.url, tokens.get(role)));
  return {
    test,
    url: gateway.url,
    tokens,
    sockets,
    socketOf: (role) => {
      const socket = sockets.get(role);
      if (!socket) throw new Error(`Nobody is connected as ${role}.`);
      return socket;
    },
    end: async () => {
      for (const socket of sockets.values()) socket.close();
      await gateway.stop();
      test.hall.stop();
    },
  };
}

/** Adds a device and returns its token. */
export function pair({ hall }: TestHall, kind: (typeof deviceRoles)[number], place: string): string {
  const deviceId = `${kind}-at-${place}`;
  const token = `token-of-${deviceId}`;
  hall.registry.addDevice({ deviceId, kind, place, name: deviceId, pairedAt: hall.clock.now() }, token);
  return token;
}
