import { Input, Select } from "antd";
import { useState } from "react";
import { staffRoles } from "../../../hall-server/contract/roles.ts";
import { Button } from "../../kit/button.tsx";
import { ConfirmDialog } from "../../kit/desk/confirm-dialog.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { staffWords } from "../../words/manager-staff.ts";
import { useWords } from "../../words/words.ts";
import { AddStaffDialog } from "./add-staff-dialog.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { PlaceDialog } from "./place-dialog.tsx";
import { type Member, StaffTable, type Unit } from "./staff-table.tsx";

const refreshMs = 30_000;

/** Who works here comes first, then by staff number. */
const inOrder = (a: Member, b: Member) =>
  Number(b.isActive) - Number(a.isActive) ||
  a.staffNumber.localeCompare(b.staffNumber, "en", { numeric: true });

type Step = { kind: "add" } | { kind: "place" | "password" | "deactivate"; member: Member };

/** Who may sign in, and as what. */
export function StaffPage({ isStale }: { isStale: boolean }) {
  const { say } = useWords(staffWords);
  const frame = useWords(managerWords);
  const explain = useErrorWords();
  const [role, setRole] = useState("");
  const [sought, setSought] = useState("");
  const [step, setStep] = useState<Step | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const list = useAsked("staff:list", {}, refreshMs);
  const all = list.value?.staff ?? [];
  const shown = all
    .filter((member) => role === "" || member.role === role)
    .filter(({ name, user, staffNumber }) =>
      [name, user, staffNumber].some((text) => text.toLowerCase().includes(sought.trim().toLowerCase())),
    )
    .toSorted(inOrder);
  const begin = (next: Step) => {
    setDone(null);
    setStep(next);
  };
  const finish = (sentence: string) => {
    setDone(sentence);
    close();
  };
  const close = () => {
    setStep(null);
    list.again();
  };
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("title")}</h1>
        <Select
          aria-label={say("role")}
          style={{ width: 200 }}
          value={role}
          onChange={setRole}
          options={[
            { value: "", label: say("allRoles") },
            ...staffRoles.map((one) => ({ value: one, label: say(`role.${one}`) })),
          ]}
        />
        <Input
          aria-label={say("find")}
          placeholder={say("find")}
          style={{ width: 280 }}
          allowClear
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        {list.value ? (
          <p className="sheet__note">{say("count", { count: all.filter((one) => one.isActive).length })}</p>
        ) : null}
        <Button
          kind="next"
          className="sheet__end"
          onPress={() => begin({ kind: "add" })}
          disabledBecause={isStale ? frame.say("staleBecause") : null}
        >
          {say("add")}
        </Button>
      </div>
      {done ? <Notice kind="said" what={done} /> : null}
      {list.error ? <Notice kind="wrong" what={explain(list.error)} /> : null}
      {list.value ? (
        <StaffTable
          members={shown}
          isStale={isStale}
          onPlace={(member) => begin({ kind: "place", member })}
          onPassword={(member) => begin({ kind: "password", member })}
          onDeactivate={(member) => begin({ kind: "deactivate", member })}
        />
      ) : null}
      {step ? (
        <StepDialog step={step} units={list.value?.units ?? []} onClose={close} onDone={finish} />
      ) : null}
    </div>
  );
}

interface StepDialogProps {
  step: Step;
  units: readonly Unit[];
  onClose: () => void;
  onDone: (sentence: string) => void;
}

function StepDialog({ step, units, onClose, onDone }: StepDialogProps) {
  const { say } = useWords(staffWords);
  const frame = useWords(managerWords);
  switch (step.kind) {
    case "add":
      return <AddStaffDialog onClose={onClose} onAdded={(name) => onDone(say("added", { name }))} />;
    case "place":
      return (
        <PlaceDialog
          member={step.member}
          units={units}
          onClose={onClose}
          onSet={() => onDone(say("placeDone", { name: step.member.name }))}
        />
      );
    case "password":
      return (
        <PasswordDialog
          user={step.member.user}
          name={step.member.name}
          onClose={onClose}
          onSet={() => onDone(say("passwordDone", { name: step.member.name }))}
        />
      );
    case "deactivate":
      return (
        <ConfirmDialog
          title={say("deactivateAsk", { name: step.member.name })}
          yes={say("deactivate")}
          no={frame.say("cancel")}
          isDanger
          command="staff:deactivate"
          input={{ user: step.member.user }}
          onClose={onClose}
        >
          <p>{say("deactivateEffect")}</p>
          <p>{say("deactivateForGood")}</p>
        </ConfirmDialog>
      );
    default:
      step satisfies never;
      return null;
  }
}
