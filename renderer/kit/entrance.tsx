import "./entrance.css";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { browserDoor } from "./door.ts";
import type { Hall } from "./hall.ts";
import { HallProvider } from "./hall-context.tsx";
import { OwnPage } from "./own-page.tsx";
import { PairingForm } from "./pairing-form.tsx";
import { SessionProvider } from "./session.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { connectHall } from "./socket-hall.ts";
import { forgetToken, keepToken } from "./token.ts";

interface EntranceProps {
  page: string;
  entry: "device" | "staff" | "nobody";
  hallUrl: string;
  token: string | null;
  children: ReactNode;
}

/** In a browser. Lets a page in: with its token, or after somebody signed in or paired; and shows the door again when it is refused. */
export function Entrance({ page, entry, hallUrl, token: given, children }: EntranceProps) {
  const [token, setToken] = useState(given);
  const [hall, setHall] = useState<Hall | null>(null);
  const mayEnter = entry === "nobody" || token !== null;

  useEffect(() => {
    if (!mayEnter) return;
    const opened = connectHall(hallUrl, entry === "nobody" ? null : token);
    setHall(opened);
    const stop = opened.connection((state) => {
      if (state.kind !== "refused" || entry === "nobody") return;
      forgetToken(page);
      setToken(null);
      setHall(null);
    });
    return () => {
      stop();
      opened.close();
    };
  }, [page, entry, hallUrl, token, mayEnter]);

  const door = useMemo(
    () =>
      browserDoor(hallUrl, page, (next) => {
        keepToken(page, next);
        setToken(next);
      }),
    [page, hallUrl],
  );
  const leave = () => {
    if (token !== null && entry === "staff") {
      void fetch(`${hallUrl}/api/sessions`, {
        method: "DELETE",
        headers: { authorization: `Bearer ${token}` },
      }).catch(() => null);
    }
    forgetToken(page);
    setToken(null);
    setHall(null);
  };

  if (!mayEnter) {
    return entry === "staff" ? <SignInForm page={page} door={door} /> : <PairingForm door={door} />;
  }
  if (!hall) return null;
  return (
    <HallProvider hall={hall}>
      <SessionProvider leave={leave} page={page}>
        <OwnPage>{children}</OwnPage>
      </SessionProvider>
    </HallProvider>
  );
}
