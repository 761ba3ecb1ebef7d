import type { CommandRequest } from "../../hall-server/contract/commands.ts";

type Row = CommandRequest<"elsewhere:import">["rows"][number];

/** How other halls' lists write what became of an application. */
export const progressSaid: Record<string, Pick<Row, "status" | "outcome">> = {
  收到: { status: "arrived" },
  补材料: { status: "needs-more" },
  受理: { status: "accepted" },
  不予受理: { status: "not-accepted" },
  审查: { status: "reviewing" },
  准予: { status: "decided", outcome: "granted" },
  不予: { status: "decided", outcome: "refused" },
  寄回: { status: "result-sent" },
  arrived: { status: "arrived" },
  "needs-more": { status: "needs-more" },
  accepted: { status: "accepted" },
  "not-accepted": { status: "not-accepted" },
  reviewing: { status: "reviewing" },
  granted: { status: "decided", outcome: "granted" },
  refused: { status: "decided", outcome: "refused" },
  "result-sent": { status: "result-sent" },
};

/** 2026-03-02, 2026/3/2 or 2026年3月2日 */
export const progressDay = /^(20\d\d)[-/年.](\d{1,2})[-/月.](\d{1,2})日?$/;
