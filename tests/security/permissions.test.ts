/** The permission table, both ways: who is in a row gets past permission, and nobody else does. */

import { randomUUID } from "node:crypto";
import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blankItem } from "../../hall-server/contract/blank-item.ts";
import { type CommandName, commandNames, commands } from "../../hall-server/contract/commands.ts";
import { queries, queryNames } from "../../hall-server/contract/queries.ts";
import { type Role, staffRoles } from "../../hall-server/contract/roles.ts";
import { viewNames, views } from "../../hall-server/contract/views.ts";
import { type HttpServices, serveHttp } from "../../hall-server/gateway/http.ts";
import { rateLimits } from "../../hall-server/gateway/rate-limits.ts";
import { ticketToken } from "../../hall-server/people/ticket-token.ts";
import { mayAsk, mayCommand, mayFetch, maySee } from "./permission-table.ts";
import { type Everybody, everyRole, openForEverybody } from "./signed-in-as-everybody.ts";

let everybody: Everybody;
/** What a phone has: it opens one ticket, already finished, and nothing else. */
let token: string;

beforeAll(async () => {
  everybody = await openForEverybody();
  token = ticketToken(everybody.test.hall.keys.tickets, "t0000000000000000");
});
afterAll(() => everybody.end());

const noTicket = { ticketId: "t-none" };
const reason = { reason: "测试" };

const noErrand = { errandId: "none" };
const noApplication = { applicationId: "none" };
const noHandover = { handoverId: "none" };
const letter = { carrier: "ems", waybill: "EA00000001CN" };
const nobody = { kind: "person", holder: { name: "测试" } };

const nothingYet = { ...blankItem(), id: "none" };

const shellSign = {
  ...{ version: "1.0.0", platform: "linux-x64", uptimeSeconds: 60, memoryMegabytes: 300 },
  ...{ windows: [], isCutOff: false, notHandedIn: 0, troubles: [], happened: [] },
};

/** Well-formed, and about nothing that is there: past permission it ends in a typed refusal, or does no harm. */
const samples: Record<CommandName, (role: Role) => object> = {
  "item:save": () => ({ item: nothingYet, basedOn: 7, ...reason }),
  "item:withdraw": () => ({ itemId: "none", ...reason }),
  "item:dropPlan": () => ({ itemId: "none", version: 2, ...reason }),
  "items:import": () => ({ importId: "none", ...reason }),
  "items:freezeBaseline": () => ({}),
  "bypass:keep": () => ({ listId: "none" }),
  "bypass:answer": () => ({ listId: "none", line: 2, standing: "told", note: "测试" }),
  "ticket:take": () => ({ queueId: "none" }),
  "ticket:cancel": (role) => (role === "anonymous" ? { token } : noTicket),
  "ticket:return": (role) => (role === "anonymous" ? { token } : noTicket),
  "ticket:addItem": () => ({ ...noTicket, itemId: "none" }),
  "ticket:reprint": () => noTicket,
  "ticket:printed": () => ({ ...noTicket, outcome: "printed" }),
  "lease:take": () => ({ queueId: "none" }),
  "lease:giveBack": () => ({ leaseId: "none", ticketIds: ["none"] }),
  "ticket:handIn": () => ({ tickets: [{ ...noTicket, takenAt: "2026-03-02T09:00:00+08:00" }] }),
  "counter:open": () => ({ counterId: "none" }),
  "counter:pause": () => reason,
  "counter:resume": () => ({}),
  "counter:close": (role) => (role === "clerk" ? {} : { counterId: "none" }),
  "counter:callNext": () => ({}),
  "counter:call": () => ({ ...noTicket, ...reason }),
  "counter:recall": () => ({}),
  "counter:start": () => ({}),
  "counter:finish": () => ({}),
  "counter:skip": () => reason,
  "counter:hold": () => reason,
  "counter:unhold": () => noTicket,
  "counter:transfer": () => ({ toQueueId: "none", ...reason }),
  "rating:submit": (role) => ({ ...(role === "pad" ? { invitationId: "i-none" } : { token }), level: 5 }),
  "rating:decline": () => ({ invitationId: "i-none" }),
  "person:show": () => ({ ...noTicket, ...reason, fields: ["name"] }),
  "person:erase": () => ({ ...noTicket, ...reason }),
  "help:call": () => ({ page: "kiosk" }),
  "help:answer": () => ({ helpId: "h-none" }),
  "device:report": () => ({ deviceId: "printer", status: "ready" }),
  "shell:report": () => shellSign,
  "shell:picture": () => ({ requestId: "q-none", jpeg: "" }),
  "shell:askPicture": () => ({ deviceId: "none" }),
  "shell:setServiceCode": () => ({ code: "123456" }),
  "pairing:create": () => ({ kind: "pad", place: "none" }),
  "device:revoke": () => ({ deviceId: "none" }),
  "staff:add": () => ({
    ...{ user: "clerk-01", staffNumber: "1", role: "clerk", name: "甲" },
    password: "long enough 1",
  }),
  "staff:setPassword": () => ({ user: "nobody", password: "long enough 1" }),
  "staff:deactivate": () => ({ user: "nobody" }),
  "recording:keep": () => ({ language: "zh", word: "none", wav: "" }),
  "recording:remove": () => ({ language: "zh", word: "none" }),
  "clock:confirm": () => ({}),
  "staff:setUnits": () => ({ user: "nobody", unitIds: [] }),
  "staff:setSite": () => ({ user: "nobody", siteId: "town" }),
  "application:submit": () => ({ itemId: "none", applicant: nobody }),
  "handover:prepare": () => ({ unitId: "none", lines: [{ ...noApplication, originals: 1 }] }),
  "handover:hand": () => noHandover,
  "handover:cancel": () => noHandover,
  "handover:receive": () => noHandover,
  "handover:settle": () => ({ ...noHandover, line: 0, outcome: "lost" }),
  "handover:print": () => noHandover,
  "delivery:handOver": () => ({
    ...{ ...noApplication, checkedBy: "paper", collector: { kind: "applicant" } },
  }),
  "delivery:send": () => ({ ...noApplication, ...letter, receiptBlobId: "0".repeat(64) }),
  "delivery:postStatus": () => ({ ...noApplication, status: "arrived" }),
  "delivery:putInMachine": () => ({ ...noApplication, kioskId: "1", compartment: "B07" }),
  "delivery:takeFromMachine": () => noApplication,
  "delivery:showCode": () => noApplication,
  "delivery:collect": () => ({ holder: nobody.holder, code: "000000" }),
  "delivery:showAddress": () => noApplication,
  "delivery:remind": () => ({ ...noApplication, how: "phone" }),
  "delivery:archive": () => ({ applicationIds: ["none"] }),
  "seal:keep": () => ({ blobId: "0".repeat(64), name: "测试" }),
  "seal:putAway": () => reason,
  "elsewhere:send": () => ({ ...noApplication, ...letter, siteId: "none" }),
  "elsewhere:report": () => ({ ...noApplication, status: "arrived" }),
  "elsewhere:import": () => ({ siteId: "none", rows: [{ number: "none", status: "arrived" }] }),
  "elsewhere:resultCame": () => noApplication,
  "elsewhere:takeIn": () => ({ siteId: "none", theirNumber: "none", itemId: "none", applicant: nobody }),
  "elsewhere:sendBack": () => ({ ...noApplication, ...letter }),
  "application:refusePre": () => ({ ...noApplication, ...reason }),
  "application:receive": () => ({ itemId: "none", applicant: nobody }),
  "application:amend": () => noApplication,
  "application:accept": () => noApplication,
  "application:tellMissing": () => noApplication,
  "application:refuseIntake": () => ({ ...noApplication, ...reason, outcome: "not-needed" }),
  "application:finishInstant": () => ({ ...noApplication, outcome: "granted" }),
  "application:bringGap": () => ({ ...noApplication, materials: [{ materialId: "m1" }] }),
  "application:take": () => noApplication,
  "application:giveBack": () => ({ ...noApplication, ...reason, to: "unit" }),
  "application:recuse": () => ({ ...noApplication, ...reason }),
  "application:addNote": () => ({ ...noApplication, note: "测试" }),
  "application:startSpecialStep": () => ({
    ...noApplication,
    ...{ kind: "hearing", expectedDays: 5, note: "测试" },
  }),
  "application:endSpecialStep": () => ({ ...noApplication, note: "测试" }),
  "application:askExtension": () => ({ ...noApplication, ...reason, days: 5 }),
  "application:answerExtension": () => ({ ...noApplication, isApproved: true }),
  "application:decide": () => ({ ...noApplication, outcome: "granted" }),
  "application:confirmDecision": () => ({ ...noApplication, agrees: true }),
  "application:makeResult": () => noApplication,
  "application:withdraw": () => ({ ...noApplication, ...reason }),
  "application:end": () => ({ ...noApplication, ...reason }),
  "application:showFields": () => noApplication,
  "application:recordFalsePromise": () => ({ ...noApplication, ...reason }),
  "application:clearFalsePromise": () => ({ ...noApplication, ...reason }),
  "matter:open": () => ({ chainId: "none" }),
  "errand:entrust": () => ({ way: "errand", itemIds: ["none"], holder: { name: "测试" } }),
  "errand:handUp": () => ({ ...noErrand, toSiteId: "none" }),
  "errand:takeUp": () => noErrand,
  "errand:sendBack": () => ({ ...noErrand, ...reason }),
  "errand:split": () => ({ ...noErrand, tasks: [{ what: "测试", assignee: "nobody" }] }),
  "errand:assign": () => ({ ...noErrand, taskId: "none", assignee: "nobody" }),
  "errand:urge": () => noErrand,
  "errand:feedBack": () => ({ ...noErrand, note: "测试" }),
  "errand:payFee": () => ({ ...noErrand, what: "测试", cents: 1 }),
  "errand:finish": () => noErrand,
  "errand:deliver": () => noErrand,
  "errand:callBack": () => ({ ...noErrand, answer: "satisfied" }),
  "errand:print": () => noErrand,
  "document:issue": () => ({ ...noApplication, kind: "receipt" }),
  "template:change": () => ({ kind: "receipt", text: "没有样子" }),
  "template:restore": () => ({ kind: "receipt" }),
  "errand:withdraw": () => ({ ...noErrand, ...reason }),
  "application:assign": () => ({ ...noApplication, ...reason, staffNumber: "none" }),
  "application:urge": () => ({ ...noApplication, ...reason }),
};

const viewParams: Record<string, object> = {
  counter: { counterId: "1" },
  screen: { screenId: "1" },
  sign: { counterId: "1" },
  pad: { counterId: "1" },
};

async function answerTo(role: Role, event: string, input: object): Promise<string> {
  const answer = await everybody.socketOf(role).timeout(10_000).emitWithAck(event, input);
  return answer.ok ? "ok" : answer.error.code;
}

const refusalOf = (role: Role) => (role === "anonymous" ? "not-signed-in" : "not-allowed");
const sorted = (who: readonly string[] = []) => [...new Set(who)].sort();

describe("the table and the contract say the same", () => {
  it.each([
    ["commands", commands, mayCommand],
    ["queries", queries, mayAsk],
    ["views", views, maySee],
  ])("%s", (_what, contract, table) => {
    expect(Object.keys(contract).sort()).toEqual(Object.keys(table).sort());
    for (const [name, { who }] of Object.entries(contract))
      expect(sorted(who), name).toEqual(sorted(table[name]));
  });

  it("every address of the server, each with its method", async () => {
    const routes: string[] = [];
    const app = Fastify();
    app.addHook("onRoute", ({ method, url }) => {
      for (const one of [method].flat())
        if (one !== "HEAD" && one !== "OPTIONS") routes.push(`${one} ${url}`);
    });
    // Nothing is asked of it: to name its addresses it needs no more than this.
    const services = {
      hall: everybody.test.hall,
      limits: rateLimits(false),
      entrance: { isEncrypted: false },
    };
    await serveHttp(app, services as unknown as HttpServices);
    expect(routes.sort()).toEqual(Object.keys(mayFetch).sort());
  });
});

const spoken = { language: "zh" as const, word: "请" };
/** Well-formed, of somebody who may ask: answered, or told that what it is about is not there. */
const mayBeAnswered = ["ok", "not-found"];
const asked: Record<string, object> = {
  "item:get": { itemId: "none" },
  "item:history": { itemId: "none" },
  "items:preview": { importId: "none" },
  "bypass:cases": { listId: "none" },
  "application:get": { applicationId: "none" },
  "applications:ofCard": { holder: { name: "测试", idNumber: "99990118000101001X" } },
  "application:progress": { number: "999902260302000010", password: "00000000" },
  "matter:get": { matterId: "none" },
  "documents:list": noApplication,
  "handover:get": noHandover,
  "paper:where": noApplication,
  "elsewhere:get": noApplication,
  "template:get": { kind: "receipt" },
  "matter:parts": { matterId: "none" },
  "application:beforeIntake": { ticketId: "none", itemId: "none" },
  "counter:draftKey": { ticketId: "none" },
  "queue:wait": { queueId: "all-round" },
  "errands:list": {},
  "errand:get": noErrand,
  "agents:list": {},
  "errands:figures": { month: "2026-03" },
  "recording:hear": spoken,
  "shell:seePicture": { requestId: "q-none" },
};

describe("over the wire", () => {
  beforeAll(() => {
    everybody.test.hall.clips.keep({ ...spoken, lengthMs: 200, keptAt: 0 }, Buffer.from("RIFF"));
  });

  it.each(commandNames)("command %s", async (name) => {
    for (const role of everyRole) {
      const input = { commandId: randomUUID(), ...samples[name](role) };
      const before = everybody.test.hall.state.position;
      const code = await answerTo(role, name, input);
      const who = `${name} as ${role}`;
      if (mayCommand[name]?.includes(role)) {
        expect(["not-allowed", "not-signed-in", "internal"], who).not.toContain(code);
      } else {
        expect(code, who).toBe(refusalOf(role));
        expect(await answerTo(role, name, {}), `${who}, empty`).toBe(refusalOf(role));
        expect(everybody.test.hall.state.position, `${who} left a fact`).toBe(before);
      }
    }
  });

  it.each(queryNames)("query %s", async (name) => {
    const input = asked[name] ?? {};
    for (const role of everyRole) {
      const may = mayAsk[name]?.includes(role);
      const code = await answerTo(role, name, input);
      if (may) expect(mayBeAnswered, `${name} as ${role}`).toContain(code);
      else expect(code, `${name} as ${role}`).toBe(refusalOf(role));
    }
  });

  it.each(viewNames)("view %s", async (name) => {
    const { ticket } = await everybody.test.done(
      { id: "device:kiosk-1", role: "kiosk", name: "kiosk-1", staffNumber: null, place: "1" },
      "ticket:take",
      { queueId: "all-round" },
    );
    const params =
      name === "ticket"
        ? { token: ticketToken(everybody.test.hall.keys.tickets, ticket.id) }
        : (viewParams[name] ?? {});
    for (const role of everyRole) {
      const may = maySee[name]?.includes(role);
      // A device's own shell needs no name; whoever is no device has to make one up.
      const others: Record<string, object> = {
        shell: { deviceId: "kiosk-1" },
        office: { staffNumber: "none" },
      };
      const own = (may ? null : others[name]) ?? params;
      const code = await answerTo(role, "view:open", { name, params: own });
      expect(code, `${name} as ${role}`).toBe(may ? "ok" : refusalOf(role));
    }
  });

  it.each(Object.keys(mayFetch))("%s", async (route) => {
    const [method = "", path = ""] = route.split(" ");
    // Signing out is tried with sign-ins of its own: the others still need theirs.
    const tokenOf = (role: Role) => {
      const member = staffRoles.find((one) => one === role);
      const isSignOut = route === "DELETE /api/sessions" && member !== undefined;
      const { registry, clock } = everybody.test.hall;
      return isSignOut
        ? registry.openSession(`${role}-01`, clock.now() + 60_000)
        : everybody.tokens.get(role);
    };
    for (const role of everyRole) {
      const bearer = tokenOf(role);
      const response = await fetch(everybody.url + path.replace(":id", "0".repeat(64)), {
        method,
        headers: bearer ? { authorization: `Bearer ${bearer}` } : {},
      });
      await response.arrayBuffer();
      const who = `${route} as ${role}: ${response.status}`;
      if (mayFetch[route]?.includes(role)) expect([401, 403, 500], who).not.toContain(response.status);
      else expect(response.status, who).toBe(role === "anonymous" ? 401 : 403);
    }
  });
});
