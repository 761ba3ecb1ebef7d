import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportCatalogue, readImport } from "../../hall-server/catalog/workbook/workbooks.ts";
import type { ImportAnswer } from "../../hall-server/contract/item-commands.ts";
import { openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { extent } from "./extent.ts";

const manager = staff("manager", "manager");

let city: TestHall;
let town: TestHall;
let exported: Uint8Array;
let exportedInTown: Uint8Array;
beforeAll(async () => {
  city = openTestHall({ hall: "city" });
  town = openTestHall({ hall: "town" });
  exported = await exportOf(city);
  exportedInTown = await exportOf(town);
}, 200_000);
afterAll(() => {
  city.hall.stop();
  town.hall.stop();
});

async function exportOf({ hall }: TestHall): Promise<Uint8Array> {
  const made = await exportCatalogue(hall, false);
  if (!(made instanceof Uint8Array)) throw new Error(JSON.stringify(made));
  return made;
}

type Rows = (string | number | boolean | null)[][];
type Sheets = Record<string, Rows>;

/** The exported workbook's sheets, for changing. */
async function sheetsOf(bytes: Uint8Array): Promise<Sheets> {
  const { sheets } = await readXlsx(bytes);
  return Object.fromEntries(sheets.map(({ name, rows }) => [name, structuredClone(rows) as Rows]));
}

const bytesOf = (sheets: Sheets) =>
  writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });

async function tried(bytes: Uint8Array, { hall } = town): Promise<ImportAnswer> {
  const answer = await readImport(hall, bytes);
  if ("code" in answer) throw new Error(JSON.stringify(answer));
  return answer;
}

const column = (rows: Rows | undefined, heading: string) => (rows?.[0] ?? []).indexOf(heading);
const rowOf = (rows: Rows | undefined, itemId: string) => (rows ?? []).findIndex((row) => row[0] === itemId);

/** A zip of one entry, whose list says that it is one byte. */
function zipOf(name: string, packed: Buffer): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  for (const [head, at] of [
    [local, 18],
    [central, 20],
  ] as const) {
    head.writeUInt32LE(packed.length, at);
    head.writeUInt32LE(1, at + 4);
    head.writeUInt16LE(name.length, at + 8);
  }
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

/** A part of the workbook: the items named, in every sheet. */
async function only(itemIds: readonly string[], from = exportedInTown): Promise<Sheets> {
  const all = await sheetsOf(from);
  return Object.fromEntries(
    Object.entries(all).map(([name, rows]) => [
      name,
      name === "填写说明" ? rows : rows.filter((row, i) => i === 0 || itemIds.includes(String(row[0]))),
    ]),
  );
}

const put = (sheets: Sheets, sheet: string, itemId: string, heading: string, value: Rows[number][number]) => {
  const rows = sheets[sheet];
  const row = rows?.[rowOf(rows, itemId)];
  if (!row) throw new Error(`${sheet} ${itemId}`);
  row[column(rows, heading)] = value;
};

describe("a workbook of 1,530 items", () => {
  test("comes back as it went out: nothing differs", async () => {
    const answer = await tried(exported, city);
    expect(answer).toMatchObject({ items: 1530, mistakes: [] });
    const pending = city.hall.items.imports.get(answer.importId ?? "", city.hall.clock.now());
    expect(pending).toMatchObject({ items: [], same: 1530, missing: [] });
    const applied = await city.send(manager, "items:import", {
      importId: answer.importId ?? "",
      reason: "照旧",
    });
    expect(applied).toMatchObject({ ok: false, error: { params: { because: "nothing-changed" } } });
  }, 200_000);

  test("shows what it would add, change and leave out, and does all of it in one command", async () => {
    const sheets = await sheetsOf(exported);
    put(sheets, "事项", "food-business-licence", "承诺时限（工作日）", 5);
    put(sheets, "事项", "birth-registration", "自助终端可办", "是");
    sheets.材料 = (sheets.材料 ?? []).filter((row) => row[0] !== "deed-tax" || row[2] !== "发票");
    const items = sheets.事项 ?? [];
    const added = [...(items[rowOf(items, "old-age-allowance")] ?? [])];
    added[0] = "heating-subsidy";
    added[column(items, "事项名称")] = "冬季取暖补助";
    sheets.事项 = [...items.filter((row) => row[0] !== "credit-report"), added];
    for (const name of ["材料", "表单", "收费", "环节", "常见问题", "特别程序"])
      sheets[name] = (sheets[name] ?? []).filter((row) => row[0] !== "credit-report");
    const answer = await tried(await bytesOf(sheets), city);
    expect(answer.mistakes).toEqual([]);
    const pending = city.hall.items.imports.get(answer.importId ?? "", city.hall.clock.now());
    expect(pending?.missing).toEqual(["credit-report"]);
    const told = new Map(pending?.items.map((one) => [one.item.id, one]));
    expect([...told.keys()].toSorted()).toEqual(
      ["birth-registration", "deed-tax", "food-business-licence", "heating-subsidy"].toSorted(),
    );
    expect(told.get("food-business-licence")?.differences).toEqual([
      { field: "promisedDays", before: "7", after: "5" },
    ]);
    expect(told.get("deed-tax")?.differences).toEqual([
      { field: "materials.m3", before: "发票", after: null },
    ]);
    const positionBefore = city.hall.state.position;
    const value = await city.done(manager, "items:import", {
      importId: answer.importId ?? "",
      reason: "按新清单",
      withdrawsMissing: true,
    });
    expect(value).toEqual({ added: 1, changed: 3, withdrawn: 1 });
    expect(city.hall.state.position - positionBefore).toBe(5);
    expect(city.hall.items.inForce("food-business-licence")).toMatchObject({ version: 2 });
    expect(city.hall.items.inForce("heating-subsidy")?.item.name.zh).toBe("冬季取暖补助");
    expect(city.hall.items.inForce("credit-report")).toBeNull();
    const again = await city.send(manager, "items:import", {
      importId: answer.importId ?? "",
      reason: "再来",
    });
    expect(again).toMatchObject({ ok: false, error: { code: "not-found" } });
  }, 200_000);

  test("what was read before somebody else changed the catalogue is not applied", async () => {
    const sheets = await only(["house-transfer-registration"], exported);
    put(sheets, "事项", "house-transfer-registration", "收费说明", "八十元");
    const answer = await tried(await bytesOf(sheets), city);
    const item = city.hall.items.at("deed-tax")?.item;
    if (!item) throw new Error("deed-tax");
    await city.done(manager, "item:save", { item: { ...item, fee: "按税率" }, basedOn: 2, reason: "写明" });
    const late = await city.send(manager, "items:import", {
      importId: answer.importId ?? "",
      reason: "晚了",
    });
    expect(late).toMatchObject({ ok: false, error: { params: { because: "edited-meanwhile" } } });
    expect(city.hall.items.inForce("house-transfer-registration")?.version).toBe(1);
  }, 200_000);

  test("a column or a sheet that is left out leaves what it holds; files stay with their material", async () => {
    const sheets = await only(["food-business-licence"], exported);
    const items = sheets.事项 ?? [];
    const kept = ["事项编码", "承诺时限（工作日）"].map((heading) => column(items, heading));
    const few = items.map((row) => kept.map((at) => row[at] ?? null));
    const answer = await tried(await bytesOf({ 事项: few }), city);
    expect(answer).toMatchObject({ items: 1, mistakes: [] });
    const [change, ...more] =
      city.hall.items.imports.get(answer.importId ?? "", city.hall.clock.now())?.items ?? [];
    expect(more).toEqual([]);
    expect(change?.differences).toEqual([{ field: "promisedDays", before: "5", after: "7" }]);
  });
});

describe("mistakes are told by sheet, row and column, and nothing changes", () => {
  const two = ["birth-registration", "old-age-allowance"];
  const cases: [
    string,
    (sheets: Sheets) => void,
    { sheet: string; row: number | null; column: string | null; because: string },
  ][] = [
    [
      "an unknown code",
      (s) => put(s, "事项", "old-age-allowance", "办件类型", "即时办"),
      { sheet: "事项", row: 3, column: "办件类型", because: "unknown-code" },
    ],
    [
      "a long code that was kept as a number",
      (s) => put(s, "事项", "old-age-allowance", "地方编码", 2e16),
      { sheet: "事项", row: 3, column: "地方编码", because: "lost-digits" },
    ],
    [
      "a number that is none",
      (s) => put(s, "事项", "old-age-allowance", "法定时限", "三天"),
      { sheet: "事项", row: 3, column: "法定时限", because: "not-a-number" },
    ],
    [
      "a number out of range",
      (s) => put(s, "事项", "old-age-allowance", "法定时限", 4000),
      { sheet: "事项", row: 3, column: "法定时限", because: "out-of-range" },
    ],
    [
      "an empty name",
      (s) => put(s, "事项", "old-age-allowance", "事项名称", "  "),
      { sheet: "事项", row: 3, column: "事项名称", because: "empty" },
    ],
    [
      "a text too long",
      (s) => put(s, "事项", "old-age-allowance", "承诺内容", "长".repeat(1001)),
      { sheet: "事项", row: 3, column: "承诺内容", because: "too-long" },
    ],
    [
      "a text that would run as a formula",
      (s) => put(s, "材料", "old-age-allowance", "材料名称", '=HYPERLINK("http://x")'),
      { sheet: "材料", row: 6, column: "材料名称", because: "formula" },
    ],
    [
      "one that begins with @",
      (s) => put(s, "事项", "old-age-allowance", "咨询方式", "@SUM(A1)"),
      { sheet: "事项", row: 3, column: "咨询方式", because: "formula" },
    ],
    [
      "one that begins with +",
      (s) => put(s, "事项", "old-age-allowance", "咨询方式", "+cmd|' /C calc'!A0"),
      { sheet: "事项", row: 3, column: "咨询方式", because: "formula" },
    ],
    [
      "control characters",
      (s) => put(s, "事项", "old-age-allowance", "咨询方式", "a\u0007b"),
      { sheet: "事项", row: 3, column: "咨询方式", because: "control-characters" },
    ],
    [
      "an item twice",
      (s) => s.事项?.push([...(s.事项[1] ?? [])]),
      { sheet: "事项", row: 4, column: "事项编码", because: "twice" },
    ],
    [
      "a material of an item that is not there",
      (s) => s.材料?.push(["nobody", "m1", "身份证"]),
      { sheet: "材料", row: 11, column: "事项编码", because: "unknown-item" },
    ],
    [
      "a department that the hall does not know",
      (s) => put(s, "事项", "old-age-allowance", "部门", "nowhere"),
      { sheet: "事项", row: 3, column: "domain", because: "unknown" },
    ],
    [
      "a promise longer than the law",
      (s) => put(s, "事项", "old-age-allowance", "承诺时限（工作日）", 21),
      { sheet: "事项", row: 3, column: "promisedDays", because: "longer-than-law" },
    ],
    [
      "a column that nobody knows",
      (s) => s.事项?.[0]?.push("备注"),
      { sheet: "事项", row: 1, column: "备注", because: "unknown-column" },
    ],
    [
      "a sheet that nobody knows",
      (s) => Object.assign(s, { Sheet1: [["a"]] }),
      { sheet: "Sheet1", row: null, column: null, because: "unknown-sheet" },
    ],
    [
      "no sheet of items",
      (s) => delete s.事项,
      { sheet: "事项", row: null, column: null, because: "no-sheet" },
    ],
  ];
  test.each(cases)("%s", async (_name, plant, expected) => {
    const sheets = await only(two);
    plant(sheets);
    const before = town.hall.state.position;
    const answer = await tried(await bytesOf(sheets));
    expect(answer.importId).toBeNull();
    if (expected.sheet !== "事项" || expected.row !== null) expect(answer.mistakeCount).toBe(1);
    expect(answer.mistakes.map(({ value: _, ...rest }) => rest)).toContainEqual(expected);
    expect(town.hall.state.position).toBe(before);
  });

  test("a real formula, whatever it computes", async () => {
    const sheets = await only(two);
    const bytes = await writeXlsx({
      sheets: Object.entries(sheets).map(([name, rows]) => ({
        name,
        rows,
        ...(name === "事项"
          ? { cells: new Map([[`2,${column(rows, "收费说明")}`, { value: 3, formula: "SUM(1,2)" }]]) }
          : {}),
      })),
    });
    const answer = await tried(bytes);
    expect(answer.mistakes).toEqual([
      { sheet: "事项", row: 3, column: "收费说明", because: "formula", value: null },
    ]);
  });
});

describe("what is no catalogue at all", () => {
  const because = async (bytes: Uint8Array) => (await tried(bytes)).mistakes[0]?.because;

  test.each([
    ["nothing in a zip", Buffer.from("PK\u0005\u0006".padEnd(22, "\0"), "latin1")],
    ["text", Buffer.from("事项编码,事项名称\n")],
    ["half of a workbook", null],
  ])("%s", async (_name, bytes) => {
    expect(await because(bytes ?? exportedInTown.slice(0, exportedInTown.length / 2))).toMatch(
      /^(not-a-workbook|no-sheet)$/,
    );
  });

  test("a workbook with a password", async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: "事项", rows: [["事项编码"]] }],
      encryption: { password: "geheim-geheim", spinCount: 1_000 },
    });
    expect(await because(bytes)).toBe("encrypted");
  });

  test("a bomb: small outside, more than the hall unpacks inside, whatever its list says", async () => {
    expect(
      await because(zipOf("xl/worksheets/sheet1.xml", deflateRawSync(Buffer.alloc(170_000_000, " ")))),
    ).toBe("too-large");
  }, 200_000);

  test("more rows than any catalogue has", async () => {
    const rows: Rows = [["事项编码"], ...Array.from({ length: 60_010 }, (_, i) => [`a-${i}`])];
    expect(await because(await writeXlsx({ sheets: [{ name: "事项", rows }] }))).toBe("too-many-rows");
  }, 200_000);
});

test("whatever is broken in the bytes or the cells, the answer is mistakes or a difference, and nothing has happened", async () => {
  const sheets = await only(["old-age-allowance", "birth-registration", "minimum-living-allowance"]);
  const whole = await bytesOf(sheets);
  const before = town.hall.state.position;
  const cell = fc.oneof(
    fc.constantFrom<Rows[number][number]>(
      null,
      "",
      "=1+1",
      "@x",
      -1,
      1e308,
      true,
      "是",
      "\u202e",
      "null",
      "__proto__",
    ),
    fc.string({ unit: "grapheme", maxLength: 60 }),
  );
  const brokenCells = fc
    .array(fc.tuple(fc.constantFrom(...Object.keys(sheets)), fc.nat(30), fc.nat(60), cell), {
      minLength: 1,
      maxLength: 8,
    })
    .map((changes) => async () => {
      const copy = structuredClone(sheets);
      for (const [name, row, at, value] of changes) {
        const line = copy[name]?.[row % (copy[name]?.length ?? 1)];
        if (line) line[at % Math.max(1, line.length)] = value;
      }
      return bytesOf(copy);
    });
  const brokenBytes = fc
    .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
    .map((changes) => async () => {
      const copy = new Uint8Array(whole);
      for (const [at, value] of changes) copy[at] = value;
      return copy;
    });
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 3, arbitrary: brokenCells }, brokenBytes), async (make) => {
      const answer = await tried(await make());
      expect(answer.importId === null).toBe(answer.mistakeCount > 0);
      expect(answer.mistakes.length).toBeGreaterThanOrEqual(Math.min(1, answer.mistakeCount));
      expect(town.hall.state.position).toBe(before);
    }),
    { numRuns: extent(12, 400) },
  );
}, 600_000);
