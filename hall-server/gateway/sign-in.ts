import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { HallError } from "../contract/errors.ts";
import { pairRequest, signInRequest } from "../contract/session.ts";
import { refuse } from "../deciding.ts";
import type { Hall } from "../hall.ts";
import { demonstrationPassword } from "../people/demonstration.ts";
import { hashPassword, passwordMatches } from "../people/passwords.ts";
import type { AttemptLimits } from "./attempt-limits.ts";
import { pairDevice } from "./pairing.ts";
import { bearer, principalOf } from "./principals.ts";
import { readInput } from "./validation.ts";

interface SignInServices {
  hall: Hall;
  limits: AttemptLimits;
  /** Ends the sockets that were opened with a token. */
  disconnect: (token: string) => void;
  refused: (reply: FastifyReply, error: HallError) => FastifyReply;
}

/** How people and devices come in: sign-in and sign-out, and pairing. */
export async function serveSignIn(app: FastifyInstance, services: SignInServices): Promise<void> {
  const { hall, limits, refused } = services;
  // Compared against when the user is unknown, so that the time of an answer does not tell who exists.
  const nobodysHash = await hashPassword(randomUUID());

  app.post("/api/sessions", async (request, reply) => {
    const read = readInput(signInRequest, request.body);
    const limited = await limits.signingIn(request.ip, "code" in read ? "" : read.input.user);
    if (limited) return refused(reply, limited);
    if ("code" in read) return refused(reply, read);
    const { user, password } = read.input;
    const passwordHash = hall.registry.staff(user)?.passwordHash ?? nobodysHash;
    const matches = await passwordMatches(passwordHash, password);
    if (matches) await limits.signedIn(request.ip, user);
    // Asked again: while the password was looked at, the person may have been given another, or have left.
    const member = hall.registry.staff(user);
    const isStillTheirs = member?.isActive && member.passwordHash === passwordHash;
    const isDemonstrationElsewhere = password === demonstrationPassword && !hall.config.isDemonstration;
    if (!matches || !isStillTheirs || isDemonstrationElsewhere) {
      return refused(reply, refuse("not-signed-in", { what: "password" }));
    }
    const expiresAt = hall.clock.now() + hall.config.policy.sessionHours * 3_600_000;
    return {
      token: hall.keep(() => hall.registry.openSession(member.staffId, expiresAt)),
      role: member.role,
      name: member.name,
      staffNumber: member.staffNumber,
      expiresAt: hall.iso(expiresAt),
    };
  });

  app.delete("/api/sessions", async (request, reply) => {
    const token = bearer(request);
    if (!token || !principalOf(hall, token)) return refused(reply, refuse("not-signed-in"));
    // A device has no session to end: only a manager takes its pairing away.
    const isClosed = hall.keep(() => hall.registry.closeSession(token));
    if (!isClosed) return refused(reply, refuse("not-allowed", { what: "session" }));
    services.disconnect(token);
    return reply.code(204).send();
  });

  app.post("/api/devices/pair", async (request, reply) => {
    const limited = await limits.pairing(request.ip);
    if (limited) return refused(reply, limited);
    const read = readInput(pairRequest, request.body);
    if ("code" in read) return refused(reply, read);
    const paired = pairDevice(hall, read.input.code, read.input.name);
    if (!paired) return refused(reply, refuse("not-found", { what: "pairing-code" }));
    await limits.paired(request.ip);
    return paired;
  });
}
