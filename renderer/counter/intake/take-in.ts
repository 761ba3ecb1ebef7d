/** From a draft to an application: what is sent, in which order. Each step may be sent again without harm. */
import type { Application } from "../../../hall-server/contract/intake.ts";
import { newCommandId } from "../../kit/command-id.ts";
import type { Hall, PageError } from "../../kit/hall.ts";
import { changedMaterials, type Draft, type Outgoing } from "./draft.ts";
import { fieldsInput, materialsInput, receiveInput, wishInput } from "./intake-input.ts";
import type { IntakeItem } from "./intake-item.ts";

export type Took =
  | { ok: true; application: Application; queryPassword: string | null }
  | { ok: false; error: PageError; application: Application | null };

interface TakeInFacts {
  hall: Hall;
  item: IntakeItem;
  draft: Draft;
  ticketId: string;
  application: Application | null;
  matterId: string | null;
  /** Kept with the draft, so that a reload or a lost connection takes nothing in twice. */
  keep: (outgoing: Outgoing | null) => void;
}

const failed = (error: PageError, application: Application | null = null): Took => ({
  ok: false,
  error,
  application,
});

/** The papers are in: received, corrected, or brought later; whatever the application's state asks for. */
export async function bringIn(facts: TakeInFacts): Promise<Took> {
  const { application } = facts;
  if (application === null || application.state === "submitted") return receive(facts);
  if (application.state === "received" || application.state === "supplementing")
    return amend(facts, application);
  if (application.gaps && application.gaps.broughtAt === null) return bringGap(facts, application);
  return { ok: true, application, queryPassword: null };
}

async function receive(facts: TakeInFacts): Promise<Took> {
  const { hall, item, draft, ticketId, application, matterId, keep } = facts;
  const now = receiveInput(draft, item, {
    ticketId,
    applicationId: application?.id,
    matterId: matterId ?? undefined,
  });
  const outgoing = draft.outgoing ?? { commandId: newCommandId(), input: now };
  keep(outgoing);
  const answer = await hall.send("application:receive", outgoing.input, outgoing.commandId);
  // A refusal is an answer: what is put right goes out as another command.
  if (answer.ok || answer.error.code !== "server-away") keep(null);
  if (!answer.ok) return failed(answer.error);
  const { queryPassword } = answer.value;
  const received = answer.value.application;
  // What was typed after the first try did not go with it.
  if (JSON.stringify(outgoing.input) !== JSON.stringify(now)) {
    const amended = await amend({ ...facts, application: received }, received);
    return amended.ok ? { ...amended, queryPassword } : amended;
  }
  return { ok: true, application: received, queryPassword };
}

async function amend({ hall, item, draft }: TakeInFacts, application: Application): Promise<Took> {
  if (!draft.isTouched) return { ok: true, application, queryPassword: null };
  const fields = fieldsInput(draft, item);
  const answer = await hall.send("application:amend", {
    applicationId: application.id,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    materials: materialsInput(draft, item),
    wish: wishInput(draft),
  });
  return answer.ok
    ? { ok: true, application: answer.value.application, queryPassword: null }
    : failed(answer.error, application);
}

async function bringGap({ hall, item, draft }: TakeInFacts, application: Application): Promise<Took> {
  const changed = changedMaterials(draft, application);
  const materials = materialsInput(draft, item).filter(({ materialId }) => changed.includes(materialId));
  if (materials.length === 0) return { ok: true, application, queryPassword: null };
  const answer = await hall.send("application:bringGap", { applicationId: application.id, materials });
  return answer.ok
    ? { ok: true, application: answer.value.application, queryPassword: null }
    : failed(answer.error, application);
}

export type Ending =
  | { kind: "receive" }
  /** What was missing has come: accepted once nothing is missing any more. */
  | { kind: "bring" }
  | { kind: "accept"; gapMaterialIds: readonly string[]; gapDays: number | null; isPromise: boolean }
  | { kind: "instant"; certificateNumber: string; signatureBlobId: string | null }
  /** 不予, at once and with its reason: an instant item is decided at the counter. */
  | { kind: "instantRefused"; reason: string }
  | { kind: "tellMissing"; materialIds: readonly string[]; note: string }
  | { kind: "refuse"; outcome: "not-needed" | "not-our-remit"; reason: string; rightAgency: string };

/** What becomes of what was brought in. */
export async function endWith(hall: Hall, application: Application, ending: Ending): Promise<Took> {
  const applicationId = application.id;
  const send = async () => {
    switch (ending.kind) {
      case "receive":
        return null;
      case "bring":
        return application.state === "received" &&
          application.materials.every(({ status }) => status !== "missing")
          ? hall.send("application:accept", { applicationId })
          : null;
      case "accept": {
        const { gapMaterialIds, gapDays, isPromise } = ending;
        const gaps = { materialIds: [...gapMaterialIds], ...(gapDays === null ? {} : { days: gapDays }) };
        return hall.send("application:accept", {
          applicationId,
          ...(gapMaterialIds.length > 0 ? { gaps } : {}),
          ...(isPromise ? { isPromise } : {}),
        });
      }
      case "instant": {
        const { certificateNumber, signatureBlobId } = ending;
        return hall.send("application:finishInstant", {
          applicationId,
          outcome: "granted",
          ...(certificateNumber ? { certificateNumber } : {}),
          ...(signatureBlobId ? { signatureBlobId } : {}),
        });
      }
      case "instantRefused":
        return hall.send("application:finishInstant", {
          applicationId,
          outcome: "refused",
          reason: ending.reason,
        });
      case "tellMissing": {
        const { materialIds, note } = ending;
        return hall.send("application:tellMissing", {
          applicationId,
          materialIds: [...materialIds],
          ...(note ? { note } : {}),
        });
      }
      case "refuse": {
        const { outcome, reason, rightAgency } = ending;
        return hall.send("application:refuseIntake", {
          applicationId,
          outcome,
          reason,
          ...(outcome === "not-our-remit" && rightAgency ? { rightAgency } : {}),
        });
      }
      default:
        return ending satisfies never;
    }
  };
  const answer = await send();
  if (answer === null) return { ok: true, application, queryPassword: null };
  return answer.ok
    ? { ok: true, application: answer.value.application, queryPassword: null }
    : failed(answer.error, application);
}
