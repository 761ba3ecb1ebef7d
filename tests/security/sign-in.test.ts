/** Guessing: of names, of passwords, of pairing codes. A real server, as it runs in a hall, limits on. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { attemptLimits, networkOf } from "../../hall-server/gateway/attempt-limits.ts";
import { openTestGateway } from "../../hall-server/gateway/testing.ts";
import { hashPassword, hashPasswordNow } from "../../hall-server/people/passwords.ts";
import { openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";

const argon2 = vi.hoisted(() => ({ looked: [] as string[], meanwhile: () => {} }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return {
    ...real,
    verify: async (hash: string, password: string) => {
      argon2.looked.push(hash);
      const matches = await real.verify(hash, password);
      argon2.meanwhile();
      return matches;
    },
  };
});

const manager = staff("manager", "manager");
const password = "a long password";
const somebody = { user: "jia.yi", staffNumber: "0312", role: "clerk" as const, name: "甲乙", password };

let test: TestHall;
let gateway: Awaited<ReturnType<typeof openTestGateway>>;

async function open(hasRateLimits: boolean): Promise<void> {
  test = openTestHall();
  gateway = await openTestGateway(test, hasRateLimits);
  await test.done(manager, "staff:add", somebody);
}

async function close(): Promise<void> {
  await gateway.stop();
  test.hall.stop();
}

function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(gateway.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

const signIn = (user: string, given: string, headers?: Record<string, string>) =>
  post("/api/sessions", { user, password: given }, headers);

describe("who exists is not told", () => {
  beforeAll(() => open(false));
  afterAll(close);

  it("an unknown user, a wrong password and somebody who left get one answer, after the same work", async () => {
    await test.done(manager, "staff:add", { ...somebody, user: "bing.ding", staffNumber: "0313" });
    await test.done(manager, "staff:deactivate", { user: "bing.ding" });
    argon2.looked.length = 0;
    const answers = [];
    for (const [user, given] of [
      ["nobody.here", password],
      [somebody.user, "a wrong password"],
      ["bing.ding", password],
    ] as const) {
      const response = await signIn(user, given);
      const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== "date"));
      answers.push({ status: response.status, headers, body: await response.text() });
    }
    expect(answers[0]?.status).toBe(401);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    // One look at a hash of the same cost each: the unknown user's is one that nobody has the password of.
    const cost = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
    expect(argon2.looked).toHaveLength(3);
    for (const looked of argon2.looked) expect(looked).toMatch(cost);
    expect(new Set(argon2.looked).size).toBe(3);
  });

  it("passwords are hashed by Argon2id at OWASP's cost, each with a salt of its own", async () => {
    const hashes = [await hashPassword(password), hashPasswordNow(password)];
    for (const hash of hashes)
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it("a password that was changed while the old one was looked at lets nobody in", async () => {
    argon2.meanwhile = () => {
      test.hall.registry.setPassword(somebody.user, hashPasswordNow("another password"));
    };
    const response = await signIn(somebody.user, password);
    argon2.meanwhile = () => {};
    expect(response.status).toBe(401);
    expect((await signIn(somebody.user, "another password")).status).toBe(200);
  });
});

describe("from one address", () => {
  beforeAll(() => open(true));
  afterAll(close);

  it("twenty wrong attempts, and then none for a while, whatever the request says of where it comes from", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 24; i += 1) {
      const invented = `198.51.100.${i}`;
      const response = await signIn(`nobody.${i}`, "a wrong password", {
        "x-forwarded-for": invented,
        "x-real-ip": invented,
        forwarded: `for=${invented}`,
        "true-client-ip": invented,
      });
      statuses.push(response.status);
      if (response.status === 429) {
        const { error } = (await response.json()) as { error: { code: string; params: object } };
        expect(error).toMatchObject({ code: "rate-limited", params: { retryAfterMs: expect.any(Number) } });
        expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      }
    }
    expect(statuses).toEqual([...Array(20).fill(401), ...Array(4).fill(429)]);
    // A code is guessed from there no more than a password.
    expect((await post("/api/devices/pair", { code: "000000", name: "x" })).status).toBe(429);
  });
});

describe("at one name, from many addresses", () => {
  const guess = async (limits: ReturnType<typeof attemptLimits>, from: number, user: string) =>
    (await limits.signingIn(`198.51.100.${from}`, user))?.code ?? "may try";

  it("ten guesses, wherever they come from; another name is as free as before", async () => {
    const limits = attemptLimits();
    const answers = [];
    for (let from = 0; from < 12; from += 1) answers.push(await guess(limits, from, "manager"));
    expect(answers).toEqual([...Array(10).fill("may try"), "rate-limited", "rate-limited"]);
    expect(await guess(limits, 99, "clerk-01")).toBe("may try");
  });

  it("nobody is kept out where they have signed in before, and guesses from there are counted too", async () => {
    const limits = attemptLimits();
    await limits.signedIn("198.51.100.200", "clerk-01");
    for (let from = 0; from < 15; from += 1) await guess(limits, from, "clerk-01");
    expect(await guess(limits, 15, "clerk-01")).toBe("rate-limited");
    const fromTheirs = [];
    for (let i = 0; i < 11; i += 1) fromTheirs.push(await guess(limits, 200, "clerk-01"));
    expect(fromTheirs).toEqual([...Array(10).fill("may try"), "rate-limited"]);
  });

  it("a whole hall that signs in at nine from one address is not somebody guessing", async () => {
    const limits = attemptLimits();
    for (let i = 1; i <= 92; i += 1) {
      expect(await guess(limits, 1, `clerk-${i}`)).toBe("may try");
      await limits.signedIn("198.51.100.1", `clerk-${i}`);
    }
  });

  it("a machine's many IPv6 addresses count as one", async () => {
    expect(networkOf("2001:db8:1:2:aaaa::1")).toBe("2001:db8:1:2");
    expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0");
    expect(networkOf("::1")).toBe("0:0:0:0");
    expect(networkOf("::ffff:192.0.2.7")).toBe("::ffff:192.0.2.7");
    expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
    const limits = attemptLimits();
    const answers = [];
    for (let i = 0; i < 21; i += 1)
      answers.push((await limits.signingIn(`2001:db8:1:2::${i}`, `nobody.${i}`))?.code ?? "may try");
    expect(answers).toEqual([...Array(20).fill("may try"), "rate-limited"]);
  });
});

describe("pairing codes", () => {
  it("thirty guesses in the whole hall; devices that are paired do not count", async () => {
    const limits = attemptLimits();
    for (let i = 0; i < 200; i += 1) {
      expect(await limits.pairing(`10.0.0.${i}`)).toBeNull();
      await limits.paired(`10.0.0.${i}`);
    }
    const answers = [];
    for (let i = 0; i < 32; i += 1) answers.push((await limits.pairing(`10.0.1.${i}`))?.code ?? "may try");
    expect(answers).toEqual([...Array(30).fill("may try"), "rate-limited", "rate-limited"]);
  });

  it("a code pairs one device, and none after a quarter of an hour", async () => {
    await open(false);
    const { code } = await test.done(manager, "pairing:create", { kind: "pad", place: "1" });
    expect(code).toMatch(/^\d{6}$/);
    expect((await post("/api/devices/pair", { code, name: "x" })).status).toBe(200);
    expect((await post("/api/devices/pair", { code, name: "x" })).status).toBe(404);
    const late = await test.done(manager, "pairing:create", { kind: "pad", place: "1" });
    test.time.advanceMinutes(16);
    expect((await post("/api/devices/pair", { code: late.code, name: "x" })).status).toBe(404);
    await close();
  });
});
