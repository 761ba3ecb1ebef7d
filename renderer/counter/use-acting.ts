import { useCallback, useEffect, useRef, useState } from "react";
import type { CommandName, CommandRequest, CommandValue } from "../../hall-server/contract/commands.ts";
import type { PageAnswer, PageError } from "../kit/hall.ts";
import { useHall } from "../kit/hall-context.tsx";
import type { CounterWord } from "../words/counter.ts";

/** A quick answer does not make its key flicker. */
const showBusyAfterMs = 200;
/** The answer may come before the view that it changed; the next press waits for it, at most so long. */
const settleMs = 600;

export interface Said {
  word: CounterWord;
  values: Record<string, string>;
}

/** What the hall said to the last press. */
export interface Told {
  said: Said | null;
  trouble: PageError | null;
}

const nothingTold: Told = { said: null, trouble: null };

export interface Acting extends Told {
  /** Sent and not answered for a while. */
  busy: CommandName | null;
  /** One at a time: null when another is still in flight, so that impatience does nothing twice. */
  act: <Name extends CommandName>(
    name: Name,
    input: Omit<CommandRequest<Name>, "commandId">,
  ) => Promise<PageAnswer<CommandValue<Name>> | null>;
  tell: (said: Said) => void;
  dismiss: () => void;
}

/** Sends what the clerk presses, one at a time, and keeps what the hall said to it. `seen` is the view now shown. */
export function useActing(seen: unknown, first: Told = nothingTold): Acting {
  const hall = useHall();
  const isLocked = useRef(false);
  const waiters = useRef<(() => void)[]>([]);
  const [busy, setBusy] = useState<CommandName | null>(null);
  const [trouble, setTrouble] = useState(first.trouble);
  const [said, setSaid] = useState(first.said);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view is the event that is waited for
  useEffect(() => {
    for (const go of waiters.current.splice(0)) go();
  }, [seen]);

  const act = useCallback<Acting["act"]>(
    async (name, input) => {
      if (isLocked.current) return null;
      isLocked.current = true;
      setTrouble(null);
      setSaid(null);
      const slow = setTimeout(() => setBusy(name), showBusyAfterMs);
      const viewComes = new Promise<void>((resolve) => waiters.current.push(resolve));
      const answer = await hall.send(name, input);
      clearTimeout(slow);
      if (answer.ok) {
        await Promise.race([viewComes, new Promise((resolve) => setTimeout(resolve, settleMs))]);
      } else {
        setTrouble(answer.error);
      }
      setBusy(null);
      isLocked.current = false;
      return answer;
    },
    [hall],
  );
  const dismiss = useCallback(() => {
    setTrouble(null);
    setSaid(null);
  }, []);
  return { busy, trouble, said, act, tell: setSaid, dismiss };
}
