import { createContext, type ReactNode, useContext } from "react";

interface Session {
  /** Ends this person's sign-in, or forgets this device's pairing. */
  leave: () => void;
  page: string;
}

const SessionContext = createContext<Session>({ leave: () => {}, page: "" });

export function SessionProvider({ children, ...session }: Session & { children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  return useContext(SessionContext);
}
