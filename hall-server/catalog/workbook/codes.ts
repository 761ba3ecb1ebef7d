/** What stands in a cell for a code, as the published lists write it. */
import type { Item, ItemMaterial } from "../../contract/items.ts";

type Words<Code extends string> = Record<Code, string>;

export const levels: Words<Item["level"]> = {
  province: "省级",
  city: "市级",
  county: "县级",
  town: "乡级",
  village: "村级",
};
export const kinds: Words<Item["kind"]> = { instant: "即办件", promised: "承诺件" };
export const types: Words<Item["type"]> = {
  permit: "行政许可",
  payment: "行政给付",
  confirmation: "行政确认",
  reward: "行政奖励",
  ruling: "行政裁决",
  otherPower: "其他行政权力",
  publicService: "公共服务",
};
export const powerSources: Words<Item["powerSource"]> = {
  ownLevel: "法定本级行使",
  handedDown: "上级下放",
  authorisedByHigher: "上级授权",
  authorisedByEqual: "同级授权",
  entrustedByHigher: "上级委托",
  entrustedByEqual: "同级委托",
};
export const empowerments: Words<Item["empowerment"]> = {
  none: "无",
  direct: "直接赋权",
  entrusted: "委托下放",
  movedForward: "服务前移",
  errand: "帮办代办",
};
export const bodyKinds: Words<Item["body"]["kind"]> = {
  statutory: "法定机关",
  authorised: "授权组织",
  entrusted: "受委托组织",
};
export const audiences: Words<Item["audience"][number]> = {
  person: "自然人",
  enterprise: "企业法人",
  institution: "事业法人",
  socialOrganisation: "社会组织法人",
  unincorporated: "非法人企业",
  government: "行政机关",
  other: "其他",
};
export const lawUnits: Words<Item["lawUnit"]> = {
  workingDay: "工作日",
  day: "日",
  month: "月",
  year: "年",
};
export const serviceAreas: Words<Item["serviceArea"]> = {
  none: "不通办",
  county: "全县通办",
  city: "全市通办",
  province: "全省通办",
  acrossProvinces: "跨省通办",
  nation: "全国通办",
};
export const tags: Words<Item["tags"][number]> = {
  now: "马上办",
  online: "网上办",
  nearby: "就近办",
  once: "一次办",
};
export const resultTypes: Words<Item["result"]["type"]> = {
  licence: "证照",
  approval: "批文",
  certificate: "证明",
  record: "登记、备案回执",
  payment: "资金",
  other: "其他",
};
export const materialTypes: Words<ItemMaterial["type"]> = {
  form: "申请表格文书",
  certificate: "证件证书证明",
  other: "其他",
};
export const materialForms: Words<ItemMaterial["form"]> = {
  paper: "纸质",
  electronic: "电子",
  either: "纸质或电子",
};
export const materialSources: Words<ItemMaterial["source"]> = {
  applicant: "申请人自备",
  government: "政府部门核发",
  intermediary: "中介机构或法定机构",
  other: "其他",
};
export const fieldTypes: Words<Item["form"][number]["type"]> = {
  text: "文字",
  longText: "长文字",
  number: "数字",
  amount: "金额",
  date: "日期",
  phone: "电话",
  idNumber: "身份证号",
  creditCode: "统一社会信用代码",
  choice: "选项",
  yesNo: "是否",
};
export const fieldSources: Words<NonNullable<Item["form"][number]["fillFrom"]>> = {
  name: "姓名",
  sex: "性别",
  nation: "民族",
  birthDate: "出生日期",
  address: "住址",
  idNumber: "身份证号",
  phone: "电话",
  organisationName: "单位名称",
  creditCode: "统一社会信用代码",
  today: "当天",
};
/** How far the answer to a date may go. */
export const dateBounds: Words<NonNullable<Item["form"][number]["notAfter"]>> = { today: "当天" };
export const specialSteps: Words<Item["specialSteps"][number]["kind"]> = {
  hearing: "听证",
  inspection: "检验",
  testing: "检测",
  quarantine: "检疫",
  appraisal: "鉴定",
  "expert-review": "专家评审",
  "site-visit": "现场勘验",
  "public-notice": "公示",
  tender: "招标",
  auction: "拍卖",
};
