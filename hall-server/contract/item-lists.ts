/** What may stand in the coded fields of an item, apart from the schemas, so that pages can show it. */

/** Codes as the national exchange schema writes them (事项类型); kinds without a number there are left out. */
export const itemTypes = {
  permit: 1,
  payment: 5,
  confirmation: 7,
  reward: 8,
  ruling: 9,
  otherPower: 10,
  publicService: 20,
} as const;
/** 权力来源 */
export const powerSources = {
  ownLevel: 1,
  handedDown: 2,
  authorisedByHigher: 3,
  authorisedByEqual: 4,
  entrustedByHigher: 5,
  entrustedByEqual: 6,
} as const;
/** 服务对象 */
export const audiences = {
  person: 1,
  enterprise: 2,
  institution: 3,
  socialOrganisation: 4,
  unincorporated: 5,
  government: 6,
  other: 9,
} as const;
/** 实施主体性质 */
export const bodyKinds = { statutory: 1, authorised: 2, entrusted: 3 } as const;

/** What of the card or of the applicant goes into a field by itself. */
export const fieldSources = [
  "name",
  "sex",
  "nation",
  "birthDate",
  "address",
  "idNumber",
  "phone",
  "organisationName",
  "creditCode",
  "today",
] as const;
/** What the answer to a date of a form may not go beyond. */
export const dateBounds = ["today"] as const;
/** 马上办、网上办、就近办、一次办 */
export const handlingTags = ["now", "online", "nearby", "once"] as const;
/** 通办范围 */
export const serviceAreas = ["none", "county", "city", "province", "acrossProvinces", "nation"] as const;
/** 赋权: 直接赋权、委托下放、服务前移、帮办代办 */
export const empowerments = ["none", "direct", "entrusted", "movedForward", "errand"] as const;
/** 行使层级 */
export const itemLevels = ["province", "city", "county", "town", "village"] as const;
/** 即办件 or 承诺件 */
export const itemKinds = ["instant", "promised"] as const;
export const lawUnits = ["workingDay", "day", "month", "year"] as const;
export const resultTypes = ["licence", "approval", "certificate", "record", "payment", "other"] as const;
/** 材料类型: 申请表格文书, 证件证书证明, 其他 */
export const materialTypes = ["form", "certificate", "other"] as const;
/** 材料形式 */
export const materialForms = ["paper", "electronic", "either"] as const;
/** 来源渠道: who has it made */
export const materialSources = ["applicant", "government", "intermediary", "other"] as const;
export const fieldTypes = [
  "text",
  "longText",
  "number",
  "amount",
  "date",
  "phone",
  "idNumber",
  "creditCode",
  "choice",
  "yesNo",
] as const;
/** A case that never came through a counter: nobody has answered for it yet, it was entered since, the law allows it, the department was told. */
export const bypassStandings = ["open", "entered", "allowed", "told"] as const;
