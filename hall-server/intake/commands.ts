import type { intakeCommands as contract } from "../contract/intake-commands.ts";
import type { Handlers } from "../deciding.ts";
import { decisionCommands } from "./decisions.ts";
import { endingCommands } from "./ending.ts";
import { matterCommands } from "./matters.ts";
import { outcomeCommands } from "./outcomes.ts";
import { receivingCommands } from "./receiving.ts";
import { reviewingCommands } from "./reviewing.ts";

export const intakeCommands: Handlers<keyof typeof contract> = {
  ...receivingCommands,
  ...outcomeCommands,
  ...reviewingCommands,
  ...decisionCommands,
  ...endingCommands,
  ...matterCommands,
};
