/**
 * What kind of document a material's name speaks of: the same paper has other names in other items (身份证, 居民身份证,
 * 经营者身份证), and reuse needs to know that it is the same. Only papers that belong to one holder are here; the first
 * that fits decides.
 */
const kinds: readonly [RegExp, string][] = [
  [/^(居民|原|经办人|经营者|法定代表人)?身份证(明|复印件)?$/, "id-card"],
  [/^(父母|双方)?户口簿$/, "household-register"],
  [/^结婚证$/, "marriage-certificate"],
  [/^出生医学证明$/, "birth-certificate"],
  [/^营业执照(复印件|正副本)?$/, "business-licence"],
  [/^社会保障卡$/, "social-security-card"],
  [/^(新)?银行卡$/, "bank-card"],
  [/^(不动产权证书|产权证明|原权证|权证|权属证书)$/, "property-certificate"],
  [/^居住证(明)?$/, "residence-proof"],
  [/^(2寸.*)?照片(\d+张)?$/, "photo"],
  [/^残疾人证$/, "disability-card"],
];

export function documentKindOf(name: string): string | null {
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** 材料类型, where the catalogue does not say. */
export function materialTypeOf(name: string): "form" | "certificate" | "other" {
  if (
    /(申请书?|申请表|登记表|申报表|申领表|备案表|采集表|核定表|审批表|变更表|换证表|声明|承诺书?|委托书|报告单|申报单|开户单|登记申请.*|授权书|说明)$/.test(
      name,
    )
  )
    return "form";
  if (documentKindOf(name) !== null || /(证|证书|执照|证明|许可|卡|簿|批准文件|合格书|报告)$/.test(name))
    return "certificate";
  return "other";
}
