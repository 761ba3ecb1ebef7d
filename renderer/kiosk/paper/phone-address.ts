/** What the ticket's code opens. The token stands behind the #, so that no server's log ever has it. */
export function phoneAddress(hallAddress: string, token: string): string {
  return `${hallAddress}/phone/#token=${token}`;
}

/** As the hall makes them; what looks otherwise is not worth asking for. */
const tokenPattern = /^[A-Za-z0-9_.-]{16,128}$/;

/** The token in what a scanner read, of whichever address the ticket was printed for; the hall knows whether it is one. */
export function tokenInCode(code: string): string | null {
  const [, hash = ""] = /^https?:\/\/[^\s#]+\/phone\/?#(.*)$/i.exec(code.trim()) ?? [];
  const token = new URLSearchParams(hash).get("token");
  return token !== null && tokenPattern.test(token) ? token : null;
}
