import { expect, test, vi } from "vitest";
import type { SignInAnswer } from "../../hall-server/contract/session.ts";
import type { WindowRole } from "../contract/bridge.ts";
import type { HallHttp } from "../hall/hall-http.ts";
import type { HallSession } from "../hall/hall-session.ts";
import { openDoor } from "./door.ts";
import type { Pairing } from "./pairings.ts";
import { kindOfRole } from "./roles.ts";

const paired: Pairing = { token: "a-token-of-a-device", kind: "kiosk", place: "1" };
const signedIn: SignInAnswer = {
  token: "a-token-of-a-person",
  role: "clerk",
  name: "张三",
  staffNumber: "001",
  expiresAt: "2099-01-01T00:00:00Z",
};

function fakeSession() {
  let token: string | null = null;
  return {
    get token() {
      return token;
    },
    use: (next: string | null) => {
      token = next;
    },
  } as HallSession;
}

function open(
  role: WindowRole,
  more: { isAsked?: boolean; pairing?: Pairing; canKeep?: boolean; disk?: boolean } = {},
) {
  const kept = new Map<string, Pairing>();
  const [session, person] = [fakeSession(), role === "counter" ? fakeSession() : null];
  const becomes = vi.fn();
  const http = {
    pair: vi.fn<HallHttp["pair"]>(async () => ({ ok: true, value: more.pairing ?? paired })),
    signIn: vi.fn<HallHttp["signIn"]>(async () => ({ ok: true, value: signedIn })),
    signOut: vi.fn<HallHttp["signOut"]>(async () => {}),
  };
  const door = openDoor({
    ...{ id: "main", role, session, person, becomes, http: http as unknown as HallHttp },
    wanted: more.isAsked === false ? null : kindOfRole(role),
    pairings: {
      canKeep: more.canKeep ?? true,
      isWritable: () => more.disk ?? true,
      kindOf: () => null,
      tokenOf: () => null,
      keep: (id, pairing) => void kept.set(id, pairing),
    },
  });
  return { door, kept, session, person, becomes, http };
}

test("paired: the token is kept and used, and the page hears what it is now, without it", async () => {
  const { door, kept, session } = open("kiosk");
  const answer = await door.pair("123456", "Kiosk");
  expect(answer).toEqual({ ok: true, value: { kind: "kiosk", place: "1" } });
  expect(kept.get("main")).toEqual(paired);
  expect(session.token).toBe(paired.token);
});

test.each([
  ["no safe place for the token", { canKeep: false }, "no-safe-storage"],
  ["a disk that refuses", { disk: false }, "storage-failed"],
])("with %s the code is not even used", async (_what, more, code) => {
  const { door, http } = open("kiosk", more);
  expect(await door.pair("123456", "Kiosk")).toMatchObject({ ok: false, error: { code } });
  expect(http.pair).not.toHaveBeenCalled();
});

test("a code for something else is not kept where a role was asked for, and counts where none was", async () => {
  const asked = open("sign");
  expect(await asked.door.pair("123456", "Sign")).toEqual({
    ok: false,
    error: { code: "paired-as-another", params: { kind: "kiosk", wanted: "sign" } },
  });
  expect([asked.kept.size, asked.session.token]).toEqual([0, null]);
  const unasked = open("kiosk", { isAsked: false, pairing: { ...paired, kind: "screen" } });
  expect(await unasked.door.pair("123456", "Screen")).toMatchObject({ ok: true });
  expect(unasked.becomes).toHaveBeenCalledWith("screen");
  expect(unasked.session.token).toBeNull();
});

test("a counter's PC and a public computer are paired alike", async () => {
  for (const role of ["counter", "declare"] as const) {
    const { door, session } = open(role, { pairing: { ...paired, kind: "host" } });
    expect(await door.pair("123456", "PC")).toMatchObject({ ok: true });
    expect(session.token).toBe(paired.token);
  }
});

test("who signs in is told to the page, the token is not; who signs out is out here first, then at the hall", async () => {
  const { door, person, session, http } = open("counter");
  const answer = await door.signIn("clerk-01", "a password");
  expect(answer).toMatchObject({ ok: true, value: { staffNumber: "001" } });
  expect(JSON.stringify(answer)).not.toContain(signedIn.token);
  expect([person?.token, session.token]).toEqual([signedIn.token, null]);
  await door.signOut();
  expect(person?.token).toBeNull();
  expect(http.signOut).toHaveBeenCalledWith(signedIn.token);
  await door.signOut();
  expect(http.signOut).toHaveBeenCalledOnce();
});

test("nobody signs in where nobody sits", async () => {
  for (const role of ["kiosk", "screen", "sign", "pad", "declare"] as const) {
    const { door, http } = open(role);
    expect(await door.signIn("manager", "a password")).toMatchObject({ error: { code: "not-allowed" } });
    expect(http.signIn).not.toHaveBeenCalled();
  }
});
