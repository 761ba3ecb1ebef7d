import type { CommandName, CommandRequest } from "../../../hall-server/contract/commands.ts";
import type { Stage, Who } from "./stage.ts";

export type Input<Name extends CommandName> = Omit<CommandRequest<Name>, "commandId">;

export interface Told<Name extends CommandName> {
  who: Who;
  /** Somebody else of a role that may send it. */
  other: Who;
  input: Input<Name>;
  /** As good an input, and another; null for a command that has none. */
  otherInput: Input<Name> | null;
}

export type Story<Name extends CommandName> = (stage: Stage) => Promise<Told<Name>>;
