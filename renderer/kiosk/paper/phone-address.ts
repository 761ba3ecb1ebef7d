/** What the ticket's code opens. The token stands behind the #, so that no server's log ever has it. */
export function phoneAddress(hallAddress: string, token: string): string {
  return `${hallAddress}/phone/#token=${token}`;
}
