import { join } from "node:path";

/** In the folder that belongs to the shell's user. The launcher and every version must agree on it for ever. */
export function updatesFolderIn(userData: string): string {
  return join(userData, "updates");
}
