import { useState } from "react";
import type { CommandName, CommandRequest } from "../../../hall-server/contract/commands.ts";
import { useAct } from "../../kit/desk/use-act.ts";
import type { CaseWord } from "../../words/office-case.ts";

/** Checks what was filled in, sends the step once, and says that it is done. */
export function useStep<Name extends CommandName>(name: Name, onDone: (word: CaseWord) => void) {
  const { act, isBusy, trouble } = useAct(name);
  const [fault, setFault] = useState<string | null>(null);
  return {
    fault,
    trouble,
    /** `check` gives the input, or the sentence that says what is missing. */
    send: async (check: () => Omit<CommandRequest<Name>, "commandId"> | string, done: CaseWord) => {
      if (isBusy) return;
      const checked = check();
      if (typeof checked === "string") return setFault(checked);
      setFault(null);
      if ((await act(checked)).ok) onDone(done);
    },
  };
}
