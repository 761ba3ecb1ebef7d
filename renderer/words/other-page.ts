import { defineWords } from "./words.ts";

/** Somebody signed in at a page that is not for their role. */
export const otherPageWords = defineWords(
  "other-page",
  {
    what: "这一页不是您的岗位用的",
    todo: "您要用的是下面的页面，到那里再登录一次。换别的账号，请先退出登录。",
    nowhere: "您的岗位没有电脑上的页面。要换账号，请退出登录；岗位不对，请找大厅管理员。",
    inShell: "这台电脑只开“窗口”这一页，请退出登录，由窗口人员登录。您的工作请在办公电脑上做。",
    counter: "窗口",
    office: "后台审批",
    agent: "帮办代办",
    manager: "管理",
  },
  {
    what: "This page is not for your role",
    todo: "What you need is below; sign in there once more. To use another account, sign out first.",
    nowhere:
      "Your role has no page on a computer. Sign out to use another account; if your role is wrong, ask the hall manager.",
    inShell:
      "This computer opens the page “Counter” alone: please sign out, and let a clerk sign in. Your own work is done on an office computer.",
    counter: "Counter",
    office: "Back office",
    agent: "Errands",
    manager: "Management",
  },
);
