import { DatePicker, Input, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import type { CommandRequest } from "../../../../hall-server/contract/commands.ts";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/desk/dialog.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { Notice } from "../../../kit/notice.tsx";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { elsewhereWords } from "../../../words/elsewhere.ts";
import { useWords } from "../../../words/words.ts";
import type { ElsewhereRow } from "./elsewhere-table.tsx";

type Report = Omit<CommandRequest<"elsewhere:report">, "commandId" | "applicationId">;
type Status = Report["status"];

interface ReportDialogProps {
  row: ElsewhereRow;
  onClose: () => void;
  onDone: (what: string) => void;
}

const order: readonly Status[] = [
  "arrived",
  "needs-more",
  "accepted",
  "not-accepted",
  "reviewing",
  "decided",
  "result-sent",
];

/** What can come after what is known: before the other hall has accepted, and after. */
export function statusesAfter(status: ElsewhereRow["status"]): Status[] {
  const isAccepted = ["accepted", "reviewing", "decided"].includes(status);
  const at = order.indexOf(status as Status);
  const later = order.slice(at + 1);
  if (status === "decided") return later;
  if (isAccepted) return later.filter((one) => one === "reviewing" || one === "decided");
  return ["arrived", "needs-more", "accepted", "not-accepted"].filter(
    (one): one is Status => one !== status && !(one === "arrived" && status === "needs-more"),
  );
}

/** The other hall's word, as it was told by telephone or on paper. */
export function ReportDialog({ row, onClose, onDone }: ReportDialogProps) {
  const { say } = useWords(elsewhereWords);
  const explain = useDeliveryTroubles();
  const { act, isBusy, trouble } = useAct("elsewhere:report");
  const choices = statusesAfter(row.status);
  const [status, setStatus] = useState<Status>(choices[0] ?? "arrived");
  const [said, setSaid] = useState<Omit<Report, "status">>({});
  const { applicationId, number } = row;
  const put = (more: Partial<Report>) => setSaid((now) => ({ ...now, ...more }));
  const text = (
    field: "theirNumber" | "certificateNumber" | "waybill" | "note",
    label: string,
    longest: number,
  ) => (
    <div className="dialog__field">
      <label htmlFor={`report-${field}`}>{label}</label>
      <Input
        id={`report-${field}`}
        value={said[field] ?? ""}
        maxLength={longest}
        autoComplete="off"
        onChange={({ target }) => put({ [field]: target.value })}
      />
    </div>
  );
  const day = (field: "on" | "dueOn", label: string) => (
    <div className="dialog__field">
      <label htmlFor={`report-${field}`}>{label}</label>
      <DatePicker
        id={`report-${field}`}
        value={said[field] === undefined ? null : dayjs(said[field])}
        onChange={(date) =>
          setSaid(({ [field]: _, ...rest }) =>
            date ? { ...rest, [field]: date.format("YYYY-MM-DD") } : rest,
          )
        }
      />
    </div>
  );
  const report = async () => {
    const given = Object.fromEntries(
      Object.entries(said).flatMap(([field, value]) => {
        const trimmed = value?.trim() ?? "";
        return trimmed === "" ? [] : [[field, trimmed]];
      }),
    ) as Omit<Report, "status">;
    const outcome = status === "decided" ? { outcome: said.outcome ?? ("granted" as const) } : {};
    const answer = await act({ applicationId, status, ...given, ...outcome });
    if (answer.ok) onDone(say("report.done", { number }));
  };
  return (
    <Dialog
      title={say("report.title", { number })}
      onClose={onClose}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button kind="next" disabledBecause={isBusy ? say("busy") : null} onPress={() => void report()}>
            {say("report")}
          </Button>
        </>
      }
    >
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      <div className="dialog__field">
        <label htmlFor="report-status">{say("report.status")}</label>
        <Select
          id="report-status"
          value={status}
          onChange={setStatus}
          options={choices.map((value) => ({ value, label: say(`status.${value}`) }))}
        />
      </div>
      {day("on", say("report.on"))}
      {status === "accepted" ? (
        <>
          {text("theirNumber", say("theirNumber"), 40)}
          {day("dueOn", say("report.dueOn"))}
        </>
      ) : null}
      {status === "decided" ? (
        <>
          <div className="dialog__field">
            <span>{say("report.outcome")}</span>
            <Segmented
              value={said.outcome ?? "granted"}
              onChange={(outcome) => put({ outcome })}
              options={(["granted", "refused"] as const).map((value) => ({
                value,
                label: say(`report.${value}`),
              }))}
            />
          </div>
          {text("certificateNumber", say("report.certificate"), 60)}
        </>
      ) : null}
      {status === "result-sent" ? text("waybill", say("report.waybill"), 40) : null}
      {text("note", say("report.note"), 500)}
    </Dialog>
  );
}
