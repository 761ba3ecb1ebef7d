import { useEffect } from "react";
import { type Keeper, useKeeper, useUnkept } from "../kit/desk/unkept.tsx";
import { managerItemWords } from "../words/manager-items.ts";
import { useWords } from "../words/words.ts";

/** What was typed and is not saved: a closed tab of the browser and another tab of this page both ask first. */
export function useUnsaved(isUnsaved: boolean): void {
  useUnkept(isUnsaved);
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
}

export function useLeaving(): Keeper {
  const { say } = useWords(managerItemWords);
  return useKeeper({
    title: say("leaveTitle"),
    text: say("leaveText"),
    yes: say("leaveYes"),
    no: say("leaveNo"),
  });
}
