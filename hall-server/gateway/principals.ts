import type { FastifyRequest } from "fastify";
import type { Principal } from "../deciding.ts";
import type { Hall } from "../hall.ts";
import { isDemonstrationToken } from "../people/demonstration.ts";

export const nobody: Principal = {
  id: "anonymous",
  role: "anonymous",
  name: "anonymous",
  staffNumber: null,
  place: null,
};

/** Who holds this token now; null when it was never given out, has expired or was revoked. */
export function principalOf(hall: Hall, token: string): Principal | null {
  const member = hall.registry.staffOfToken(token, hall.clock.now());
  if (member) {
    return {
      id: `staff:${member.staffId}`,
      role: member.role,
      name: member.staffId,
      staffNumber: member.staffNumber,
      place: null,
    };
  }
  if (isDemonstrationToken(token) && !hall.config.isDemonstration) return null;
  const device = hall.registry.deviceOfToken(token);
  if (!device) return null;
  return {
    id: `device:${device.deviceId}`,
    role: device.kind,
    name: device.deviceId,
    staffNumber: null,
    place: device.place,
  };
}

/** The token of an HTTP request. */
export function bearer(request: FastifyRequest): string | null {
  const match = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? "");
  return match?.[1] ?? null;
}
