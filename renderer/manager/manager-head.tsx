import type { ViewValue } from "../../hall-server/contract/views.ts";
import { Masthead } from "../kit/desk/masthead.tsx";
import { managerWords } from "../words/manager.ts";
import { useWords } from "../words/words.ts";
import { useDescription } from "./hall-names.tsx";
import { type TabName, tabs } from "./tabs.ts";

interface ManagerHeadProps {
  hall: ViewValue<"hall">["hall"] | null;
  tab: TabName;
  onTab: (tab: TabName) => void;
}

export function ManagerHead({ hall, tab, onTab }: ManagerHeadProps) {
  const { say } = useWords(managerWords);
  return (
    <Masthead
      hall={hall}
      system={say("system")}
      tabs={tabs.map((one) => ({ tab: one, name: say(`tab.${one}`) }))}
      tab={tab}
      onTab={onTab}
      timeZone={useDescription()?.timeZone}
    />
  );
}
