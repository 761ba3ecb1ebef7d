import {
  createContext,
  type ReactNode,
  useContext,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { commonWords } from "../../words/common.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Dialog } from "./dialog.tsx";

/** Knows who holds something that would be gone with what is around it. */
interface Holder {
  hold: (id: string) => void;
  drop: (id: string) => void;
}

const HolderContext = createContext<Holder | null>(null);

/** Photos, a signature, something typed: it is on this page alone, and whoever leads away from it asks first. */
export function useUnkept(isUnkept: boolean): void {
  const holder = useContext(HolderContext);
  const id = useId();
  // With what is drawn: an Escape may follow at once.
  useLayoutEffect(() => {
    if (!isUnkept || !holder) return;
    holder.hold(id);
    return () => holder.drop(id);
  }, [isUnkept, holder, id]);
}

/** The same, of a part that has no component of its own. */
export function Unkept({ is }: { is: boolean }) {
  useUnkept(is);
  return null;
}

export interface LosingWords {
  title: string;
  text: string;
  yes: string;
  no: string;
}

export interface Keeper {
  holds: Set<string>;
  /** Goes on at once where nothing is lost by it, else once a person has said so. */
  leave: (go: () => void) => void;
  question: ReactNode;
}

/** For whatever has a way out. Its question stands where `KeptBy` is. */
export function useKeeper(words?: LosingWords): Keeper {
  const { say } = useWords(commonWords);
  const [holds] = useState(() => new Set<string>());
  const [wanted, setWanted] = useState<{ go: () => void } | null>(null);
  const { title, text, yes, no } = words ?? {
    title: say("unkept.title"),
    text: say("unkept.text"),
    yes: say("unkept.yes"),
    no: say("unkept.no"),
  };
  return {
    holds,
    leave: (go) => (holds.size > 0 ? setWanted({ go }) : go()),
    question: wanted ? (
      <Dialog
        title={title}
        onClose={() => setWanted(null)}
        actions={
          <>
            <Button onPress={() => setWanted(null)}>{no}</Button>
            <Button
              kind="danger"
              onPress={() => {
                setWanted(null);
                wanted.go();
              }}
            >
              {yes}
            </Button>
          </>
        }
      >
        <p>{text}</p>
      </Dialog>
    ) : null,
  };
}

interface KeptByProps {
  keeper: Keeper;
  /** Whether something is held, whenever that changes. */
  onHolding?: (isHolding: boolean) => void;
  children: ReactNode;
}

/** Around what may hold something; what is lost with a part of it is lost with the whole too. */
export function KeptBy({ keeper, onHolding, children }: KeptByProps) {
  const around = useContext(HolderContext);
  const surrounding = useRef({ around, onHolding });
  surrounding.current = { around, onHolding };
  const { holds } = keeper;
  const holder = useMemo<Holder>(
    () => ({
      hold: (id) => {
        holds.add(id);
        surrounding.current.around?.hold(id);
        surrounding.current.onHolding?.(true);
      },
      drop: (id) => {
        holds.delete(id);
        surrounding.current.around?.drop(id);
        surrounding.current.onHolding?.(holds.size > 0);
      },
    }),
    [holds],
  );
  return (
    <>
      <HolderContext value={holder}>{children}</HolderContext>
      {keeper.question}
    </>
  );
}
