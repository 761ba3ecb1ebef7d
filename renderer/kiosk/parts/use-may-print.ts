import { useKiosk } from "../kiosk-context.tsx";

/** Whether the ticket printer would print something now. */
export function useMayPrint(): boolean {
  const { printer } = useKiosk();
  return printer?.kind === "ready" || printer?.kind === "paper-near-end";
}
