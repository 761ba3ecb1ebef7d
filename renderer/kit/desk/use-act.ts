import { useRef, useState } from "react";
import type { CommandName, CommandRequest, CommandValue } from "../../../hall-server/contract/commands.ts";
import type { PageAnswer, PageError } from "../hall.ts";
import { useHall } from "../hall-context.tsx";

export interface Acting<Name extends CommandName> {
  isBusy: boolean;
  trouble: PageError | null;
  /** The same pressed again while it is under way is the same step, and gets its answer. */
  act: (input: Omit<CommandRequest<Name>, "commandId">) => Promise<PageAnswer<CommandValue<Name>>>;
  /** The person has gone on: what was refused before says nothing any more. */
  forget: () => void;
}

interface UnderWay<Name extends CommandName> {
  key: string;
  answer: Promise<PageAnswer<CommandValue<Name>>>;
}

/** Sends one kind of command, remembers that it is under way and why it was refused. */
export function useAct<Name extends CommandName>(name: Name): Acting<Name> {
  const hall = useHall();
  const underWay = useRef<UnderWay<Name> | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<PageError | null>(null);
  return {
    isBusy,
    trouble,
    act: async (input) => {
      const key = JSON.stringify(input);
      const same = underWay.current;
      if (same?.key === key) return same.answer;
      setIsBusy(true);
      setTrouble(null);
      const own: UnderWay<Name> = { key, answer: hall.send(name, input) };
      underWay.current = own;
      const answer = await own.answer;
      if (!answer.ok) setTrouble(answer.error);
      if (underWay.current === own) {
        underWay.current = null;
        setIsBusy(false);
      }
      return answer;
    },
    forget: () => setTrouble(null),
  };
}
