import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { shellWords } from "../../words/manager-shells.ts";
import { useWords } from "../../words/words.ts";

export type Shell = ViewValue<"shells">["shells"][number];

interface ShellSaid {
  look: "green" | "amber" | "red";
  state: string;
  todo: string;
}

interface ShellWordsOf {
  /** How it is and what to do, the worst first. */
  condition: (shell: Shell) => ShellSaid;
  window: (window: Shell["windows"][number]) => string;
  /** How long it runs; `now` in milliseconds since the epoch. */
  running: (shell: Shell, now: number) => string;
}

export function useShellWords(): ShellWordsOf {
  const { say } = useWords(shellWords);
  return {
    condition: (shell) => {
      const count = shell.notHandedIn;
      if (shell.silentSince !== null) {
        const todo = say("do.silent");
        return {
          look: "red",
          state: say("state.silent"),
          todo: count > 0 ? say("do.notHandedInSilent", { count, todo }) : todo,
        };
      }
      const [trouble] = shell.troubles;
      if (trouble) return { look: "amber", state: say(`trouble.${trouble}`), todo: say(`do.${trouble}`) };
      const isShown = shell.windows.every(({ state }) => state === "well" || state === "starting");
      if (!isShown) return { look: "amber", state: say("state.page"), todo: say("do.page") };
      if (count > 0)
        return { look: "amber", state: say("state.notHandedIn"), todo: say("do.notHandedIn", { count }) };
      if (shell.heardAt === null)
        return { look: "amber", state: say("state.unheard"), todo: say("do.unheard") };
      return { look: "green", state: say("state.well"), todo: "" };
    },
    window: ({ role, page, state }) => {
      const said = { role: say(`role.${role}`), state: say(`window.${state}`) };
      if (page === null) return say("windowOf", said);
      // A code that this page does not know is shown as it came.
      const key = `page.${page}`;
      const known = key in shellWords.zh ? say(key as keyof typeof shellWords.zh) : page;
      return say("windowOn", { ...said, page: known });
    },
    running: (shell, now) => {
      if (shell.startedAt === null || shell.silentSince !== null) return "–";
      const minutes = Math.max(0, Math.floor((now - Date.parse(shell.startedAt)) / 60_000));
      const hours = Math.floor(minutes / 60);
      if (hours >= 24) return say("days", { days: Math.floor(hours / 24), hours: hours % 24 });
      if (hours > 0) return say("hours", { hours, minutes: minutes % 60 });
      return say("minutes", { minutes });
    },
  };
}
