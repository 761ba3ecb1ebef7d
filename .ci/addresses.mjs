// What a person who has just started a demonstration hall wants to open.

const labelWidth = 34;

/**
 * @param {{ hallUrl: string, kioskUrl: string, hall: string, logFolder: string }} places
 * @returns {string}
 */
export function describeAddresses({ hallUrl, kioskUrl, hall, logFolder }) {
  const pages = [
    ["自助机(带模拟设备) Kiosk", `${kioskUrl}/kiosk/`],
    ["窗口 Counter", `${hallUrl}/counter/`],
    ["大屏 Wall screen", `${hallUrl}/screen/#token=demo-screen-1`],
    ["窗口条屏 Counter sign", `${hallUrl}/sign/#token=demo-sign-1`],
    ["自主申报电脑 Public computer", `${hallUrl}/declare/#token=demo-host-1`],
    ["评价器 Rating pad", `${hallUrl}/pad/#token=demo-pad-1`],
    ["后台审批 Back office", `${hallUrl}/office/`],
    ["帮办代办 Errands", `${hallUrl}/agent/`],
    ["管理 Manager", `${hallUrl}/manager/`],
    ["手机 Phone", "扫描号票上的二维码 / the QR code on a ticket"],
  ];
  const accounts = [
    ["  窗口 Counter", "clerk-01  clerk-02  …"],
    ["  后台审批 Back office", "reviewer-01  reviewer-02  head-01"],
    ["  帮办代办 Errands", "agent-01  agent-02  …"],
    ["  管理 Manager", "manager  supervisor"],
  ];
  const lines = [
    `一窗 Yichuang · 演示大厅 Demonstration hall · ${hall}`,
    "",
    ...pages.map(([label = "", address = ""]) => `  ${pad(label)}${address}`),
    "",
    "  登录 Sign in · 密码 Password: demo-only",
    ...accounts.map(([label = "", users = ""]) => `  ${pad(label)}${users}`),
    "",
    `  日志 Logs: ${logFolder}`,
    "  按 Ctrl-C 结束,下次启动接着这一天。 / Ctrl-C ends it; the next start goes on with the day.",
  ];
  return `\n${lines.join("\n")}\n\n`;
}

/** @param {string} label Chinese characters and full-width signs are two columns wide in a terminal */
function pad(label) {
  const width = [...label].reduce(
    (sum, sign) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(sign) ? 2 : 1),
    0,
  );
  return label + " ".repeat(Math.max(1, labelWidth - width));
}
