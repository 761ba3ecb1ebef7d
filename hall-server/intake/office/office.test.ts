/** A back office at work: whose list shows what, what a head sees and does, and who of a parallel review is silent. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ViewValue } from "../../contract/views.ts";
import type { Principal } from "../../deciding.ts";
import { concerns, touchedBy } from "../../gateway/touched.ts";
import { queryHandlers } from "../../queries.ts";
import type { TestHall } from "../../testing.ts";
import { viewingOf } from "../../viewing.ts";
import { viewDefinitions } from "../../views.ts";
import {
  accept,
  acceptWithGap,
  answers,
  clerk,
  daysPass,
  everything,
  head,
  holderOf,
  itemOf,
  openIntake,
  otherReviewer,
  reason,
  review,
  reviewer,
  strangeHead,
  strangeReviewer,
  twoReviewersItem,
} from "../testing.ts";
import { statementsOf, unitLists } from "./rows.ts";

let test: TestHall;
beforeEach(() => {
  test = openIntake();
});
afterEach(() => test.hall.stop());

const work = (who: Principal): ViewValue<"office"> =>
  viewDefinitions.office.draw(viewingOf(test.hall), { staffNumber: who.staffNumber ?? "" });
const listsOf = (who: Principal, applicationId: string) =>
  work(who).rows.find((row) => row.id === applicationId)?.lists;
const refused = (because: string) => ({ ok: false, error: { params: { because } } });

describe("a reviewer's work list", () => {
  it("has what came new, then what is theirs, and nothing of other units", async () => {
    const applicationId = await accept(test);
    expect(listsOf(reviewer, applicationId)).toEqual(["new"]);
    expect(work(strangeReviewer)).toMatchObject({ total: 0, rows: [], units: [] });
    await test.done(reviewer, "application:take", { applicationId });
    expect(listsOf(reviewer, applicationId)).toEqual(["mine"]);
    expect(listsOf(otherReviewer, applicationId)).toEqual([]);
    expect(work(reviewer)).toMatchObject({ total: 1, counts: { new: 0, mine: 1 }, role: "reviewer" });
    expect(work(reviewer).people).toEqual([]);
  });

  it("shows a masked name, never the whole one", async () => {
    await accept(test, { name: "欧阳某某" });
    expect(work(reviewer).rows[0]?.applicant).toBe("欧*");
    expect(JSON.stringify(work(reviewer))).not.toContain("欧阳某某");
  });

  it("moves an application from soon to today to late as days pass, worst first", async () => {
    const applicationId = await review(test);
    const due = test.hall.intake.application(applicationId)?.dueOn ?? "";
    const seen: string[][] = [];
    for (let days = 0; days < 60 && !seen.some((lists) => lists.includes("late")); days += 1) {
      daysPass(test, 1);
      const lists = listsOf(reviewer, applicationId) ?? [];
      if (work(reviewer).today === due) expect(lists).toEqual(["today", "mine"]);
      seen.push(lists);
    }
    const order = seen.map((lists) => lists[0]).filter((list, at, all) => list !== all[at - 1]);
    expect(order).toEqual(["mine", "soon", "today", "late"]);
    const younger = await accept(test, { serial: 2 });
    expect(work(reviewer).rows.map((row) => row.id)).toEqual([applicationId, younger]);
    expect(work(reviewer).counts).toMatchObject({ late: 1, today: 0, new: 1 });
  });

  it("marks gaps, special steps, extensions and what a second has to confirm", async () => {
    const gap = await acceptWithGap(test);
    const paused = await review(test, { serial: 2 });
    const step = { kind: "site-visit" as const, expectedDays: 3, note: reason };
    await test.done(reviewer, "application:startSpecialStep", { applicationId: paused, ...step });
    const asked = await review(test, { serial: 3 });
    await test.done(reviewer, "application:askExtension", { applicationId: asked, days: 5, reason });
    const proposed = await review(test, { serial: 4, item: twoReviewersItem(test) });
    await test.done(reviewer, "application:decide", { applicationId: proposed, outcome: "granted" });
    const granted = await review(test, { serial: 5 });
    await test.done(reviewer, "application:decide", { applicationId: granted, outcome: "granted" });
    expect(listsOf(reviewer, gap)).toEqual(["new", "gaps"]);
    expect(listsOf(reviewer, paused)).toEqual(["mine", "special"]);
    expect(listsOf(reviewer, asked)).toEqual(["mine", "extension"]);
    expect(listsOf(reviewer, proposed)).toEqual(["mine"]);
    expect(listsOf(otherReviewer, proposed)).toEqual(["confirm"]);
    expect(listsOf(head, proposed)).toEqual(["confirm"]);
    expect(listsOf(reviewer, granted)).toEqual(["make"]);
    const counts = { gaps: 1, special: 1, extension: 1, confirm: 1, make: 1, new: 1, mine: 0 };
    expect(work(head)).toMatchObject({ total: 5, counts, role: "head" });
  });

  it("is drawn again for whom it concerns", async () => {
    const facts = [{ name: "application-taken", data: { applicationId: await accept(test) } }];
    const touched = touchedBy(test.hall, facts as never);
    const asks = (who: Principal) =>
      concerns(test.hall, touched, "office", { staffNumber: who.staffNumber ?? "" });
    expect([reviewer, head, strangeReviewer].map(asks)).toEqual([true, true, false]);
  });
});

it.each(unitLists)(
  "the list %s is read in its order through an index, nothing scanned and nothing sorted",
  (list) => {
    const planOf = (statement: string) =>
      test.db
        .prepare<[object], { detail: string }>(`explain query plan ${statement}`)
        .all({ unitId: "any", today: "2026-03-02", limit: 60 })
        .map(({ detail }) => detail);
    for (const statement of Object.values(statementsOf(list)))
      expect(planOf(statement)).toEqual([expect.stringMatching(/^SEARCH .* USING .*INDEX .*unit_id=\?/)]);
  },
);

describe("a head", () => {
  it("sees who has how much", async () => {
    await review(test);
    const decided = await review(test, { serial: 2 });
    await test.done(reviewer, "application:decide", { applicationId: decided, outcome: "granted" });
    const [first, second] = work(head).people;
    expect(first).toMatchObject({ staffNumber: reviewer.name, open: 1, late: 0, decided: 1 });
    expect(second).toMatchObject({ staffNumber: otherReviewer.name, open: 0, decided: 0 });
    daysPass(test, 90);
    expect(work(head).people[0]).toMatchObject({ open: 1, late: 1, decided: 0 });
  });

  it("gives an application to another reviewer, who then has it, with the reason in its history", async () => {
    const applicationId = await review(test);
    const staffNumber = otherReviewer.name;
    const { application } = await test.done(head, "application:assign", {
      applicationId,
      staffNumber,
      reason,
    });
    expect(application).toMatchObject({ reviewer: staffNumber, state: "reviewing" });
    expect(application.history.at(-1)).toMatchObject({
      what: "application-assigned",
      by: head.name,
      note: reason,
    });
    expect(listsOf(otherReviewer, applicationId)).toEqual(["mine"]);
    expect(
      await test.send(reviewer, "application:decide", { applicationId, outcome: "granted" }),
    ).toMatchObject(refused("taken-by-another"));
  });

  it("gives it to nobody of another unit, who has an interest, or who has it already", async () => {
    const applicationId = await review(test);
    const assign = (staffNumber: string) =>
      test.send(head, "application:assign", { applicationId, staffNumber, reason });
    expect(await assign(strangeReviewer.name)).toMatchObject(refused("other-unit"));
    expect(await assign(reviewer.name)).toMatchObject(refused("has-it-already"));
    expect(await assign("nobody")).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await assign(clerk.name)).toMatchObject({ ok: false, error: { code: "not-found" } });
    await test.done(otherReviewer, "application:recuse", { applicationId, reason });
    expect(await assign(otherReviewer.name)).toMatchObject(refused("recused"));
    const strangers = test.send(strangeHead, "application:assign", {
      ...{ applicationId, staffNumber: otherReviewer.name, reason },
    });
    expect(await strangers).toMatchObject({ ok: false, error: { code: "not-found" } });
  });

  it("urges, and whoever has it sees when", async () => {
    const applicationId = await review(test);
    expect(work(reviewer).rows[0]?.urgedAt).toBeNull();
    const { application } = await test.done(head, "application:urge", { applicationId, reason });
    expect(application.urgedAt).toBe(work(reviewer).rows[0]?.urgedAt);
    expect(application.urgedAt).not.toBeNull();
  });
});

describe("parallel review", () => {
  const partsOf = (matterId: string, who: Principal) =>
    queryHandlers["matter:parts"](viewingOf(test.hall), { matterId }, who);

  async function begin() {
    const chain = test.hall.config.intake.chains.find((one) => one.kind === "parallel");
    if (!chain) throw new Error("this hall has no parallel review");
    const { matter } = await test.done(clerk, "matter:open", { chainId: chain.id });
    const [answering = "", silent = ""] = chain.items;
    const ids: string[] = [];
    for (const itemId of [answering, silent]) {
      const item = itemOf(test, itemId);
      const { application } = await test.done(clerk, "application:receive", {
        ...{ itemId, matterId: matter.id, fields: answers(item), materials: everything(item) },
        applicant: { kind: "person", holder: holderOf(1) },
        isNotDuplicate: true,
      });
      await test.done(clerk, "application:accept", { applicationId: application.id });
      ids.push(application.id);
    }
    return { matterId: matter.id, ids, chain };
  }

  it("shows who answered, who is silent past the day, and what silence means there", async () => {
    const { matterId, ids, chain } = await begin();
    const [answered = "", silent = ""] = ids;
    expect(work(head).rows.every((row) => row.lists.includes("parallel"))).toBe(true);
    await test.done(reviewer, "application:take", { applicationId: answered });
    const granted = { applicationId: answered, outcome: "granted" as const };
    const { application } = await test.done(reviewer, "application:decide", granted);
    if (application.decision?.needsSecond)
      await test.done(otherReviewer, "application:confirmDecision", {
        applicationId: answered,
        agrees: true,
      });
    const due = test.hall.intake.application(silent)?.dueOn ?? "";
    while (work(head).today <= due) test.time.advanceMinutes(24 * 60);
    const before = partsOf(matterId, reviewer);
    expect(before).toMatchObject({ kind: "parallel", silenceIsConsent: chain.silenceIsConsent });
    expect(before).toMatchObject({
      parts: expect.arrayContaining([
        expect.objectContaining({ applicationId: answered, outcome: "granted", isSilent: false }),
        expect.objectContaining({ applicationId: silent, isSilent: true, isAgreedBySilence: false }),
      ]),
    });
    test.hall.tick();
    const silentPart = expect.objectContaining({
      applicationId: silent,
      isSilent: !chain.silenceIsConsent,
      isAgreedBySilence: chain.silenceIsConsent,
    });
    expect(partsOf(matterId, head)).toMatchObject({ parts: expect.arrayContaining([silentPart]) });
    expect(partsOf(matterId, strangeReviewer)).toMatchObject({ code: "not-found" });
  });
});
