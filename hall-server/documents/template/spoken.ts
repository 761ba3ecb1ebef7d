/** How codes and dates are written on paper. */
import type { DocumentValues } from "../../contract/documents.ts";

type Application = NonNullable<DocumentValues["application"]>;
type Special = NonNullable<DocumentValues["special"]>;
type Delivery = NonNullable<DocumentValues["delivery"]>;
type Status = DocumentValues["materials"][number]["status"];

const channels: Record<Application["channel"], string> = {
  counter: "窗口收件",
  kiosk: "自助终端",
  agent: "帮办代办",
  online: "网上申报",
  "other-hall": "异地代收",
};
const steps: Record<Special["kind"], string> = {
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
const ways: Record<Delivery["way"], string> = {
  counter: "窗口领取",
  post: "邮寄送达",
  kiosk: "自助终端领取",
};
const statuses: Record<Status, string> = {
  here: "已收",
  missing: "未提交",
  gap: "容缺后补",
  promised: "告知承诺",
  "not-needed": "免提交",
};

export const channelName = (channel: Application["channel"]): string => channels[channel];
export const specialStepName = (kind: Special["kind"]): string => steps[kind];
export const wayName = (way: Delivery["way"]): string => ways[way];
export const statusName = (status: Status): string => statuses[status];

/** 2026-03-09 → 2026年3月9日 */
export function longDate(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${year}年${Number(month)}月${Number(date)}日`;
}
