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
  /**
   * One at a time, so that impatience does nothing twice: null for what is under way already. Another press, of a key that the
   * view shows before the first was answered, is sent after it; null when a third one is, or when the first was refused.
   */
  act: <Name extends CommandName>(
    name: Name,
    input: Omit<CommandRequest<Name>, "commandId">,
  ) => Promise<PageAnswer<CommandValue<Name>> | null>;
  /** What was written in a question and is not sent, by question and ticket: it outlives a slip of Escape and a refusal. */
  written: Map<string, string>;
  tell: (said: Said) => void;
  dismiss: () => void;
}

interface UnderWay {
  name: CommandName;
  isWell: Promise<boolean>;
  isFollowed: boolean;
}

/** Sends what the clerk presses, one at a time, and keeps what the hall said to it. `seen` is the view now shown. */
export function useActing(seen: unknown, first: Told = nothingTold): Acting {
  const hall = useHall();
  const underWay = useRef<UnderWay | null>(null);
  const waiters = useRef<(() => void)[]>([]);
  const [written] = useState(() => new Map<string, string>());
  const [busy, setBusy] = useState<CommandName | null>(null);
  const [trouble, setTrouble] = useState(first.trouble);
  const [said, setSaid] = useState(first.said);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view is the event that is waited for
  useEffect(() => {
    for (const go of waiters.current.splice(0)) go();
  }, [seen]);

  const act = useCallback<Acting["act"]>(
    async (name, input) => {
      const first = underWay.current;
      if (first) {
        if (first.name === name || first.isFollowed) return null;
        first.isFollowed = true;
        if (!(await first.isWell)) return null;
      }
      setTrouble(null);
      setSaid(null);
      const slow = setTimeout(() => setBusy(name), showBusyAfterMs);
      const viewComes = new Promise<void>((resolve) => waiters.current.push(resolve));
      const sent = hall.send(name, input);
      const own: UnderWay = { name, isWell: settled(sent, viewComes), isFollowed: false };
      underWay.current = own;
      const answer = await sent;
      clearTimeout(slow);
      if (!answer.ok) setTrouble(answer.error);
      await own.isWell;
      setBusy(null);
      if (underWay.current === own) underWay.current = null;
      return answer;
    },
    [hall],
  );
  const dismiss = useCallback(() => {
    setTrouble(null);
    setSaid(null);
  }, []);
  return { busy, trouble, said, act, written, tell: setSaid, dismiss };
}

/** Whether it went well, once what came of it can be seen. */
async function settled(sent: Promise<{ ok: boolean }>, viewComes: Promise<void>): Promise<boolean> {
  const { ok } = await sent;
  if (ok) await Promise.race([viewComes, new Promise((resolve) => setTimeout(resolve, settleMs))]);
  return ok;
}
