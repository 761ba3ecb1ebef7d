import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/desk/dialog.tsx";
import { managerItemWords } from "../words/manager-items.ts";
import { useWords } from "../words/words.ts";

/** Who has typed something that is not saved. */
type Held = RefObject<Set<string>>;

const UnsavedContext = createContext<Held>({ current: new Set() });

/** What was typed and is not saved: a closed tab of the browser and another tab of this page both ask first. */
export function useUnsaved(isUnsaved: boolean): void {
  const held = useContext(UnsavedContext);
  const id = useId();
  useEffect(() => {
    if (!isUnsaved) return;
    const all = held.current;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    all.add(id);
    window.addEventListener("beforeunload", warn);
    return () => {
      all.delete(id);
      window.removeEventListener("beforeunload", warn);
    };
  }, [isUnsaved, held, id]);
}

/** Around what may hold something unsaved. */
export function UnsavedKeeper({ held, children }: { held: Held; children: ReactNode }) {
  return <UnsavedContext value={held}>{children}</UnsavedContext>;
}

interface Leaving {
  held: Held;
  /** Goes on at once where nothing is lost by it. */
  leave: (go: () => void) => void;
  question: ReactNode;
}

export function useLeaving(): Leaving {
  const { say } = useWords(managerItemWords);
  const held = useRef(new Set<string>());
  const [wanted, setWanted] = useState<{ go: () => void } | null>(null);
  return {
    held,
    leave: (go) => (held.current.size > 0 ? setWanted({ go }) : go()),
    question: wanted ? (
      <Dialog
        title={say("leaveTitle")}
        onClose={() => setWanted(null)}
        actions={
          <>
            <Button onPress={() => setWanted(null)}>{say("leaveNo")}</Button>
            <Button
              kind="danger"
              onPress={() => {
                setWanted(null);
                wanted.go();
              }}
            >
              {say("leaveYes")}
            </Button>
          </>
        }
      >
        <p>{say("leaveText")}</p>
      </Dialog>
    ) : null,
  };
}
