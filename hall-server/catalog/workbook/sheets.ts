/** The sheets of a catalogue's workbook: their columns, in order, and where each value lies in an item. */
import type { FormField, Item, ItemMaterial } from "../../contract/items.ts";
import {
  type Cell,
  type CellKind,
  coded,
  codes,
  ids,
  lines,
  neededId,
  neededNumber,
  neededText,
  optionalCode,
  optionalId,
  optionalNumber,
  optionalText,
  type Read,
  yesNo,
} from "./cells.ts";
import * as words from "./codes.ts";

/** A column of things of one kind. Reading puts the value into a draft, or says what is wrong. */
export interface Column<Row> {
  heading: string;
  width: number;
  write(row: Row): Cell;
  read(cell: Cell, draft: Row): Read<unknown>;
}

export const itemIdHeading = "事项编码";

function column<Row, Value>(
  heading: string,
  kind: CellKind<Value>,
  get: (row: Row) => Value,
  put: (row: Row, value: Value) => void,
  width = 14,
): Column<Row> {
  return {
    heading,
    width,
    write: (row) => kind.write(get(row)),
    read: (cell, draft) => {
      const read = kind.read(cell);
      if (read.ok) put(draft, read.value);
      return read;
    },
  };
}

/** A column of a field of that very name. */
function field<Row, Key extends keyof Row>(
  heading: string,
  key: Key,
  kind: CellKind<Row[Key]>,
  width?: number,
): Column<Row> {
  return column<Row, Row[Key]>(
    heading,
    kind,
    (row) => row[key],
    (row, value) => {
      row[key] = value;
    },
    width,
  );
}

const ofItem = <Key extends keyof Item>(
  heading: string,
  key: Key,
  kind: CellKind<Item[Key]>,
  width?: number,
) => field<Item, Key>(heading, key, kind, width);

export const itemColumns: readonly Column<Item>[] = [
  ofItem(itemIdHeading, "id", neededId, 26),
  column(
    "事项名称",
    neededText(100),
    (i: Item) => i.name.zh,
    (i, zh) => (i.name = { ...i.name, zh }),
    34,
  ),
  column(
    "英文名称",
    optionalText(200),
    (i: Item) => i.name.en,
    (i, en) => (i.name = { ...i.name, en: en ?? i.name.zh }),
    30,
  ),
  column(
    "基本编码",
    optionalText(12),
    (i: Item) => i.codes.basic,
    (i, basic) => (i.codes = { ...i.codes, basic }),
  ),
  column(
    "实施编码",
    optionalText(64),
    (i: Item) => i.codes.implementation,
    (i, implementation) => (i.codes = { ...i.codes, implementation }),
    24,
  ),
  column(
    "地方编码",
    optionalText(36),
    (i: Item) => i.codes.local,
    (i, local) => (i.codes = { ...i.codes, local }),
  ),
  column(
    "业务办理项编码",
    optionalText(64),
    (i: Item) => i.codes.business,
    (i, business) => (i.codes = { ...i.codes, business }),
  ),
  ofItem("分类", "category", neededId),
  ofItem("部门", "domain", neededId),
  ofItem("行使层级", "level", coded(words.levels), 10),
  ofItem("办件类型", "kind", coded(words.kinds), 10),
  ofItem("事项类型", "type", coded(words.types, "publicService")),
  ofItem("设定依据", "legalBasis", lines(20, 400), 40),
  ofItem("权力来源", "powerSource", coded(words.powerSources, "ownLevel")),
  ofItem("赋权方式", "empowerment", coded(words.empowerments, "none")),
  column(
    "实施主体",
    optionalText(80),
    (i: Item) => i.body.name,
    (i, name) => (i.body = { ...i.body, name }),
    20,
  ),
  column(
    "实施主体编码",
    optionalText(36),
    (i: Item) => i.body.code,
    (i, code) => (i.body = { ...i.body, code }),
  ),
  column(
    "实施主体性质",
    coded(words.bodyKinds, "statutory"),
    (i: Item) => i.body.kind,
    (i, kind) => (i.body = { ...i.body, kind }),
  ),
  column(
    "委托部门",
    optionalText(80),
    (i: Item) => i.body.entrustedBy,
    (i, entrustedBy) => (i.body = { ...i.body, entrustedBy }),
  ),
  ofItem("服务对象", "audience", codes(words.audiences, 1), 18),
  ofItem("受理条件", "conditions", lines(20, 300), 40),
  ofItem("法定时限", "lawDays", optionalNumber(0, 400), 10),
  ofItem("法定时限单位", "lawUnit", coded(words.lawUnits, "workingDay"), 10),
  ofItem("法定时限说明", "lawNote", optionalText(300)),
  ofItem("承诺时限（工作日）", "promisedDays", optionalNumber(0, 400), 10),
  ofItem("承诺时限说明", "promisedNote", optionalText(300)),
  ofItem("收费说明", "fee", optionalText(100)),
  ofItem("到现场次数", "visits", neededNumber(0, 9), 10),
  ofItem("必须现场原因", "visitReason", optionalText(200)),
  ofItem("办理地点", "place", optionalText(200)),
  ofItem("办理时间", "hours", optionalText(200)),
  ofItem("咨询方式", "enquiries", optionalText(120)),
  ofItem("监督方式", "supervision", optionalText(120)),
  ofItem("是否进驻大厅", "isInHall", yesNo, 10),
  ofItem("联办机构", "jointBodies", lines(10, 80)),
  ofItem("中介服务", "intermediaries", lines(10, 120)),
  ofItem("通办范围", "serviceArea", coded(words.serviceAreas, "none")),
  ofItem("网办深度", "onlineDepth", neededNumber(0, 4), 10),
  ofItem("办理标签", "tags", codes(words.tags, 0)),
  ofItem("数量限制", "quota", optionalText(120)),
  column(
    "结果名称",
    optionalText(80),
    (i: Item) => i.result.name,
    (i, name) => (i.result = { ...i.result, name }),
  ),
  column(
    "结果类型",
    coded(words.resultTypes, "other"),
    (i: Item) => i.result.type,
    (i, type) => (i.result = { ...i.result, type }),
  ),
  column(
    "有效期（月）",
    optionalNumber(1, 1200),
    (i: Item) => i.result.validMonths,
    (i, validMonths) => (i.result = { ...i.result, validMonths }),
    10,
  ),
  column(
    "主题",
    ids(10),
    (i: Item) => (i.lifeEvents.length > 0 ? i.lifeEvents : null),
    (i, events) => (i.lifeEvents = events ?? []),
  ),
  ofItem("乡镇代码", "townCode", optionalText(12)),
  ofItem("村代码", "villageCode", optionalText(12)),
  ofItem("告知承诺", "isPromiseAllowed", yesNo, 10),
  ofItem("承诺内容", "promiseText", optionalText(1000), 30),
  ofItem("可邮寄", "isPostAllowed", yesNo, 10),
  ofItem("可预约", "isBookable", yesNo, 10),
  ofItem("网上支付", "isOnlinePayable", yesNo, 10),
  ofItem("自助终端可办", "isSelfService", yesNo, 10),
  ofItem("村级代办", "isVillageErrand", yesNo, 10),
  ofItem("两人核查", "needsTwoReviewers", yesNo, 10),
  ofItem("平均办理分钟", "averageMinutes", optionalNumber(1, 240), 10),
  ofItem("专属队列", "queueIds", ids(20)),
  ofItem("审批单位", "unitIds", ids(20)),
];

const ofMaterial = <Key extends keyof ItemMaterial>(
  heading: string,
  key: Key,
  kind: CellKind<ItemMaterial[Key]>,
  width?: number,
) => field<ItemMaterial, Key>(heading, key, kind, width);

export const materialColumns: readonly Column<ItemMaterial>[] = [
  column(
    "材料编码",
    optionalId,
    (m: ItemMaterial) => m.id,
    (m, id) => (m.id = id ?? ""),
  ),
  ofMaterial("材料名称", "name", neededText(80), 30),
  ofMaterial("是否必要", "isRequired", yesNo, 10),
  ofMaterial("主件", "isMain", yesNo, 10),
  ofMaterial("材料类型", "type", coded(words.materialTypes, "other")),
  ofMaterial("材料形式", "form", coded(words.materialForms, "paper")),
  ofMaterial("原件份数", "originals", optionalNumber(0, 20), 10),
  ofMaterial("复印件份数", "copies", optionalNumber(0, 20), 10),
  ofMaterial("规格", "format", optionalText(80)),
  ofMaterial("来源渠道", "source", coded(words.materialSources, "applicant")),
  ofMaterial("来源单位", "sourceName", optionalText(80)),
  ofMaterial("依据", "basis", optionalText(300)),
  ofMaterial("受理标准", "acceptance", lines(20, 200), 40),
  ofMaterial("填报须知", "note", optionalText(200), 30),
  ofMaterial("样表网址", "sampleAddress", optionalText(300)),
  ofMaterial("容缺允许", "gapsAllowed", yesNo, 10),
  ofMaterial("容缺期限（工作日）", "gapDays", optionalNumber(1, 60), 10),
  ofMaterial("电子证照类型", "licenceType", optionalText(60)),
  ofMaterial("电子证照可用", "isElectronicEnough", yesNo, 10),
  ofMaterial("可复用", "isReusable", yesNo, 10),
  ofMaterial("证件种类", "documentKind", optionalText(60)),
];

/** 户=household；… : the choices of a field in one cell. */
const choices: CellKind<FormField["choices"]> = {
  write: (value) => value?.map(({ id, name }) => `${id}=${name.zh}`).join("\n") ?? null,
  read: (cell) => {
    const read = lines(60, 280).read(cell);
    if (!read.ok) return read;
    if (read.value.length === 0) return { ok: true, value: undefined };
    const made = read.value.map((line) => {
      const [id = "", ...name] = line.split("=");
      const zh = name.join("=").trim();
      return { id: id.trim(), name: { zh, en: zh } };
    });
    const isRight = made.every(({ id, name }) => neededId.read(id).ok && name.zh !== "");
    return isRight ? { ok: true, value: made } : { ok: false, because: "not-an-id" };
  },
};

export const formColumns: readonly Column<FormField>[] = [
  field<FormField, "id">("字段编码", "id", neededId),
  column(
    "字段名称",
    neededText(100),
    (f: FormField) => f.label.zh,
    (f, zh) => (f.label = { ...f.label, zh }),
    24,
  ),
  column(
    "字段英文名称",
    optionalText(200),
    (f: FormField) => f.label.en,
    (f, en) => (f.label = { ...f.label, en: en ?? f.label.zh }),
    24,
  ),
  field<FormField, "type">("字段类型", "type", coded(words.fieldTypes, "text")),
  field<FormField, "isRequired">("必填", "isRequired", yesNo, 10),
  optional("自动填写", optionalCode(words.fieldSources), "fillFrom"),
  optional("选项", choices, "choices", 30),
  optional("最长字数", maybe(optionalNumber(1, 2000)), "maxLength", 10),
  optional("不早于", optionalCode(words.dateBounds), "notBefore", 10),
  optional("不晚于", optionalCode(words.dateBounds), "notAfter", 10),
  optional("填写提示", maybe(optionalText(120)), "hint", 24),
];

/** The cell holds Chinese names alone: a choice that is called the same keeps its English one. */
function withEnglish(
  choicesNow: NonNullable<FormField["choices"]>,
  before: FormField,
): NonNullable<FormField["choices"]> {
  const known = new Map(before.choices?.map((one) => [one.id, one.name]));
  return choicesNow.map(({ id, name }) => {
    const had = known.get(id);
    return { id, name: had?.zh === name.zh ? had : name };
  });
}

/** An optional key is left out rather than empty. */
function optional<Key extends "fillFrom" | "choices" | "maxLength" | "notBefore" | "notAfter" | "hint">(
  heading: string,
  kind: CellKind<FormField[Key]>,
  key: Key,
  width?: number,
): Column<FormField> {
  const put = (row: FormField, value: FormField[Key]) => {
    if (value === undefined) delete row[key];
    else if (key === "choices") row.choices = withEnglish(value as NonNullable<FormField["choices"]>, row);
    else row[key] = value;
  };
  return column<FormField, FormField[Key]>(heading, kind, (row) => row[key], put, width);
}

function maybe<Value>(kind: CellKind<Value | null>): CellKind<Value | undefined> {
  return {
    write: (value) => kind.write(value ?? null),
    read: (cell) => {
      const read = kind.read(cell);
      return read.ok ? { ok: true, value: read.value ?? undefined } : read;
    },
  };
}

type Fee = Item["fees"][number];
type Step = Item["steps"][number];
type Question = Item["questions"][number];
type Special = Item["specialSteps"][number];

export const feeColumns: readonly Column<Fee>[] = [
  field<Fee, "name">("收费项目", "name", neededText(80), 24),
  field<Fee, "standard">("收费标准", "standard", neededText(200), 30),
  field<Fee, "basis">("收费依据", "basis", optionalText(300), 30),
  field<Fee, "reduction">("减免", "reduction", optionalText(300), 30),
];
export const stepColumns: readonly Column<Step>[] = [
  field<Step, "name">("步骤", "name", neededText(40)),
  field<Step, "by">("办理人员", "by", optionalText(60), 20),
  field<Step, "days">("时限（工作日）", "days", optionalNumber(0, 400), 10),
  field<Step, "standard">("审查标准", "standard", optionalText(400), 40),
  field<Step, "result">("结果", "result", optionalText(120), 20),
];
export const questionColumns: readonly Column<Question>[] = [
  field<Question, "question">("问题", "question", neededText(200), 40),
  field<Question, "answer">("答案", "answer", neededText(800), 60),
];
export const specialColumns: readonly Column<Special>[] = [
  field<Special, "kind">("特别程序", "kind", coded(words.specialSteps)),
  field<Special, "days">("所需工作日", "days", optionalNumber(0, 400), 10),
  field<Special, "note">("说明", "note", optionalText(200), 40),
];

export const sheetNames = {
  items: "事项",
  materials: "材料",
  form: "表单",
  fees: "收费",
  steps: "环节",
  questions: "常见问题",
  specialSteps: "特别程序",
  guide: "填写说明",
} as const;
