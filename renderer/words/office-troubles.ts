import type { PageError } from "../kit/hall.ts";
import { useErrorWords } from "./errors.ts";
import { defineWords, useWords } from "./words.ts";

/** Why a step of the back office was refused, and what to do; what is not here is said by the common sentences. */
const officeTroubleWords = defineWords(
  "office-troubles",
  {
    "other-unit": "这个办件不归您的部门，请负责人改派，或退回窗口。",
    "taken-by-another": "别的审批人员已经接了这个办件，请在清单里选另一件。",
    "not-yours": "您的岗位不能做这一步，请找负责人。",
    recused: "已经回避的人不能再办这个办件，请交给别人。",
    "recused-before": "这个办件您已经回避过了。",
    "took-it-in": "收件的人不能审查同一个办件，请交给别人。",
    "own-decision": "自己拟的决定要由另一个人复核。",
    "waits-for-second": "决定正等着复核，复核之后再做这一步。",
    "asked-before": "已经申请过延期，正等负责人答复。",
    "answered-before": "延期只能申请一次，已经答复过了。",
    "too-late": "期限已经过了，不能再延期；请尽快作出决定。",
    "not-asked": "没有等着批的延期。",
    "too-long": "天数太多了，最多 {{most}} 个工作日。",
    "reason-needed": "请写明理由。",
    "gaps-open": "容缺材料还没有补齐，补齐之后再做这一步。",
    "gap-overdue": "容缺材料已经逾期，系统会终止这个办件。",
    "other-hall": "这个办件由外地大厅办，请到“跨域通办”里看。",
    "has-it-already": "这个办件本来就在这位审批人员手上。",
    staff: "没有这位审批人员，可能已经停用，请另选一位。",
  },
  {
    "other-unit": "It does not belong to your departments: have the head reassign it, or give it back.",
    "taken-by-another": "Another reviewer has taken it. Choose another one in the list.",
    "not-yours": "Your role may not do this. Ask the head.",
    recused: "Who recused may not handle it any more. Let another one do it.",
    "recused-before": "You have recused from this one already.",
    "took-it-in": "Who took it in may not review it. Let another one do it.",
    "own-decision": "Another person has to confirm what you proposed.",
    "waits-for-second": "The decision waits to be confirmed. Do this afterwards.",
    "asked-before": "An extension was asked for already; the head has not answered.",
    "answered-before": "An extension can be asked for once, and it was answered.",
    "too-late": "The day it was due is over, so it cannot be extended; please decide soon.",
    "not-asked": "No extension waits for an answer.",
    "too-long": "Too many days: {{most}} working days at most.",
    "reason-needed": "Please write the reason.",
    "gaps-open": "Papers are still to come. Do this when they are here.",
    "gap-overdue": "The missing papers are overdue; the hall is about to end this application.",
    "other-hall": "Another hall handles it: see “Other halls”.",
    "has-it-already": "This reviewer has it already.",
    staff: "There is no such reviewer any more. Choose another one.",
  },
);

type Reason = keyof typeof officeTroubleWords.zh;
const isReason = (reason: unknown): reason is Reason =>
  typeof reason === "string" && reason in officeTroubleWords.zh;

export function useOfficeTroubles(): (error: PageError) => string {
  const { say } = useWords(officeTroubleWords);
  const explain = useErrorWords();
  return (error) => {
    const { because, what, most } = error.params as Record<string, string | number | undefined>;
    const reason = because ?? (what === "staff" ? "staff" : undefined);
    return isReason(reason) ? say(reason, { most: most ?? "" }) : explain(error);
  };
}
