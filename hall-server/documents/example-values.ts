import type { DocumentKind, DocumentValues } from "../contract/documents.ts";

const material = (
  name: string,
  status: DocumentValues["materials"][number]["status"],
  more: Partial<DocumentValues["materials"][number]> = {},
): DocumentValues["materials"][number] => ({
  name,
  form: "纸质",
  originals: 1,
  copies: 0,
  pages: 2,
  isRequired: true,
  status,
  note: "",
  ...more,
});

/** Nobody's: the address code is in no list and the birth date lies ahead. */
const person = {
  name: "欧阳示例",
  idNumber: "999901209901010012",
  phone: "13900000000",
  address: "示例市示例区示例路1号",
};

/** What a preview is filled with: every name has a value. Invented throughout. */
export const exampleValues: DocumentValues = {
  documentId: "doc-example",
  number: "示审〔2026〕12号",
  issuedOn: "2026-03-02",
  verifyAddress: "https://hall.example/verify/doc-example.0000000000000000000000",
  hall: {
    name: "示例市政务服务中心",
    authority: "示例市行政审批服务局",
    address: "示例市示例区政务路1号",
    phone: "0000-1234567",
    openingHours: "工作日8:30—12:00，14:30—18:00",
    hotline: "12345",
    isDemonstration: false,
  },
  application: {
    number: "999901260302000017",
    queryPassword: "482913",
    channel: "counter",
    state: "accepted",
    receivedOn: "2026-03-02",
    acceptedOn: "2026-03-02",
    dueOn: "2026-03-11",
    isInstant: false,
    isDeemed: false,
    ticketNumber: "A012",
    counterName: "3号窗口",
    unitName: "市场监管审批科",
  },
  item: {
    name: "食品经营许可（新办）",
    code: "0131016000",
    lawDays: 20,
    promisedDays: 7,
    authority: "示例市行政审批服务局",
    basis: ["《中华人民共和国食品安全法》第三十五条", "《食品经营许可和备案管理办法》第二条"],
    conditions: [
      "具有与经营的食品品种、数量相适应的场所。",
      "具有与经营的食品品种、数量相适应的设备和设施。",
      "有食品安全管理人员和保证食品安全的规章制度。",
    ],
    fee: "不收费",
    resultName: "食品经营许可证",
    promiseText: "具备与经营项目相适应的场所、设备和管理制度，三十日内接受现场核查。",
  },
  applicant: {
    isOrganisation: true,
    name: "示例市𠮷祥餐饮服务有限公司",
    creditCode: "91350100M000100Y43",
    person,
    agent: { ...person, name: "龚𬭚", phone: "13900000001" },
  },
  fields: [
    { label: "经营场所", value: "示例市示例区美食街8号1层" },
    { label: "主体业态", value: "餐饮服务经营者（小型餐馆）" },
    { label: "经营项目", value: "热食类食品制售，冷食类食品制售（不含生食），自制饮品制售" },
    { label: "从业人数", value: "6" },
  ],
  materials: [
    material("食品经营许可申请书", "here"),
    material("营业执照", "here", { form: "电子证照", originals: 0, note: "免提交" }),
    material("法定代表人（负责人）身份证明", "here", { originals: 0, copies: 1 }),
    material("经营场所布局、操作流程图", "here"),
    material("保证食品安全的规章制度", "gap", { isRequired: false, note: "加盖公章" }),
    material("从业人员健康证明", "missing", { copies: 6, note: "六名从业人员均须提供，在有效期内" }),
  ],
  missing: [
    material("保证食品安全的规章制度", "gap", { isRequired: false, note: "加盖公章" }),
    material("从业人员健康证明", "missing", { copies: 6, note: "六名从业人员均须提供，在有效期内" }),
  ],
  missingUntil: "2026-03-09",
  missingDays: 5,
  note: "布局图上请标明冷食专间的面积。",
  reason: "经营场所与有毒、有害场所的距离不符合规定，现场核查不合格。",
  rightAgency: "示例市交通运输局",
  special: { kind: "site-visit", since: "2026-03-04", expectedDays: 3, note: "核查人员将提前一天电话联系。" },
  extension: { days: 10, reason: "现场核查需要复查整改情况", dueBefore: "2026-03-11" },
  hearing: {
    on: "2026年4月1日9时30分",
    place: "示例市政务服务中心四楼听证室",
    presiding: "工号2001",
    matter: "该经营场所对相邻住户的影响",
  },
  decision: {
    outcome: "granted",
    reason: "许可范围为热食类食品制售、自制饮品制售。",
    decidedOn: "2026-03-09",
    certificateNumber: "JY29999010000017",
    validTo: "2031-03-08",
    appealTo: "示例市人民政府",
    court: "示例区人民法院",
  },
  opinions: [
    { step: "受理", opinion: "要件齐全，符合申请条件，同意受理。", by: "工号1003", on: "2026-03-02" },
    { step: "审查", opinion: "材料齐全，现场核查合格，拟同意。", by: "工号2001", on: "2026-03-06" },
    { step: "复核", opinion: "同意审查意见。", by: "工号2002", on: "2026-03-06" },
  ],
  delivery: {
    way: "post",
    collectFrom: "一楼出证窗口（18号窗口）",
    collectOn: "2026-03-10",
    pickupCode: "730418",
    waybill: "EX000000000CN",
    receivedBy: "龚𬭚",
    deliveredOn: "2026-03-12",
    postTo: person,
    results: [
      { name: "食品经营许可证（正本）", number: "JY29999010000017", copies: 1 },
      { name: "准予行政许可决定书", number: "示审准〔2026〕9号", copies: 1 },
    ],
  },
  handover: {
    from: "综合受理窗口",
    to: "市场监管审批科",
    handedBy: "工号1003",
    handedOn: "2026年3月2日16时40分",
    receivedBy: "工号2001",
    receivedOn: "2026年3月2日17时05分",
    lines: [
      {
        applicationNumber: "999901260302000017",
        itemName: "食品经营许可（新办）",
        materialName: "食品经营许可申请书",
        originals: 1,
        copies: 0,
        note: "",
      },
      {
        applicationNumber: "999901260302000017",
        itemName: "食品经营许可（新办）",
        materialName: "经营场所布局、操作流程图",
        originals: 1,
        copies: 1,
        note: "A3折页",
      },
    ],
  },
  errand: {
    site: "示例镇甲村便民服务点",
    agentName: "工号5001",
    agentPhone: "13900000002",
    what: "提交申请材料，代领许可证",
    until: "2026-03-20",
  },
  asked: [
    { unit: "市住房和城乡建设局", question: "经营场所的消防验收情况", until: "2026-03-06" },
    { unit: "市生态环境局", question: "油烟排放是否符合要求", until: "2026-03-06" },
  ],
  staff: { clerk: "工号1003", reviewer: "工号2001", second: "工号2002", head: "工号3001" },
  seal: { name: "示例市政务服务中心", blobId: null },
  signatureBlobId: null,
};

/** As a document of this kind is issued. */
export function examplesFor(kind: DocumentKind): DocumentValues {
  const { decision } = exampleValues;
  if (kind !== "refusal-decision" || !decision) return exampleValues;
  return { ...exampleValues, decision: { ...decision, outcome: "refused", certificateNumber: null } };
}
