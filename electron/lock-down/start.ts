/** How the shell was started, as far as that may open it from outside. */
export interface Start {
  /** What stands on the command line after the program itself. */
  args: readonly string[];
  /** Switches that Node took for itself: `process.execArgv`. */
  nodeArgs: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** A packaged shell in a hall; the rules below do not bind whoever develops. */
  isProduction: boolean;
}

export type StartVerdict = { kind: "may-start" } | { kind: "refused"; because: string };

/** Each lets somebody choose what code runs here, or opens the process to another program. */
const openingVariables = [
  "NODE_OPTIONS",
  "NODE_REPL_EXTERNAL_MODULE",
  "ELECTRON_RUN_AS_NODE",
  "ELECTRON_ENABLE_LOGGING",
  "LD_PRELOAD",
  "LD_AUDIT",
];

/**
 * In production the shell takes its own switches and no others: none of the engine's, of which some open a debugger, leave the
 * sandbox out or accept any certificate, and every version brings new ones. Whoever can change a shortcut or a unit file shall
 * not get in by it. `ownSwitches` are written without dashes: `role`, `hall`, …
 */
export function judgeStart(start: Start, ownSwitches: readonly string[]): StartVerdict {
  if (!start.isProduction) return { kind: "may-start" };
  const variable = openingVariables.find((name) => (start.env[name] ?? "") !== "");
  if (variable !== undefined) return { kind: "refused", because: variable };
  const foreign = [...start.nodeArgs, ...notOwn(start, ownSwitches)][0];
  // Without its value, which may be anything.
  return foreign === undefined
    ? { kind: "may-start" }
    : { kind: "refused", because: foreign.split("=")[0] ?? foreign };
}

/** For the terminal and the log, in both languages, with what to do. */
export function refusedStartSentence(because: string): string {
  return [
    `没有启动：正式安装不接受“${because}”。请从启动命令或环境变量里去掉它，再启动一次。`,
    `Not started: an installed shell does not take “${because}”. Take it out of the command or the environment, then start again.`,
  ].join("\n");
}

/** `--name=value`, `--name value` and `--name` are own where the name is; a value never looks like a switch. */
function notOwn({ args, platform }: Start, ownSwitches: readonly string[]): string[] {
  // Chromium on Windows reads /switch as well.
  const isSwitch = (arg: string) => arg.startsWith("-") || (platform === "win32" && arg.startsWith("/"));
  const isOwn = (arg: string) =>
    ownSwitches.some((name) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  return args.filter((arg, index) => {
    if (isOwn(arg)) return false;
    const before = args[index - 1];
    const isValue = before !== undefined && isOwn(before) && !before.includes("=") && !isSwitch(arg);
    return !isValue;
  });
}
