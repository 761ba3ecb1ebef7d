/** An invented item and its application, for pictures of every step. */
import { blankMaterial } from "../../../hall-server/contract/blank-item.ts";
import type { Item } from "../../../hall-server/contract/items.ts";
import { modelCatalog } from "../../gallery/model-catalog.ts";
import { noDevices } from "../../kit/devices.ts";
import type { Applying } from "./applying.ts";
import type { ApplyingOffice, Submitted } from "./office.ts";

const label = (zh: string, en: string) => ({ zh, en });

const material = (id: string, name: string, isRequired = true) => ({
  ...blankMaterial(),
  ...{ id, name, isRequired, isMain: isRequired, originals: 1, isReusable: true },
  type: "certificate" as const,
});

const field = (id: string, name: ReturnType<typeof label>, more: Partial<Item["form"][number]>) => ({
  id,
  label: name,
  type: "text" as const,
  isRequired: true,
  ...more,
});

export const modelItem = {
  id: "resident-medical-enrolment",
  name: label("城乡居民医保参保登记", "Enrolment in the residents' medical insurance"),
  promisedDays: 5,
  isSelfService: true,
  materials: [
    material("m1", "登记表"),
    material("m2", "身份证"),
    material("m3", "户口簿"),
    material("m4", "居住证"),
    material("m5", "委托书", false),
  ],
  form: [
    field("name", label("姓名", "Name"), { fillFrom: "name" }),
    field("id-number", label("身份证号", "Identity number"), { type: "idNumber", fillFrom: "idNumber" }),
    field("person-type", label("人员类别", "Kind of person"), {
      type: "choice",
      choices: [
        { id: "adult", name: label("成年居民", "Adult") },
        { id: "child", name: label("未成年人、学生", "Child or student") },
        { id: "newborn", name: label("新生儿", "Newborn") },
        { id: "support", name: label("特困、低保对象", "On allowance") },
      ],
    }),
    field("bank", label("开户银行", "Bank"), { maxLength: 60 }),
    field("phone", label("联系电话", "Phone"), { type: "phone", fillFrom: "phone" }),
  ],
} as unknown as Item;

export const modelApplying: Applying = {
  pages: {
    m1: [{ blobId: "1".repeat(64), type: "image/jpeg" }],
    m2: [{ blobId: "2".repeat(64), type: "image/jpeg" }],
    m3: [
      { blobId: "3".repeat(64), type: "image/jpeg" },
      { blobId: "4".repeat(64), type: "image/jpeg" },
    ],
    m4: [{ blobId: "5".repeat(64), type: "image/jpeg" }],
  },
  fields: { "person-type": "adult", bank: "中国农业银行", phone: "19900000000" },
};

export const modelSubmitted: Submitted = {
  number: "999901261123000158",
  queryPassword: "40718265",
  sent: modelApplying,
  isEarlier: false,
};

export const modelOffice: ApplyingOffice = {
  devices: noDevices,
  shown: (source) => (source === "name" ? "张*" : source === "idNumber" ? "999***********0029" : null),
  submit: async () => ({ ok: true, value: modelSubmitted }),
  progressByCard: async () => ({ ok: true, value: { applications: [] } }),
  collect: async () => ({ ok: true, value: { outcome: "not-found" } }),
  progress: async () => ({ ok: false, error: { code: "not-found", params: {} } }),
  print: async () => ({ outcome: "printed" }) as never,
  forget: () => {},
};

/** Three of its items can be handed in here. */
export const selfServiceCatalog = {
  ...modelCatalog,
  items: modelCatalog.items.map((item, at) => (at % 3 === 0 ? { ...item, isSelfService: true } : item)),
};
