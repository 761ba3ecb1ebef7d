import type { PageError } from "../kit/hall.ts";
import { useErrorWords } from "./errors.ts";
import { defineWords, useWords } from "./words.ts";

/** Why paper or a result could not be handed on, and what to do next; what is not here is said by the common sentences. */
export const deliveryTroubleWords = defineWords(
  "delivery-troubles",
  {
    "not-here": "{{number}} 的材料已经不在这里了，请刷新后重新选。",
    "more-than-listed": "实收的份数和清单对不上，请按手里的材料重新填。",
    "another-person": "刷的身份证不是这件的申请人。请核对办件，或按代领办理。",
    "no-authorisation": "代领人不是申请时登记的，请先扫描授权委托书。",
    "on-its-way": "结果还在移交的路上，请先在“材料移交”里接收清单。",
    "other-hall": "这件由外地大厅收件，结果要寄回那边，请到“跨域通办”办理。",
    taken: "这个格子已经放了别的结果，请换一个格子。",
    used: "这个运单号已经用在 {{number}} 上了，请扫描这一封信上的运单号。",
    unknown: "申请人没有登记身份证，不能用自助机领，请换一种方式。",
    signature: "请先签名，或扫描签好的回证。",
    address: "没有邮寄地址，请换成窗口领取，或请申请人补地址。",
    duplicate: "{{number}} 已经收过了，请直接查这一件。",
    "not-accepted-there": "对方还没有受理，不能登记这一步。",
    "not-decided-there": "对方还没有作出决定，不能登记这一步。",
    "not-possible": "日期不对：不能晚于今天，也不能早于收件日。",
    note: "请写明原因。",
    outcome: "请选准予还是不予。",
    lines: "请至少选一份材料。",
    "not-printed": "没有打印出来，请看看打印机，再试一次。",
  },
  {
    "not-here": "The papers of {{number}} are no longer here. Reload and choose again.",
    "more-than-listed": "The counts do not match the list. Count again and correct them.",
    "another-person": "This card is not the applicant's. Check the application, or hand it to an agent.",
    "no-authorisation": "This agent was not named before. Scan the authorisation first.",
    "on-its-way": "The result is still on its way. Receive its list under “Handover of paper” first.",
    "other-hall": "Another hall took this in: send the result back there under “Other halls”.",
    taken: "This compartment holds another result. Choose another one.",
    used: "This waybill is already that of {{number}}. Scan the one on this envelope.",
    unknown: "No ID card is known for the applicant: use another way than the machine.",
    signature: "It has to be signed first, on the pad or on paper.",
    address: "There is no address. Hand it over at the counter, or ask for the address.",
    duplicate: "{{number}} is already here. Look it up instead.",
    "not-accepted-there": "They have not accepted it yet.",
    "not-decided-there": "They have not decided it yet.",
    "not-possible": "The date is not possible: not after today, nor before it was taken in.",
    note: "Write the reason.",
    outcome: "Say whether it was granted.",
    lines: "Choose at least one paper.",
    "not-printed": "It was not printed. Look at the printer and try again.",
  },
);

/** The sentence for a refusal, with what its `because`, `field` or `what` says. */
export function useDeliveryTroubles(): (error: PageError) => string {
  const { say } = useWords(deliveryTroubleWords);
  const explain = useErrorWords();
  return (error) => {
    const params: Record<string, unknown> = error.params;
    const key = [params.because, params.field, params.what].find(
      (one): one is keyof typeof deliveryTroubleWords.zh =>
        typeof one === "string" && one in deliveryTroubleWords.zh,
    );
    return key ? say(key, { number: String(params.number ?? "") }) : explain(error);
  };
}
