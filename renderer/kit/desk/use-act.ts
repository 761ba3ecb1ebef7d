import { useState } from "react";
import type { CommandName, CommandRequest, CommandValue } from "../../../hall-server/contract/commands.ts";
import type { PageAnswer, PageError } from "../hall.ts";
import { useHall } from "../hall-context.tsx";

export interface Acting<Name extends CommandName> {
  isBusy: boolean;
  trouble: PageError | null;
  act: (input: Omit<CommandRequest<Name>, "commandId">) => Promise<PageAnswer<CommandValue<Name>>>;
}

/** Sends one kind of command, remembers that it is under way and why it was refused. */
export function useAct<Name extends CommandName>(name: Name): Acting<Name> {
  const hall = useHall();
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<PageError | null>(null);
  return {
    isBusy,
    trouble,
    act: async (input) => {
      setIsBusy(true);
      setTrouble(null);
      const answer = await hall.send(name, input);
      setIsBusy(false);
      if (!answer.ok) setTrouble(answer.error);
      return answer;
    },
  };
}
