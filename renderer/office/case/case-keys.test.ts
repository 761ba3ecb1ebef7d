import { describe, expect, it } from "vitest";
import { modelCase } from "../fixtures/model-case.ts";
import { caps } from "../use-keys.ts";
import { readCaseKeys } from "./case-keys.ts";

const keys = (change: Partial<typeof modelCase>, { isAway = false, staffNumber = "0501" } = {}) =>
  readCaseKeys({ application: { ...modelCase, ...change }, isAway, staffNumber });
const green = (read: ReturnType<typeof keys>) => caps.filter((cap) => read[cap].state === "next");
const decision = {
  outcome: "refused" as const,
  reason: "场所不合要求",
  decidedBy: "0501",
  decidedAt: "2026-11-23T09:00:00+08:00",
  needsSecond: true,
  confirmedBy: null,
};

describe("the nine keys of a case", () => {
  it("offers what the hall allows and nothing else", () => {
    const read = keys({ state: "reviewing", may: ["application:decide", "application:addNote"] });
    expect(caps.filter((cap) => read[cap].state !== "off")).toEqual(["F2", "F3", "F7"]);
  });

  it("has one green key: taking it up, deciding, agreeing, answering an extension, making the result", () => {
    expect(
      green(keys({ state: "accepted", reviewer: null, may: ["application:take", "application:recuse"] })),
    ).toEqual(["F1"]);
    expect(green(keys({ state: "reviewing", may: ["application:decide", "application:giveBack"] }))).toEqual([
      "F2",
    ]);
    const second = keys(
      { state: "reviewing", decision, may: ["application:confirmDecision"] },
      { staffNumber: "0502" },
    );
    expect(green(second)).toEqual(["F2"]);
    expect([second.F2.act, second.F3.act]).toEqual(["agree", "sendBack"]);
    const head = keys({ may: ["application:answerExtension", "application:confirmDecision"] });
    expect(green(head)).toEqual(["F5"]);
    expect(green(keys({ state: "decided", may: ["application:makeResult"] }))).toEqual(["F8"]);
    expect(
      green(keys({ state: "special-step", may: ["application:endSpecialStep", "application:addNote"] })),
    ).toEqual(["F4"]);
  });

  it("calls a decision that another one has to confirm a proposal", () => {
    const may = ["application:decide"];
    const called = (needsTwoReviewers: boolean) => {
      const { F2, F3 } = keys({ state: "reviewing", may, needsTwoReviewers });
      return [F2.name, F2.note.word, F3.name, F3.note.word];
    };
    expect(called(true)).toEqual(["key.grantSecond", "does.propose", "key.refuseSecond", "does.propose"]);
    expect(called(false)).toEqual(["key.grant", "does.grant", "key.refuse", "does.refuse"]);
  });

  it("says why a key is off", () => {
    const why = (read: ReturnType<typeof keys>, cap: (typeof caps)[number]) => read[cap].note.word;
    expect(why(keys({ state: "accepted", reviewer: null, may: [] }), "F2")).toBe("why.takeFirst");
    expect(why(keys({ state: "reviewing", reviewer: "0501", may: [] }), "F1")).toBe("why.mineAlready");
    expect(keys({ state: "reviewing", reviewer: "0509", may: [] }).F2.note).toEqual({
      word: "why.notYours",
      values: { staff: "0509" },
    });
    expect(why(keys({ state: "reviewing", decision, may: [] }), "F2")).toBe("why.waitsConfirm");
    expect(why(keys({ state: "special-step", may: [] }), "F2")).toBe("why.special");
    expect(why(keys({ state: "ready", may: [] }), "F8")).toBe("why.made");
    expect(why(keys({ state: "withdrawn", may: [] }), "F2")).toBe("why.over");
    expect(why(keys({ may: ["application:decide"] }, { isAway: true }), "F2")).toBe("why.away");
  });
});
