import type { ReactNode } from "react";
import type { Item } from "../../../hall-server/contract/items.ts";
import type { PageError } from "../../kit/hall.ts";
import { modelProgress } from "../../kit/progress/model-progress.ts";
import type { Language } from "../../words/words.ts";
import type { ApplyStep, Screen } from "../flow/state.ts";
import type { KioskTools } from "../kiosk-context.tsx";
import { type ApplyingScreen, ApplyScreen } from "./apply-screen.tsx";
import type { Applying } from "./applying.ts";
import { modelApplying, modelItem, modelSubmitted } from "./model-apply.ts";
import type { Submitted } from "./office.ts";
import { ProgressScreen } from "./progress-screen.tsx";

/** A screen of handing in, drawn by itself: what lies in it cannot be said by the flow's state alone. */
export interface ApplyState {
  screen: Screen;
  draw: () => ReactNode;
  language?: Language;
  isElderly?: boolean;
  tools?: Partial<KioskTools>;
}

const at = (step: ApplyStep): ApplyingScreen => ({ at: "apply", itemId: modelItem.id, step, from: null });

function applying(
  step: ApplyStep,
  change: {
    item?: Item;
    applying?: Applying;
    submitted?: Submitted;
    error?: PageError;
    language?: Language;
    isElderly?: boolean;
  } = {},
): ApplyState {
  const {
    item = modelItem,
    applying: put = modelApplying,
    submitted = modelSubmitted,
    error,
    ...more
  } = change;
  const first = { item, applying: put, submitted, ...(error ? { error } : {}) };
  return { screen: at(step), draw: () => <ApplyScreen screen={at(step)} first={first} />, ...more };
}

/** Only this field is asked. */
const asking = (fieldId: string): Item => ({
  ...modelItem,
  form: modelItem.form.filter(({ id, fillFrom }) => id === fieldId || fillFrom === "name"),
});
const nothing: Applying = { pages: {}, fields: {} };
const refused: PageError = { code: "storage-failed", params: {} };
const earlier: Submitted = { ...modelSubmitted, isEarlier: true };
const lacking: Applying = { ...modelApplying, pages: { m1: modelApplying.pages.m1 ?? [] } };

const asked = (
  by: "choose" | "card" | "number",
  first?: Parameters<typeof ProgressScreen>[0]["first"],
  more: Partial<ApplyState> = {},
): ApplyState => {
  const screen = { at: "progress", by } as const;
  return { screen, draw: () => <ProgressScreen screen={screen} {...(first ? { first } : {})} />, ...more };
};

export const applyStates: Record<string, ApplyState> = {
  "apply-card": applying("card"),
  "apply-list": applying("list"),
  "apply-list-english": applying("list", { language: "en" }),
  "apply-list-elderly": applying("list", { isElderly: true }),
  "apply-card-elderly": applying("card", { isElderly: true }),
  "apply-camera-elderly": applying("materials", { applying: nothing, isElderly: true }),
  "apply-materials-elderly": applying("materials", { isElderly: true }),
  "apply-form-choice-elderly": applying("form", { item: asking("person-type"), isElderly: true }),
  "apply-form-writing-elderly": applying("form", { item: asking("bank"), isElderly: true }),
  "apply-form-figures-elderly": applying("form", { item: asking("phone"), isElderly: true }),
  "apply-refused-elderly": applying("refused", { error: refused, isElderly: true }),
  "apply-done-elderly": applying("done", { isElderly: true }),
  "progress-elderly": asked("choose", undefined, { isElderly: true }),
  "progress-number-elderly": asked("number", undefined, { isElderly: true }),
  "progress-told-elderly": asked(
    "card",
    { applications: [modelProgress, modelProgress] },
    { isElderly: true },
  ),
  "apply-camera": applying("materials", { applying: nothing }),
  "apply-materials": applying("materials"),
  "apply-form-choice": applying("form", { item: asking("person-type") }),
  "apply-form-writing": applying("form", { item: asking("bank") }),
  "apply-form-figures": applying("form", { item: asking("phone"), language: "en" }),
  "apply-check": applying("check"),
  "apply-check-missing": applying("check", { applying: lacking, isElderly: true }),
  "apply-sending": applying("sending"),
  "apply-refused": applying("refused", { error: refused }),
  "apply-unsettled": applying("refused"),
  "apply-unsettled-english": applying("refused", { language: "en" }),
  "apply-unsettled-elderly": applying("refused", { isElderly: true }),
  "apply-done-earlier": applying("done", { submitted: earlier }),
  "apply-done-earlier-english": applying("done", { submitted: earlier, language: "en" }),
  "apply-done-earlier-elderly": applying("done", { submitted: earlier, isElderly: true }),
  "apply-done": applying("done"),
  "apply-done-english": applying("done", { language: "en" }),
  progress: asked("choose"),
  "progress-card": asked("card"),
  "progress-number": asked("number", { number: modelProgress.number.slice(0, 11) }),
  "progress-not-found": asked("number", { number: modelProgress.number, outcome: { kind: "not-found" } }),
  "progress-told": asked("card", {
    applications: [
      { ...modelProgress, state: "supplementing", missing: ["户口簿", "居住证"], missingUntil: "2026-12-11" },
      modelProgress,
    ],
  }),
};
