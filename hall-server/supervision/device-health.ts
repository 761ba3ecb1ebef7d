export type Health = "ok" | "attention" | "down";

const attention = new Set(["opening", "paper-near-end", "busy"]);

/** How a reported status weighs. A status that this hall does not know is something to look at, not a failure. */
export function healthOf(status: string): Health {
  if (status === "ready" || status === "ok") return "ok";
  if (attention.has(status)) return "attention";
  return ["absent", "lost", "faulty", "paper-out", "cover-open", "silent", "closed"].includes(status)
    ? "down"
    : "attention";
}
