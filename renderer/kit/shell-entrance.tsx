import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { HallConnection, ShellBridge } from "../../electron/contract/bridge.ts";
import { openBridgeWire } from "./bridge-wire.ts";
import { type Door, shellDoor } from "./door.ts";
import type { Hall } from "./hall.ts";
import { HallProvider } from "./hall-context.tsx";
import { OwnPage } from "./own-page.tsx";
import { PairingForm } from "./pairing-form.tsx";
import { SessionProvider } from "./session.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { openHall } from "./wired-hall.ts";

interface ShellEntranceProps {
  page: string;
  bridge: ShellBridge;
  children: ReactNode;
}

/** As Entrance, in the shell: it knows whether somebody must pair or sign in, and says so. */
export function ShellEntrance({ page, bridge, children }: ShellEntranceProps) {
  const [hall, setHall] = useState<Hall | null>(null);
  const [needs, setNeeds] = useState<Needs | "unknown">("unknown");
  const newest = useRef(needs);
  const isEntering = useRef(false);
  /** The shell may tell that somebody is in before it answers: until then the form stays, and says who it was. */
  const door = useMemo(
    () =>
      whileEntering(shellDoor(bridge), (entering) => {
        isEntering.current = entering;
        if (!entering) setNeeds(newest.current);
      }),
    [bridge],
  );

  useEffect(() => {
    const opened = openHall(openBridgeWire(bridge.hall));
    setHall(opened);
    const stop = bridge.hall.listen((message) => {
      if (message.kind !== "connection") return;
      newest.current = needsOf(message.state);
      if (!isEntering.current) setNeeds(newest.current);
    });
    return () => {
      stop();
      opened.close();
    };
  }, [bridge]);

  if (needs === "pairing") return <PairingForm door={door} role={bridge.role} />;
  if (needs === "sign-in") return <SignInForm page={page} door={door} />;
  if (!hall || needs === "unknown") return null;
  return (
    <HallProvider hall={hall}>
      <SessionProvider leave={() => void bridge.hall.signOut()} page={page}>
        <OwnPage>{children}</OwnPage>
      </SessionProvider>
    </HallProvider>
  );
}

function whileEntering(door: Door, tell: (isEntering: boolean) => void): Door {
  const told = async <Value,>(entering: () => Promise<Value>): Promise<Value> => {
    tell(true);
    try {
      return await entering();
    } finally {
      tell(false);
    }
  };
  return {
    ...door,
    signIn: (user, password) => told(() => door.signIn(user, password)),
    pair: (code, name) => told(() => door.pair(code, name)),
  };
}

type Needs = "nothing" | "pairing" | "sign-in";

function needsOf(state: HallConnection): Needs {
  return state.kind === "refused" ? state.needs : "nothing";
}
