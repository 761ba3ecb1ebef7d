import { useEffect, useState } from "react";

/**
 * The ticket's token stands in the address behind `#`, which no server sees, and stays there: a phone that loads the
 * page again has nothing else to come back with.
 */
export function useTicketToken(): string | null {
  const [token, setToken] = useState(readToken);
  useEffect(() => {
    const read = () => setToken(readToken());
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return token;
}

function readToken(): string | null {
  const token = new URLSearchParams(window.location.hash.slice(1)).get("token");
  // As the hall makes them; anything else is not worth asking for.
  return token && /^[A-Za-z0-9_.-]{16,128}$/.test(token) ? token : null;
}
