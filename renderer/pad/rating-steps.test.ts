import { describe, expect, test } from "vitest";
import { patienceMs, type RatingEvent, type RatingState, restingPad, stepAfter } from "./rating-steps.ts";

const run = (...events: RatingEvent[]): RatingState => events.reduce(stepAfter, restingPad);
const invite: RatingEvent = { kind: "invited", invitationId: "i1" };
const gone: RatingEvent = { kind: "invited", invitationId: null };
const sent: RatingEvent = { kind: "sent", invitationId: "i1" };
const level = (value: number): RatingEvent => ({ kind: "level", level: value });
const tag = (code: string): RatingEvent => ({ kind: "tag", code });

test("two touches rate: a face, then send", () => {
  const sending = run(invite, level(5), { kind: "send" });
  expect(sending.step).toEqual({ kind: "sending", invitationId: "i1", level: 5, tags: [] });
  expect(stepAfter(sending, sent).step.kind).toBe("thanks");
});

test("reasons are chosen and taken back; another face begins anew", () => {
  const chosen = run(invite, level(2), tag("207"), tag("213"), tag("207"));
  expect(chosen.step).toMatchObject({ kind: "reasons", tags: ["213"] });
  const anew = [{ kind: "back" } as const, level(4)].reduce(stepAfter, chosen);
  expect(anew.step).toMatchObject({ kind: "reasons", level: 4, tags: [] });
});

test("the hall closes the question when it is answered: the thanks come all the same", () => {
  const sending = run(invite, level(5), { kind: "send" });
  expect(stepAfter(stepAfter(sending, gone), sent).step.kind).toBe("thanks");
  expect(stepAfter(stepAfter(sending, sent), gone).step.kind).toBe("thanks");
});

describe("races", () => {
  test("the next number is called while somebody chooses: they are told", () => {
    expect(run(invite, level(2), gone).step).toEqual({ kind: "over", because: "closed" });
  });

  test("nobody had begun to answer: the pad rests without a word", () => {
    expect(run(invite, gone)).toEqual(restingPad);
  });

  test("it was rated on the phone meanwhile", () => {
    const state = run(
      invite,
      level(5),
      { kind: "send" },
      { kind: "not-sent", invitationId: "i1", because: "rated-before" },
    );
    expect(state.step).toEqual({ kind: "over", because: "rated-before" });
  });

  test("it did not arrive: the choice stays, to be sent again", () => {
    const state = run(
      invite,
      level(2),
      tag("207"),
      { kind: "send" },
      { kind: "not-sent", invitationId: "i1", because: "away" },
    );
    expect(state.step).toEqual({ kind: "reasons", level: 2, tags: ["207"], trouble: "away" });
    expect(stepAfter(state, { kind: "send" }).step).toMatchObject({ kind: "sending", tags: ["207"] });
  });

  test("it did not arrive, and the question is closed: nobody presses in vain", () => {
    const away = { kind: "not-sent", invitationId: "i1", because: "away" } as const;
    const state = run(invite, level(2), tag("207"), { kind: "send" }, gone, away);
    expect(state.step).toEqual({ kind: "over", because: "closed" });
  });

  test("an answer that comes late is not taken for the next person's", () => {
    const next = run(invite, level(5), { kind: "send" }, { kind: "invited", invitationId: "i2" });
    const sending = [level(1), tag("115"), { kind: "send" } as const].reduce(stepAfter, next);
    expect(sending.step.kind).toBe("sending");
    expect(stepAfter(sending, sent)).toBe(sending);
    const failed = { kind: "not-sent", invitationId: "i1", because: "away" } as const;
    expect(stepAfter(sending, failed)).toBe(sending);
  });

  test("the next person's question takes the pad from the thanks for the last one", () => {
    const thanks = run(invite, level(5), { kind: "send" }, sent);
    expect(stepAfter(thanks, { kind: "invited", invitationId: "i2" }).step.kind).toBe("asked");
  });
});

describe("left alone", () => {
  test("question and reasons wait for a minute, a word of thanks for less, an answer on its way for ever", () => {
    expect(patienceMs({ kind: "asked" })).toBe(60_000);
    expect(patienceMs({ kind: "reasons", level: 1, tags: [], trouble: null })).toBe(60_000);
    expect(patienceMs({ kind: "thanks" })).toBeLessThan(15_000);
    expect(patienceMs({ kind: "sending", invitationId: "i1", level: 1, tags: [] })).toBeNull();
  });

  test("the pad rests and the question stays open until the hall closes it", () => {
    const resting = run(invite, level(2), { kind: "left-alone" });
    expect(resting).toEqual({ invitationId: "i1", step: { kind: "idle" } });
    expect(stepAfter(resting, { kind: "reopen" }).step.kind).toBe("asked");
    expect(stepAfter(stepAfter(resting, gone), { kind: "reopen" }).step.kind).toBe("idle");
  });
});
