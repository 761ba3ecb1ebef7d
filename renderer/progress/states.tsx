import type { ApplicationProgress } from "../../hall-server/contract/intake.ts";
import { modelHall, modelNow } from "../gallery/model-hall.ts";
import type { PageState } from "../gallery/states.ts";
import type { AskOutcome } from "../kit/progress/ask-progress.ts";
import { modelProgress } from "../kit/progress/model-progress.ts";
import { ProgressPage } from "./progress-page.tsx";

const state = (name: string, said?: AskOutcome, first = ""): PageState => ({
  name,
  width: 390,
  height: 844,
  fixture: { views: {}, now: modelNow, files: { "/api/hall": modelHall } },
  draw: () => <ProgressPage first={first} {...(said ? { said } : {})} />,
});

const found = (change: Partial<ApplicationProgress>) =>
  ({ kind: "found", progress: { ...modelProgress, ...change } }) as const;

export const states: PageState[] = [
  state("ask"),
  state("ask-from-receipt", undefined, modelProgress.number),
  state("not-found", { kind: "not-found" }, modelProgress.number),
  state("too-many", { kind: "too-many", minutes: 15 }, modelProgress.number),
  state("away", { kind: "away" }, modelProgress.number),
  state("submitted", found({})),
  state(
    "missing",
    found({ state: "supplementing", missing: ["户口簿", "居住证"], missingUntil: "2026-12-11" }),
  ),
  state("refused", found({ state: "delivered", outcome: "refused" })),
  state("ready", found({ state: "ready", outcome: "granted" })),
];
