import { readXlsx, writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BypassAnswer } from "../contract/bypass.ts";
import type { Catalog } from "../contract/hall.ts";
import type { ImportAnswer } from "../contract/item-commands.ts";
import { smallPng } from "../files/testing.ts";
import {
  accept,
  answers,
  clerk,
  holderOf,
  manager,
  openIntake,
  promisedItem,
  recordOf,
  reviewer,
} from "../intake/testing.ts";
import { queryHandlers } from "../queries.ts";
import { inventedIdNumber, staff, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import type { Gateway } from "./server.ts";
import { openTestGateway, signedIn } from "./testing.ts";

let hall: TestHall;
let gateway: Gateway;
let token: string;
/** Whose token it is: a file is named by who sent it. */
const publisher = staff("manager-2", "manager");
beforeAll(async () => {
  hall = openIntake();
  gateway = await openTestGateway(hall);
  token = signedIn(hall, "manager-2", "manager");
});
afterAll(async () => {
  await gateway.stop();
  hall.hall.stop();
});

const call = (
  method: string,
  path: string,
  more: { as?: string | null; body?: Uint8Array; type?: string } = {},
) => {
  const { as = token, body, type = "application/octet-stream" } = more;
  return fetch(`${gateway.url}${path}`, {
    method,
    headers: {
      ...(as === null ? {} : { authorization: `Bearer ${as}` }),
      ...(body ? { "content-type": type } : {}),
    },
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
};

test("the catalogue has a tag, and a new one as soon as an item is changed", async () => {
  const first = await call("GET", "/api/catalog", { as: null });
  const tag = first.headers.get("etag") ?? "";
  const cached = () => fetch(`${gateway.url}/api/catalog`, { headers: { "if-none-match": tag } });
  expect((await cached()).status).toBe(304);
  const item = hall.hall.items.inForce("birth-registration")?.item;
  if (!item) throw new Error("birth-registration");
  await hall.done(manager, "item:save", { item: { ...item, fee: "五元" }, basedOn: 1, reason: "试" });
  const second = await cached();
  expect(second.status).toBe(200);
  const catalog = (await second.json()) as Catalog;
  expect(catalog.items.find(({ id }) => id === item.id)?.fee).toBe("五元");
});

test("a blank form is anybody's once an item in force names it, and no longer when none does", async () => {
  const png = smallPng("blank form");
  const kept = (await (await call("PUT", "/api/blobs", { body: png, type: "image/png" })).json()) as {
    blobId: string;
  };
  const path = `/api/catalog/files/${kept.blobId}`;
  expect((await call("GET", path, { as: null })).status).toBe(404);
  const item = hall.hall.items.inForce("birth-registration")?.item;
  if (!item) throw new Error("birth-registration");
  const file = { blobId: kept.blobId, name: "空白表.png", type: "image/png" as const };
  const materials = item.materials.map((one, i) => (i === 0 ? { ...one, blankForm: file } : one));
  await hall.done(publisher, "item:save", { item: { ...item, materials }, basedOn: 2, reason: "空白表" });
  const open = await call("GET", path, { as: null });
  expect(open.status).toBe(200);
  expect(Buffer.from(await open.arrayBuffer()).equals(png)).toBe(true);
  await hall.done(publisher, "item:save", { item, basedOn: 3, reason: "撤下" });
  expect((await call("GET", path, { as: null })).status).toBe(404);
  const nobodyHas = { ...file, blobId: "0".repeat(64) };
  const wrong = item.materials.map((one, i) => (i === 0 ? { ...one, blankForm: nobodyHas } : one));
  expect(
    await hall.send(publisher, "item:save", {
      item: { ...item, materials: wrong },
      basedOn: 4,
      reason: "没有的文件",
    }),
  ).toMatchObject({ ok: false, error: { code: "not-found", params: { what: "blob" } } });
});

test("a page that somebody handed in is never published as a sample", async () => {
  const png = smallPng("somebody's page");
  const kept = await call("PUT", "/api/blobs", { body: png, type: "image/png" });
  const { blobId } = (await kept.json()) as { blobId: string };
  const item = promisedItem(hall);
  const materials = item.materials.map(({ id }) => ({ materialId: id, originals: 1, blobIds: [blobId] }));
  hall.hall.files.uploads.note(blobId, clerk.id, hall.hall.clock.now());
  await hall.done(clerk, "application:receive", {
    itemId: item.id,
    applicant: { kind: "person", holder: holderOf(11) },
    fields: answers(item),
    materials,
    isNotDuplicate: true,
  });
  const sample = { blobId, name: "样表.png", type: "image/png" as const };
  const leaking = { ...item, result: { ...item.result, sample } };
  const basedOn = hall.hall.items.at(item.id)?.version ?? 0;
  expect(await hall.send(publisher, "item:save", { item: leaking, basedOn, reason: "试" })).toMatchObject({
    ok: false,
    error: { code: "invalid-input", params: { because: "page-of-an-application" } },
  });
});

test("a workbook goes out and, tried, comes in; others than a manager get neither", async () => {
  const clerk = signedIn(hall, "clerk-9", "clerk");
  expect((await call("GET", "/api/catalog/workbook", { as: null })).status).toBe(401);
  expect((await call("GET", "/api/catalog/workbook", { as: clerk })).status).toBe(403);
  const workbook = new Uint8Array(await (await call("GET", "/api/catalog/workbook")).arrayBuffer());
  expect((await readXlsx(workbook)).sheets.map(({ name }) => name)).toEqual([
    ...["事项", "材料", "表单", "收费", "环节", "常见问题", "特别程序", "填写说明"],
  ]);
  expect((await call("POST", "/api/catalog/imports", { as: clerk, body: workbook })).status).toBe(403);
  const answer = (await (
    await call("POST", "/api/catalog/imports", { body: workbook })
  ).json()) as ImportAnswer;
  expect(answer.mistakes).toEqual([]);
  expect(answer.importId).toMatch(/^im/);
  expect((await call("POST", "/api/catalog/imports", { body: new Uint8Array(0) })).status).toBe(400);
});

test("the handbook tells an item on a page, without anything that could run", async () => {
  const item = hall.hall.items.inForce("old-age-allowance")?.item;
  if (!item) throw new Error("old-age-allowance");
  const hostile = { ...item, conditions: ["<script>alert(1)</script>", 'a"b&c'] };
  await hall.done(manager, "item:save", { item: hostile, basedOn: 1, reason: "试" });
  const page = await call("GET", "/api/catalog/handbook?item=old-age-allowance", { as: null });
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  const html = await page.text();
  expect(html).not.toContain("<script");
  for (const said of ["高龄津贴", "&lt;script&gt;", "照片可以后补", "10 个工作日办结", "可以代领吗？"])
    expect(html).toContain(said);
  const all = await (await call("GET", "/api/catalog/handbook?domain=civil-affairs", { as: null })).text();
  expect(all).toContain("民政业务通办手册");
  expect(all.match(/<article/g)?.length).toBeGreaterThan(2);
  expect((await call("GET", "/api/catalog/handbook?domain=no-such", { as: null })).status).toBe(404);
});

test("体外循环: cases of a department that nobody took in here are found, kept, answered for and exported", async () => {
  const item = promisedItem(hall);
  const applicationId = await accept(hall, { item, serial: 7 });
  const { number, receivedOn } = recordOf(hall, applicationId);
  const rows = [
    ["案件编号", "事项", "受理日期", "一窗办件编号", "证件号码"],
    ["民〔2026〕1号", item.id, receivedOn, number, null],
    ["民〔2026〕2号", item.name.zh, receivedOn.replaceAll("-", "/"), null, inventedIdNumber(7)],
    ["民〔2026〕3号", item.name.zh, receivedOn, null, inventedIdNumber(8)],
    ["民〔2026〕4号", "没有的事项", receivedOn, null, null],
    ["民〔2026〕5号", "birth-registration", receivedOn, number, null],
  ];
  const post = async (
    sheet: (string | null)[][],
    query = `domain=civil-affairs&from=2026-03-01&to=2026-03-31`,
  ) => {
    const body = await writeXlsx({ sheets: [{ name: "清单", rows: sheet }] });
    return (await (await call("POST", `/api/bypass/lists?${query}`, { body })).json()) as BypassAnswer;
  };
  const found = await post(rows);
  expect(found).toMatchObject({ total: 5, matched: 2, missing: 3, mistakes: [] });
  const listId = found.listId ?? "";
  expect(await hall.done(manager, "bypass:keep", { listId })).toEqual({ missing: 3 });
  await hall.done(manager, "bypass:answer", { listId, line: 4, standing: "entered", note: "当天补录" });
  const viewing = viewingOf(hall.hall);
  const lists = queryHandlers["bypass:lists"](viewing, { limit: 10 }, manager);
  expect(lists).toMatchObject({ lists: [{ listId, total: 5, matched: 2, missing: 3, open: 2 }] });
  const cases = queryHandlers["bypass:cases"](viewing, { listId, limit: 10 }, manager);
  expect(cases).toMatchObject({
    cases: [
      { line: 4, itemId: item.id, standing: "entered", note: "当天补录" },
      { line: 5, itemId: null, standing: "open" },
      { line: 6, itemId: "birth-registration", standing: "open" },
    ],
  });
  // Whose the cases are is compared and forgotten.
  const journal = hall.db
    .prepare<[], { data: string }>("select data from facts where name like 'bypass%'")
    .all();
  expect(JSON.stringify(journal)).not.toContain(inventedIdNumber(8));
  const sheet = await (await call("GET", `/api/bypass/lists/${listId}`)).arrayBuffer();
  const exported = (await readXlsx(new Uint8Array(sheet))).sheets[0]?.rows ?? [];
  expect(exported.map((row) => [row[1], row[5]])).toEqual([
    ["案件编号", "情况"],
    ["民〔2026〕3号", "已补录"],
    ["民〔2026〕4号", "待核实"],
    ["民〔2026〕5号", "待核实"],
  ]);
  const wrong = await post([
    ["案件编号", "事项", "受理日期"],
    ["1", item.id, "三月三日"],
    ["1", item.id, "2025-03-03"],
    ["=1+1", item.id, "2026-03-03"],
    [inventedIdNumber(9), item.id, "2026-03-03"],
  ]);
  expect(wrong.listId).toBeNull();
  expect(wrong.mistakes.map(({ row, column, because }) => [row, column, because])).toEqual([
    [2, "受理日期", "not-a-date"],
    [3, "受理日期", "outside"],
    [3, "案件编号", "twice"],
    [4, "案件编号", "formula"],
    [5, "案件编号", "not-right"],
  ]);
  hall.hall.rebuildDerived();
  expect(queryHandlers["bypass:lists"](viewing, { limit: 10 }, manager)).toEqual(lists);
  expect(await hall.send(reviewer, "bypass:keep", { listId })).toMatchObject({ ok: false });
});
