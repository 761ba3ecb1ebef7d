/**
 * The names that templates may put in braces, in the words of the office, and where their values come from. One table: the
 * checker, the filling, the list beside the editor and the handbook all read it.
 */
import type { DocumentValues } from "../../contract/documents.ts";
import { channelName, longDate, specialStepName, statusName, wayName } from "./spoken.ts";

export type Filled = string | null;

/** What stands under a name within a repeated section. */
export type Entry = Readonly<Record<string, Filled>>;

export interface ListName {
  /** What may be named within the section. */
  of: readonly string[];
  get: (values: DocumentValues) => Entry[];
}

const date = (day: string | null | undefined): Filled => (day ? longDate(day) : null);
const number = (value: number | null | undefined): Filled =>
  value === null || value === undefined ? null : String(value);
const yes = (is: boolean | null | undefined): Filled => (is ? "是" : null);
const joined = (list: readonly string[]): Filled => (list.length === 0 ? null : list.join("；"));

type Material = DocumentValues["materials"][number];

const material = (one: Material): Entry => ({
  材料名称: one.name,
  形式: one.form,
  原件份数: number(one.originals),
  复印件份数: number(one.copies),
  页数: number(one.pages),
  是否必要: one.isRequired ? "必要" : "非必要",
  材料状态: statusName(one.status),
  备注: one.note || null,
});
const ofMaterial = [
  "序号",
  "材料名称",
  "形式",
  "原件份数",
  "复印件份数",
  "页数",
  "是否必要",
  "材料状态",
  "备注",
];

export const singleNames: Readonly<Record<string, (values: DocumentValues, copy: string) => Filled>> = {
  联: (_, copy) => copy || null,
  文号: ({ number: one }) => one || null,
  签发日期: ({ issuedOn }) => date(issuedOn),
  核验网址: ({ verifyAddress }) => verifyAddress || null,

  大厅名称: ({ hall }) => hall.name,
  机关名称: ({ hall }) => hall.authority,
  大厅地址: ({ hall }) => hall.address || null,
  大厅电话: ({ hall }) => hall.phone || null,
  办公时间: ({ hall }) => hall.openingHours || null,
  监督电话: ({ hall }) => hall.hotline || null,

  办件编号: ({ application }) => application?.number ?? null,
  查询密码: ({ application }) => application?.queryPassword ?? null,
  收件方式: ({ application }) => application && channelName(application.channel),
  收件日期: ({ application }) => date(application?.receivedOn),
  受理日期: ({ application }) => date(application?.acceptedOn),
  办结期限: ({ application }) => date(application?.dueOn),
  是即办件: ({ application }) => yes(application?.isInstant),
  视为受理: ({ application }) => yes(application?.isDeemed),
  排队号: ({ application }) => application?.ticketNumber ?? null,
  窗口: ({ application }) => application?.counterName ?? null,
  承办部门: ({ application }) => application?.unitName ?? null,

  事项名称: ({ item }) => item?.name ?? null,
  事项编码: ({ item }) => item?.code ?? null,
  法定时限: ({ item }) => number(item?.lawDays),
  承诺时限: ({ item }) => number(item?.promisedDays),
  实施主体: ({ item }) => item?.authority ?? null,
  设定依据: ({ item }) => joined(item?.basis ?? []),
  收费: ({ item }) => item?.fee ?? null,
  结果名称: ({ item }) => item?.resultName ?? null,
  承诺内容: ({ item }) => item?.promiseText ?? null,

  申请人: ({ applicant }) => applicant?.name ?? null,
  称呼: ({ applicant }) => (applicant?.isOrganisation ? "你单位" : "你"),
  是单位: ({ applicant }) => yes(applicant?.isOrganisation),
  统一社会信用代码: ({ applicant }) => applicant?.creditCode ?? null,
  法定代表人: ({ applicant }) => (applicant?.isOrganisation ? applicant.person.name : null),
  证件号码: ({ applicant }) => applicant?.person.idNumber ?? null,
  联系电话: ({ applicant }) => applicant?.agent?.phone ?? applicant?.person.phone ?? null,
  住址: ({ applicant }) => applicant?.person.address ?? null,
  经办人: ({ applicant }) => applicant?.agent?.name ?? null,
  经办人证件号码: ({ applicant }) => applicant?.agent?.idNumber ?? null,
  经办人电话: ({ applicant }) => applicant?.agent?.phone ?? null,

  补正期限: ({ missingUntil }) => date(missingUntil),
  补正天数: ({ missingDays }) => number(missingDays),
  缺少材料名称: ({ missing }) => (missing.length === 0 ? null : missing.map((one) => one.name).join("、")),
  提交材料: ({ materials }) =>
    joined(materials.filter((one) => one.status === "here").map((one) => one.name)),
  说明: ({ note }) => note,
  理由: ({ reason, decision }) => reason ?? decision?.reason ?? null,
  应向机关: ({ rightAgency }) => rightAgency,

  特别程序: ({ special }) => special && specialStepName(special.kind),
  特别程序开始日期: ({ special }) => date(special?.since),
  特别程序天数: ({ special }) => number(special?.expectedDays),
  特别程序说明: ({ special }) => special?.note ?? null,

  延长天数: ({ extension }) => number(extension?.days),
  延期理由: ({ extension }) => extension?.reason ?? null,
  原办结期限: ({ extension }) => date(extension?.dueBefore),

  听证时间: ({ hearing }) => hearing?.on ?? null,
  听证地点: ({ hearing }) => hearing?.place ?? null,
  听证主持人: ({ hearing }) => hearing?.presiding ?? null,
  听证事项: ({ hearing }) => hearing?.matter ?? null,

  决定: ({ decision }) => decision && (decision.outcome === "granted" ? "准予" : "不予"),
  决定日期: ({ decision }) => date(decision?.decidedOn),
  证照编号: ({ decision }) => decision?.certificateNumber ?? null,
  有效期至: ({ decision }) => date(decision?.validTo),
  复议机关: ({ decision }) => decision?.appealTo ?? null,
  人民法院: ({ decision }) => decision?.court ?? null,

  领取方式: ({ delivery }) => delivery && wayName(delivery.way),
  领取地点: ({ delivery }) => delivery?.collectFrom ?? null,
  领取日期: ({ delivery }) => date(delivery?.collectOn),
  取件码: ({ delivery }) => delivery?.pickupCode ?? null,
  邮件号: ({ delivery }) => delivery?.waybill ?? null,
  签收人: ({ delivery }) => delivery?.receivedBy ?? null,
  送达日期: ({ delivery }) => date(delivery?.deliveredOn),
  收件人: ({ delivery }) => delivery?.postTo?.name ?? null,
  收件人电话: ({ delivery }) => delivery?.postTo?.phone ?? null,
  收件人地址: ({ delivery }) => delivery?.postTo?.address ?? null,

  移出单位: ({ handover }) => handover?.from ?? null,
  接收单位: ({ handover }) => handover?.to ?? null,
  移交人: ({ handover }) => handover?.handedBy ?? null,
  移交时间: ({ handover }) => handover?.handedOn ?? null,
  接收人: ({ handover }) => handover?.receivedBy ?? null,
  接收时间: ({ handover }) => handover?.receivedOn ?? null,

  代办点: ({ errand }) => errand?.site ?? null,
  代办员: ({ errand }) => errand?.agentName ?? null,
  代办员电话: ({ errand }) => errand?.agentPhone ?? null,
  代办内容: ({ errand }) => errand?.what ?? null,
  代办期限: ({ errand }) => date(errand?.until),

  受理人: ({ staff }) => staff.clerk,
  审查人: ({ staff }) => staff.reviewer,
  复核人: ({ staff }) => staff.second,
  负责人: ({ staff }) => staff.head,
};

export const listNames: Readonly<Record<string, ListName>> = {
  材料: { of: ofMaterial, get: ({ materials }) => materials.map(material) },
  已收材料: {
    of: ofMaterial,
    get: ({ materials }) => materials.filter((one) => one.status === "here").map(material),
  },
  缺少材料: { of: ofMaterial, get: ({ missing }) => missing.map(material) },
  填报内容: {
    of: ["序号", "栏目", "内容"],
    get: ({ fields }) => fields.map(({ label, value }) => ({ 栏目: label, 内容: value || null })),
  },
  依据: {
    of: ["序号", "内容"],
    get: ({ item }) => (item?.basis ?? []).map((one) => ({ 内容: one })),
  },
  受理条件: {
    of: ["序号", "内容"],
    get: ({ item }) => (item?.conditions ?? []).map((one) => ({ 内容: one })),
  },
  意见: {
    of: ["序号", "环节", "意见内容", "签署人", "签署日期"],
    get: ({ opinions }) =>
      opinions.map((one) => ({
        环节: one.step,
        意见内容: one.opinion,
        签署人: one.by,
        签署日期: date(one.on),
      })),
  },
  移交物料: {
    of: ["序号", "办件编号", "事项名称", "材料名称", "原件份数", "复印件份数", "备注"],
    get: ({ handover }) =>
      (handover?.lines ?? []).map((one) => ({
        办件编号: one.applicationNumber,
        事项名称: one.itemName,
        材料名称: one.materialName,
        原件份数: number(one.originals),
        复印件份数: number(one.copies),
        备注: one.note || null,
      })),
  },
  证照: {
    of: ["序号", "证照名称", "证照编号", "份数"],
    get: ({ delivery }) =>
      (delivery?.results ?? []).map((one) => ({
        证照名称: one.name,
        证照编号: one.number || null,
        份数: number(one.copies),
      })),
  },
  征求部门: {
    of: ["序号", "部门", "征求内容", "回复期限"],
    get: ({ asked }) =>
      asked.map((one) => ({ 部门: one.unit, 征求内容: one.question, 回复期限: date(one.until) })),
  },
};
