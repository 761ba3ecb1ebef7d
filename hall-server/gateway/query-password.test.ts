/** 查询密码: eight digits stand between a stranger and somebody's application, so nobody may try them all. */
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clerk, everything, holderOf, openIntake, promisedItem } from "../intake/testing.ts";
import type { TestHall } from "../testing.ts";
import type { Gateway } from "./server.ts";
import { type Answered, connectTo, openTestGateway } from "./testing.ts";

let hall: TestHall;
let gateway: Gateway;
let phone: Socket;
beforeAll(async () => {
  hall = openIntake();
  gateway = await openTestGateway(hall, true);
  phone = await connectTo(gateway.url);
});
afterAll(async () => {
  phone.disconnect();
  await gateway.stop();
  hall.hall.stop();
});

const progress = (number: string, password: string): Promise<Answered> =>
  phone.timeout(5_000).emitWithAck("application:progress", { number, password });

async function handIn(serial: number) {
  const { application, queryPassword } = await hall.done(clerk, "application:receive", {
    itemId: promisedItem(hall).id,
    applicant: { kind: "person", holder: holderOf(serial) },
    materials: everything(promisedItem(hall)),
  });
  const wrong = String((Number(queryPassword) + 1) % 100_000_000).padStart(8, "0");
  return { number: application.number, right: queryPassword, wrong };
}

test("ten wrong ones at a number and it says nothing for a while, the right one neither; another number is open", async () => {
  const [one, other] = [await handIn(1), await handIn(2)];
  expect(await progress(one.number, one.right)).toMatchObject({ ok: true, value: { number: one.number } });
  for (let n = 0; n < 10; n += 1)
    expect(await progress(one.number, one.wrong)).toMatchObject({ error: { code: "not-found" } });
  const limited = await progress(one.number, one.right);
  expect(limited).toMatchObject({ ok: false, error: { code: "rate-limited" } });
  expect(limited.error?.params.retryAfterMs).toBeGreaterThan(0);
  expect(await progress(other.number, other.right)).toMatchObject({ ok: true });
});

test("a number that there is not, and one whose check digit is wrong, are told apart by nobody", async () => {
  const { number, wrong } = await handIn(3);
  const none = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
  expect(await progress(none, wrong)).toEqual(await progress(number, wrong));
});

test("guesses at ever other numbers from one address end as well", async () => {
  const { number } = await handIn(4);
  let limitedAt: number | null = null;
  for (let n = 0; n < 70 && limitedAt === null; n += 1) {
    const guess = `${number.slice(0, 12)}${String(90_000 + n)}0`;
    const answer = await progress(guess, "00000000");
    if (answer.error?.code === "rate-limited") limitedAt = n;
  }
  expect(limitedAt).not.toBeNull();
});
