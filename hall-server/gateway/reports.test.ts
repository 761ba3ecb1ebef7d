import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDemonstration } from "../people/demonstration.ts";
import { inventedIdNumber, openTestHall, staff, type TestHall } from "../testing.ts";
import type { Gateway } from "./server.ts";
import { openTestGateway, signedIn } from "./testing.ts";

const clerk = staff("clerk-01");
const hostile = '=HYPERLINK("http://example.invalid","甲")';
const received = 130;
let city: TestHall;
let gateway: Gateway;
let manager: string;

beforeAll(async () => {
  city = openTestHall({ hall: "city" });
  await makeDemonstration(city.hall);
  gateway = await openTestGateway(city);
  manager = signedIn(city, "manager-9", "manager");
  for (let n = 0; n < received; n += 1) {
    city.time.advanceMinutes(1);
    await city.done(clerk, "application:receive", {
      itemId: n % 2 === 0 ? "company-change" : "residence-permit",
      applicant: {
        kind: "organisation",
        holder: { name: "甲示例", idNumber: inventedIdNumber(n) },
        organisation: { name: n === 0 ? hostile : "示例有限公司" },
      },
      isNotDuplicate: true,
    });
  }
});
afterAll(async () => {
  await gateway?.stop();
  city?.hall.stop();
});

const take = (month: string, token: string | null = manager) =>
  fetch(`${gateway.url}/api/reports/applications/${month}`, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });

async function rowsOf(response: Response): Promise<unknown[][]> {
  expect(response.status).toBe(200);
  const workbook = await readXlsx(new Uint8Array(await response.arrayBuffer()));
  return workbook.sheets[0]?.rows ?? [];
}

test("a month is there whole, in its order, masked, and another month is not", async () => {
  const [head, ...rows] = await rowsOf(await take("2026-03"));
  expect(head?.slice(0, 4)).toEqual(["办件编号", "事项", "办件类型", "申请人"]);
  expect(rows).toHaveLength(received);
  const numbers = rows.map((row) => String(row[0]));
  expect(numbers).toEqual(numbers.toSorted());
  expect(rows[1]?.slice(1, 3)).toEqual(["居住证申领", "承诺件"]);
  expect(rows[1]?.slice(4, 6)).toEqual(["单位", "窗口"]);
  expect(String(rows[1]?.[3])).not.toContain("示例有限公司");
  const [english, ...none] = await rowsOf(await take("2026-02?lang=en"));
  expect(english?.[0]).toBe("Number");
  expect(none).toEqual([]);
});

test("what looks like a formula is text", async () => {
  const content = new Uint8Array(await (await take("2026-03")).arrayBuffer());
  const workbook = await readXlsx(content, { readFormulas: true } as object);
  expect(JSON.stringify(workbook)).not.toMatch(/"formula":"/);
  const [, first] = workbook.sheets[0]?.rows ?? [];
  expect(String(first?.[3]).startsWith("=")).toBe(true);
});

test("only who oversees the hall gets it, a head what their offices decide", async () => {
  expect((await take("2026-03", null)).status).toBe(401);
  expect((await take("2026-03", signedIn(city, "clerk-9", "clerk"))).status).toBe(403);
  expect((await take("2026-13")).status).toBe(400);
  expect((await take("2026-03?unit=police")).status).toBe(400);
  const { registry, items } = city.hall;
  const head = signedIn(city, "head-9", "head");
  registry.setUnits("head-9", []);
  expect(await rowsOf(await take("2026-03", head))).toHaveLength(1);
  registry.setUnits("head-9", items.inForce("company-change")?.unitIds ?? []);
  const ofOffice = (await rowsOf(await take("2026-03", head))).length - 1;
  expect(ofOffice).toBeGreaterThan(0);
  expect(ofOffice).toBeLessThanOrEqual(received);
});

test("one at a time each; who goes away frees the place", async () => {
  const first = await take("2026-03");
  const second = await take("2026-03");
  expect([first.status, second.status].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await first.body?.cancel();
  if (second.status === 200) await second.body?.cancel();
  await expect.poll(async () => (await rowsOf(await take("2026-03"))).length).toBe(received + 1);
});
