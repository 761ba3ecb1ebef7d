import type { PageError } from "../kit/hall.ts";
import { defineWords, useWords } from "./words.ts";

/** What happened and what to do next, for every way in which the hall or the page says no. */
export const errorWords = defineWords(
  "errors",
  {
    "invalid-input": "填写的内容有误（{{field}}），请检查后再试。",
    "command-id-reused": "这一步已经用别的内容做过了，请刷新页面再试。",
    "not-signed-in": "还没有登录，或登录已过期，请重新登录。",
    "not-allowed": "您的岗位不能做这一步，请找大厅管理员。",
    "not-found": "没有找到，可能已经办完或被删除，请核对后再试。",
    "hall-closed": "大厅现在不办公，开门后再来取号。",
    "queue-closed": "这个业务今天停止取号了，请到导办台问一问。",
    "quota-used-up": "今天的号取完了；窗口空闲时可以直接去问，或到导办台登记。",
    "already-has-ticket": "您已经有号了：{{number}}，前面 {{ahead}} 人。",
    "wrong-state": "现在不能做这一步，页面已是最新状态，请看一下再操作。",
    "counter-busy": "窗口还有一位没办完，先办结这一位。",
    "counter-taken": "这个窗口已由工号 {{staffNumber}} 打开，请换一个窗口。",
    "counter-not-open": "窗口还没有打开，请先打开窗口。",
    "rate-limited": "操作太快了，请等几秒再试。",
    "server-busy": "大厅现在很忙，请等几秒再试。",
    "storage-failed": "没有保存成功，什么都没有改变，请再试一次；仍不行请找管理员。",
    "card-needed": "请先刷身份证，再取号。",
    internal: "出了意料之外的问题，什么都没有改变，请再试一次；仍不行请找管理员。",
    "server-away": "连接断了，正在重连；已经取的号不会丢。",
  },
  {
    "invalid-input": "Something is not filled in correctly ({{field}}). Please check it and try again.",
    "command-id-reused": "This step was already done with other content. Reload the page and try again.",
    "not-signed-in": "You are not signed in, or your sign-in has expired. Please sign in again.",
    "not-allowed": "Your role may not do this. Please ask the hall manager.",
    "not-found": "Not found. It may be finished or gone; please check and try again.",
    "hall-closed": "The hall is closed now. Please take a number when it opens.",
    "queue-closed": "No more numbers for this service today. Please ask at the guide desk.",
    "quota-used-up": "All numbers for today are taken. Ask at a free counter or at the guide desk.",
    "already-has-ticket": "You already have {{number}}; {{ahead}} ahead.",
    "wrong-state": "This cannot be done now. The page shows the newest state; please look again.",
    "counter-busy": "Finish the person at your counter first.",
    "counter-taken": "Staff {{staffNumber}} has this counter open. Please choose another.",
    "counter-not-open": "Open your counter first.",
    "rate-limited": "That was too fast. Please wait a few seconds.",
    "server-busy": "The hall is very busy. Please wait a few seconds.",
    "storage-failed":
      "It was not saved and nothing has changed. Try again; if it stays so, tell the manager.",
    "card-needed": "Please place your ID card first, then take a number.",
    internal:
      "Something unexpected happened and nothing has changed. Try again; if it stays so, tell the manager.",
    "server-away": "Connection lost, trying again. Numbers already taken are safe.",
  },
);

export function useErrorWords(): (error: PageError) => string {
  const { say } = useWords(errorWords);
  return (error) =>
    say(
      error.code,
      Object.fromEntries(Object.entries(error.params).map(([key, value]) => [key, String(value ?? "")])),
    );
}
