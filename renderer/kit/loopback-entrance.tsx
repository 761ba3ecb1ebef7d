import { type ReactNode, useEffect, useState } from "react";
import type { ShellSettings } from "../../drivers/contract/loopback.ts";
import { commonWords } from "../words/common.ts";
import { useWords } from "../words/words.ts";
import { openBridgeWire } from "./bridge-wire.ts";
import type { Hall } from "./hall.ts";
import { HallProvider } from "./hall-context.tsx";
import { openLoopbackBridge } from "./loopback-bridge.ts";
import { openHall } from "./wired-hall.ts";

/** As Entrance, where the device host of this machine has the token: there is nothing to type here. */
export function LoopbackEntrance({ shell, children }: { shell: ShellSettings; children: ReactNode }) {
  const [hall, setHall] = useState<Hall | null>(null);
  const [isRefused, setRefused] = useState(false);
  const { say } = useWords(commonWords);
  useEffect(() => {
    const opened = openHall(openBridgeWire(openLoopbackBridge(shell)));
    setHall(opened);
    const stop = opened.connection(({ kind }) => setRefused(kind === "refused"));
    return () => {
      stop();
      opened.close();
    };
  }, [shell]);

  if (isRefused) return <p role="alert">{say("hostNotTaken")}</p>;
  return hall && <HallProvider hall={hall}>{children}</HallProvider>;
}
