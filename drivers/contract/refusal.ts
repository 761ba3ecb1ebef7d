/**
 * Why a device did not do what it was asked; every operation can be refused with each of these.
 *
 *   not-connected   nobody there, or the line is being opened again
 *   in-use          another owner has claimed the device
 *   busy            it is at work on something else
 *   bad-input       what was asked is not well-formed; nobody was bothered with it
 *   not-supported   this device has no such operation
 *   faulty          it says itself that it cannot, or its driver failed before anything was sent
 */
export type Refusal = "not-connected" | "in-use" | "busy" | "bad-input" | "not-supported" | "faulty";

/** Bytes had gone out and nothing came back that says whether it was done. Never a guess, never repeated by itself. */
export interface Unknown {
  outcome: "unknown";
  reason: "line-lost" | "no-answer";
}
