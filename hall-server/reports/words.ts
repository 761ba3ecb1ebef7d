/** What a month's workbook says, in the language that was asked for. */
import type { Application, ApplicationRow, ApplicationState } from "../contract/intake.ts";
import type { Label } from "../contract/values.ts";

const label = (zh: string, en: string): Label => ({ zh, en });

export const columnWords = {
  number: label("办件编号", "Number"),
  item: label("事项", "Item"),
  kind: label("办件类型", "Kind"),
  applicant: label("申请人", "Applicant"),
  applicantKind: label("申请人类型", "Applicant's kind"),
  channel: label("受理渠道", "Channel"),
  unit: label("办理部门", "Department"),
  clerk: label("窗口工号", "Counter staff"),
  reviewer: label("审查工号", "Reviewer"),
  receivedAt: label("收件时间", "Received"),
  acceptedOn: label("受理日期", "Accepted"),
  promisedDays: label("承诺时限（工作日）", "Promised (working days)"),
  lawDays: label("法定时限（工作日）", "By law (working days)"),
  dueOn: label("到期日", "Due"),
  decidedOn: label("决定日期", "Decided"),
  lateDays: label("超期（工作日）", "Late (working days)"),
  state: label("状态", "State"),
  outcome: label("结果", "Outcome"),
  supplements: label("补正次数", "Times papers were asked for"),
  hasGaps: label("容缺受理", "Accepted with gaps"),
  isPromise: label("告知承诺", "On promise"),
  isExtended: label("延期", "Extended"),
  way: label("取件方式", "Result by"),
} as const;

export const kindWords = {
  instant: label("即办件", "Done at once"),
  promised: label("承诺件", "Promised"),
} as const;

export const applicantWords: Record<Application["applicantKind"], Label> = {
  person: label("个人", "Person"),
  organisation: label("单位", "Organisation"),
};

export const channelWords: Record<ApplicationRow["channel"], Label> = {
  counter: label("窗口", "Counter"),
  kiosk: label("自助机", "Kiosk"),
  agent: label("帮办代办", "Agent"),
  online: label("网上", "Online"),
  "other-hall": label("异地代收", "Another hall"),
};

export const wayWords: Record<Application["wish"]["way"], Label> = {
  counter: label("窗口领取", "At the counter"),
  post: label("邮寄", "By post"),
  kiosk: label("自助机领取", "At the kiosk"),
};

export const outcomeWords = {
  granted: label("准予", "Granted"),
  refused: label("不予", "Refused"),
} as const;

export const stateWords: Record<ApplicationState, Label> = {
  submitted: label("待预审", "To be checked"),
  received: label("已收件", "Received"),
  supplementing: label("补正中", "Waiting for papers"),
  accepted: label("已受理", "Accepted"),
  reviewing: label("审查中", "Under review"),
  "special-step": label("特殊环节", "Special step"),
  decided: label("已决定", "Decided"),
  ready: label("待出件", "Ready"),
  delivered: label("已送达", "Delivered"),
  archived: label("已归档", "Archived"),
  "pre-refused": label("预审不通过", "Sent back at the check"),
  "not-accepted": label("不予受理", "Not accepted"),
  withdrawn: label("已撤回", "Withdrawn"),
  terminated: label("已终止", "Terminated"),
  ended: label("强制结束", "Ended by force"),
};

export const yes = label("是", "yes");
export const sheetName = label("办件", "Applications");
