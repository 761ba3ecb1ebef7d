import { useState } from "react";
import type { CommandName, CommandRequest } from "../../../hall-server/contract/commands.ts";
import type { Application } from "../../../hall-server/contract/intake.ts";
import { useAct } from "../../kit/desk/use-act.ts";
import type { CaseWord } from "../../words/office-case.ts";
import { useOffice } from "../use-office.ts";

/** Checks what was filled in, sends the step once, and says that it is done; what was written under `writtenKey` is over then. */
export function useStep<Name extends CommandName>(
  name: Name,
  onDone: (word: CaseWord, application: Application | null) => void,
  writtenKey: string,
) {
  const { written } = useOffice();
  const { act, isBusy, trouble } = useAct(name);
  const [fault, setFault] = useState<string | null>(null);
  return {
    fault,
    trouble,
    isBusy,
    /** `check` gives the input, or the sentence that says what is missing. */
    send: async (check: () => Omit<CommandRequest<Name>, "commandId"> | string, done: CaseWord) => {
      if (isBusy) return;
      const checked = check();
      if (typeof checked === "string") return setFault(checked);
      setFault(null);
      const answer = await act(checked);
      if (!answer.ok) return;
      written.delete(writtenKey);
      const { value } = answer;
      onDone(done, "application" in value ? (value.application as Application) : null);
    },
  };
}
