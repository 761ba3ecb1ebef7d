/**
 * Who may what, written by hand from what the hall is for, not from the code: the tests hold the contract and a running
 * hall against it, in both directions. A command, query, view or address that is not in here fails them.
 */
import { deviceRoles, type Role, staffRoles } from "../../hall-server/contract/roles.ts";

type Who = readonly Role[];

const anybody: Who = [...staffRoles, ...deviceRoles, "anonymous"];
const anybodyKnown: Who = [...staffRoles, ...deviceRoles];
const atTheKiosk: Who = ["kiosk", "guide"];
const clerk: Who = ["clerk"];
const agent: Who = ["agent"];
const manager: Who = ["manager"];
const anyShell: Who = deviceRoles;
const reviewer: Who = ["reviewer"];
const frontDesk: Who = ["clerk", "agent"];
const backOffice: Who = ["reviewer", "head"];
const worksOnIt: Who = [...frontDesk, ...backOffice, "manager", "supervisor"];
const whoOversees: Who = ["manager", "head", "supervisor"];

export const mayCommand: Record<string, Who> = {
  "ticket:take": atTheKiosk,
  // "anonymous" is a phone: what it may is decided by the ticket's token in its input.
  "ticket:cancel": [...atTheKiosk, "anonymous"],
  "ticket:return": [...atTheKiosk, "clerk", "anonymous"],
  "ticket:addItem": clerk,
  "ticket:reprint": atTheKiosk,
  "ticket:printed": atTheKiosk,
  "lease:take": ["kiosk"],
  "lease:giveBack": ["kiosk"],
  "ticket:handIn": ["kiosk"],

  "counter:open": clerk,
  "counter:pause": clerk,
  "counter:resume": clerk,
  // A clerk their own; who is responsible for the hall anybody's.
  "counter:close": ["clerk", "manager", "head"],
  "counter:callNext": clerk,
  "counter:call": clerk,
  "counter:recall": clerk,
  "counter:start": clerk,
  "counter:finish": clerk,
  "counter:skip": clerk,
  "counter:hold": clerk,
  "counter:unhold": clerk,
  "counter:transfer": clerk,

  "rating:submit": ["pad", "anonymous"],
  "rating:decline": ["pad"],

  "person:show": ["clerk", "manager"],
  "person:erase": manager,

  "help:call": anybody,
  // It rings at the guide's desk and on the manager's page, which heads use too.
  "help:answer": ["guide", "manager", "head"],
  // A shell reports its devices with the token of whoever uses it: a device's own, or the person's who signed in.
  "device:report": anybodyKnown,

  // 事项: what the hall does for people, and how, is the manager's to say.
  "item:save": manager,
  "item:withdraw": manager,
  "item:dropPlan": manager,
  "items:import": manager,
  "items:freezeBaseline": manager,
  // 体外循环: kept and answered for by who runs the hall.
  "bypass:keep": manager,
  "bypass:answer": manager,

  // A shell speaks with its own token, whoever signs in on its pages.
  "shell:report": anyShell,
  "shell:picture": anyShell,
  // A screen may show somebody's business: one person is answerable for having looked.
  "shell:askPicture": manager,
  "shell:setServiceCode": manager,

  "pairing:create": manager,
  "device:revoke": manager,
  "staff:add": manager,
  "staff:setPassword": manager,
  "staff:deactivate": manager,
  // The hall's voice speaks to everybody: who runs the hall says whose it is.
  "recording:keep": manager,
  "recording:remove": manager,
  "clock:confirm": manager,
  "staff:setUnits": manager,
  "staff:setSite": manager,

  // 收件: a kiosk for itself, an agent for a villager; whose it is to look at first is a clerk's.
  "application:submit": ["kiosk", "agent"],
  "application:refusePre": clerk,
  "application:receive": frontDesk,
  "application:amend": frontDesk,
  "application:accept": clerk,
  "application:tellMissing": clerk,
  "application:refuseIntake": clerk,
  "application:finishInstant": clerk,
  "application:bringGap": frontDesk,
  "application:withdraw": frontDesk,
  // 审查: at whose unit it lies, or who has taken it up, is asked besides.
  "application:take": reviewer,
  "application:giveBack": backOffice,
  "application:recuse": backOffice,
  "application:addNote": backOffice,
  "application:startSpecialStep": reviewer,
  // Its head too, or a step would last as long as the reviewer is away.
  "application:endSpecialStep": backOffice,
  "application:askExtension": reviewer,
  // More time is the head's to give (art. 42).
  "application:answerExtension": ["head"],
  "application:decide": reviewer,
  "application:confirmDecision": backOffice,
  "application:makeResult": ["reviewer", "clerk"],
  // 强制结束 takes somebody's right away: never a clerk.
  "application:end": ["head", "manager"],
  "application:showFields": ["clerk", "reviewer", "head", "agent"],
  "application:recordFalsePromise": [...backOffice, "manager"],
  "application:clearFalsePromise": ["head", "manager"],
  "matter:open": clerk,
  // Whose work it is, and that it must be done: the head of its unit.
  "application:assign": ["head"],
  "application:urge": ["head"],

  // Agents run errands; who is responsible for the hall urges them and asks the person afterwards.
  ...Object.fromEntries(
    [
      "entrust",
      "handUp",
      "takeUp",
      "sendBack",
      "split",
      "assign",
      "feedBack",
      "payFee",
      "finish",
      "deliver",
    ].map((step) => [`errand:${step}`, agent]),
  ),
  "errand:print": agent,
  // Paper goes between the counter and the units: on which side somebody stands is asked besides.
  ...Object.fromEntries(
    ["prepare", "hand", "receive", "print"].map((step) => [`handover:${step}`, ["clerk", ...backOffice]]),
  ),
  // Of a unit that is gone the manager takes it back.
  "handover:cancel": ["clerk", ...backOffice, "manager"],
  // What was lost somebody has to answer for.
  "handover:settle": ["clerk", ...backOffice, "manager"],
  // Results are given out by one counter; at a machine by card and code.
  ...Object.fromEntries(
    [
      "handOver",
      "send",
      "postStatus",
      "putInMachine",
      "takeFromMachine",
      "showCode",
      "showAddress",
      "remind",
    ].map((step) => [`delivery:${step}`, clerk]),
  ),
  "delivery:collect": ["kiosk"],
  "delivery:archive": ["clerk", "manager"],
  // One seal, and who runs the hall answers for it.
  "seal:keep": manager,
  "seal:putAway": manager,
  // What goes to other halls goes by the counter.
  ...Object.fromEntries(
    ["send", "report", "import", "resultCame", "takeIn", "sendBack"].map((step) => [
      `elsewhere:${step}`,
      clerk,
    ]),
  ),
  // Who works on it hands out its papers; a kiosk those of what was handed in there.
  "document:issue": [...frontDesk, ...backOffice, "kiosk"],
  "template:change": manager,
  "template:restore": manager,
  "errand:withdraw": agent,
  "errand:urge": ["agent", "head", "manager"],
  "errand:callBack": ["agent", "head", "manager"],
};

export const mayAsk: Record<string, Who> = {
  // Published texts; only who works here may see versions that are not in force.
  "item:get": anybodyKnown,
  "item:history": whoOversees,
  "items:planned": whoOversees,
  "items:names": whoOversees,
  "items:figures": whoOversees,
  "items:preview": manager,
  "bypass:lists": whoOversees,
  "bypass:cases": whoOversees,
  // Numbers and states, no person.
  "tickets:list": ["clerk", "guide", ...whoOversees],
  "figures:get": whoOversees,
  // No clerk reads the ratings that clerks were given.
  "ratings:list": whoOversees,
  "devices:list": ["manager", "head"],
  "counters:list": ["clerk", "guide", "manager", "head"],
  "staff:list": manager,
  "recordings:list": manager,
  "recording:hear": manager,
  "shell:seePicture": manager,
  "queue:wait": ["kiosk", "guide", "clerk", "manager", "head"],
  "applications:search": worksOnIt,
  "application:get": worksOnIt,
  // Opened by number and query password, from wherever a person is.
  // The card on its reader says who asks.
  "applications:ofCard": ["kiosk"],
  "application:progress": ["anonymous", "kiosk", "host", "clerk", "guide", "agent"],
  "matter:get": worksOnIt,
  // What is due, each their own; and, upwards, what was not done in time.
  "deadlines:get": ["clerk", "reviewer", ...whoOversees],
  "handovers:list": ["clerk", "reviewer", ...whoOversees],
  "handover:get": ["clerk", "reviewer", ...whoOversees],
  "handovers:waiting": ["clerk", "reviewer", "head"],
  "paper:where": ["clerk", "reviewer", ...whoOversees],
  "deliveries:list": ["clerk", ...whoOversees],
  // By somebody's card: who stands at the counter.
  "delivery:find": clerk,
  "certificates:search": ["clerk", ...whoOversees],
  "seal:get": whoOversees,
  "seal:register": whoOversees,
  "elsewhere:list": ["clerk", ...whoOversees],
  "elsewhere:get": ["clerk", "reviewer", ...whoOversees],
  "documents:list": worksOnIt,
  "templates:list": ["manager", "head"],
  "template:get": ["manager", "head"],
  // Which department of a parallel review is silent: whoever has a part in it, and who oversees.
  "matter:parts": ["clerk", "reviewer", "head", "manager", "supervisor"],
  // What a person handed in before is shown where that person stands.
  "application:beforeIntake": clerk,
  "counter:draftKey": clerk,
  "errands:list": ["agent", ...whoOversees],
  "errand:get": ["agent", ...whoOversees],
  "agents:list": ["agent", ...whoOversees],
  "errands:figures": ["agent", ...whoOversees],
};

export const maySee: Record<string, Who> = {
  // A public computer reads what a kiosk's first page says, and takes no numbers.
  kiosk: [...atTheKiosk, "host"],
  // A clerk their own; a head closes counters from the same dialog as a manager.
  counter: ["clerk", "manager", "head"],
  screen: ["screen", "manager"],
  // What hangs above every counter for all to read.
  sign: ["sign", "screen", "manager"],
  pad: ["pad", "manager"],
  hall: whoOversees,
  // Each its own.
  shell: anyShell,
  shells: whoOversees,
  // Their own work.
  office: ["reviewer", "head"],
  // By the ticket's token.
  ticket: anybody,
};

/** Method and path as the server names them; `who` needs a token unless everybody may. */
export const mayFetch: Record<string, Who> = {
  "POST /api/sessions": anybody,
  "DELETE /api/sessions": staffRoles,
  "POST /api/devices/pair": anybody,
  "POST /api/backups": manager,
  "PUT /api/blobs": ["kiosk", "clerk", "reviewer", "head", "agent", "guide", "manager"],
  // Beyond the role: what they sent themselves, or what belongs to something that they may see.
  "GET /api/blobs/:id": ["kiosk", "clerk", "reviewer", "head", "agent", "guide", "manager", "supervisor"],
  "GET /api/blobs/:id/thumbnail": [
    ...(["kiosk", "clerk", "reviewer", "head"] as const),
    ...(["agent", "guide", "manager", "supervisor"] as const),
  ],
  // Whoever runs a shell: it is theirs to bring up to date.
  "GET /api/updates/:target/manifest.json": deviceRoles,
  "GET /api/updates/:target/files/:sha512": deviceRoles,
  // What one of them may see is asked besides; a token of an hour opens one document.
  "GET /api/documents/:id": [...worksOnIt, "kiosk"],
  "POST /api/documents/preview/:kind": ["manager", "head"],
  // Whoever holds a document in their hand: its address cannot be guessed.
  "GET /verify/*": anybody,
  // A month of applications, names masked; a head what their offices decide.
  "GET /api/reports/applications/:month": whoOversees,
  "GET /api/reports/register": whoOversees,
  // 台账: agents their own site and those below it.
  "GET /api/reports/errands/:month": [...whoOversees, "agent"],
  "GET /api/hall": anybody,
  "GET /api/catalog": anybody,
  // Blank forms, samples and the handbook are published.
  "GET /api/catalog/files/:id": anybody,
  "GET /api/catalog/handbook": anybody,
  "GET /api/catalog/workbook": whoOversees,
  "POST /api/catalog/imports": manager,
  "GET /api/bypass/lists/:id": whoOversees,
  "POST /api/bypass/lists": manager,
  "GET /api/speech/:id": anybody,
  "GET /api/openapi.json": anybody,
  "GET /healthz": anybody,
  "GET /readyz": anybody,
  "GET /metrics": anybody,
};
