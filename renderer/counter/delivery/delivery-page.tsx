import "../../kit/desk/desk.css";
import "./delivery.css";
import { useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import { KitTheme } from "../../kit/desk/kit-theme.tsx";
import { Masthead } from "../../kit/desk/masthead.tsx";
import { useConnection, useHallDescription } from "../../kit/hall-context.tsx";
import { HandoverDesk } from "../../kit/handover/handover-desk.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Register } from "../../kit/results/register.tsx";
import { deliveryWords } from "../../words/delivery.ts";
import { useWords } from "../../words/words.ts";
import { useShortcuts } from "../use-shortcuts.ts";
import { ElsewhereDesk } from "./elsewhere/elsewhere-desk.tsx";
import { HandOut } from "./hand-out/hand-out.tsx";
import { MachineList } from "./machine/machine-list.tsx";
import { PostList } from "./post/post-list.tsx";

export const deliveryTabs = ["hand-out", "post", "machine", "handover", "elsewhere", "register"] as const;
export type DeliveryTab = (typeof deliveryTabs)[number];

interface DeliveryPageProps {
  devices: Devices;
  /** Back to calling numbers. */
  onLeave: () => void;
  start?: DeliveryTab;
}

/** 出件窗口: results are handed out, posted or put into the machine; papers come and go. No number is called here. */
export function DeliveryPage({ devices, onLeave, start = "hand-out" }: DeliveryPageProps) {
  const { say } = useWords(deliveryWords);
  const description = useHallDescription();
  const connection = useConnection();
  const [tab, setTab] = useState<DeliveryTab>(start);
  const isStale = connection.kind !== "connected";
  const tabs = (["counter", ...deliveryTabs] as const).map((one) => ({
    tab: one,
    name: one === "counter" ? `Alt E ${say("tab.counter")}` : say(`tab.${one}`),
  }));
  useShortcuts(true, (shortcut) => {
    if (shortcut === "Alt E" && document.querySelector("dialog[open]") === null) onLeave();
  });
  return (
    <KitTheme>
      <div className="counter desk delivery">
        <Masthead
          hall={description}
          system={say("page")}
          tabs={tabs}
          tab={tab}
          onTab={(next: DeliveryTab | "counter") => (next === "counter" ? onLeave() : setTab(next))}
          timeZone={description?.timeZone}
        />
        <main className="delivery__main">
          {isStale ? <Notice kind="attention" what={say("stale")} /> : null}
          <Tab tab={tab} devices={devices} isStale={isStale} />
        </main>
      </div>
    </KitTheme>
  );
}

interface TabProps {
  tab: DeliveryTab;
  devices: Devices;
  isStale: boolean;
}

function Tab({ tab, devices, isStale }: TabProps) {
  switch (tab) {
    case "hand-out":
      return <HandOut devices={devices} isStale={isStale} />;
    case "post":
      return <PostList devices={devices} isStale={isStale} />;
    case "machine":
      return <MachineList isStale={isStale} />;
    case "handover":
      return <HandoverDesk side="counter" devices={devices} isStale={isStale} />;
    case "elsewhere":
      return <ElsewhereDesk devices={devices} isStale={isStale} />;
    case "register":
      return <Register isStale={isStale} mayArchive mayExport={false} />;
    default:
      return tab satisfies never;
  }
}
