import { numberLength, onlyDigits } from "../kit/progress/ask-progress.ts";

/** The receipt's code brings the number behind the #, where no server's log has it; the password is never in it. */
export function numberInAddress(): string {
  return onlyDigits(new URLSearchParams(window.location.hash.slice(1)).get("number") ?? "", numberLength);
}
