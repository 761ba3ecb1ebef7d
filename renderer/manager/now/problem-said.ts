import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { clockOf, minutesBetween } from "../../kit/clock.ts";
import { deviceWords } from "../../words/manager-devices.ts";
import { problemWords } from "../../words/manager-problems.ts";
import { shellWords } from "../../words/manager-shells.ts";
import { useWords } from "../../words/words.ts";
import { useDeviceWords } from "../devices/device-said.ts";
import { counterRange, useNames } from "../hall-names.tsx";

export type Problem = ViewValue<"hall">["problems"][number];

interface Said {
  what: string;
  todo: string;
}

/** What a problem is and what to do about it, in the page's language. */
export function useProblemWords(
  view: Pick<ViewValue<"hall">, "devices" | "displays">,
): (problem: Problem, now: number) => Said {
  const { say, language } = useWords(problemWords);
  const device = useWords(deviceWords);
  const shell = useWords(shellWords);
  const words = useDeviceWords();
  const names = useNames();

  return (problem, now) => {
    const text = (key: string) => String(problem.params[key] ?? "");
    const since = clockOf(problem.since);
    const minutes = minutesBetween(problem.since, now);
    switch (problem.code) {
      case "queue-slow": {
        const queue = names.queue(text("queue"));
        const values = {
          name: language === "zh" ? text("name") : text("nameEn"),
          waiting: text("waiting"),
          minutes: text("minutes"),
          open: text("open"),
          counters: text("counters"),
          code: queue.code,
          range: counterRange(queue.counterIds),
          since,
        };
        return {
          what: say("queue-slow", values),
          todo: say(problem.severity === "red" ? "queue-slow.todo" : "queue-slow.many", values),
        };
      }
      case "device-down":
      case "device-attention": {
        const reported = view.devices.find((one) => one.deviceId === problem.params.device);
        return {
          what: device.say("trouble", {
            where: reported ? names.whoReports(reported.reportedBy, view.displays) : text("device"),
            kind: words.kind(text("kind")),
            status: words.status(text("status")),
          }),
          todo: say("device.todo", { todo: words.todo(text("status"), text("kind")), since }),
        };
      }
      case "display-away": {
        const kind = text("kind");
        const isKnown = kind === "kiosk" || kind === "screen" || kind === "sign" || kind === "pad";
        return {
          what: say("display-away", { name: names.asNamed(text("name")) }),
          todo: say("display-away.todo", { effect: isKnown ? say(`away.${kind}`) : "", minutes }),
        };
      }
      case "shell-silent": {
        const effect = text("kind") === "kiosk" ? say("away.kiosk") : "";
        return {
          what: say("shell-silent", { name: names.asNamed(text("name")) }),
          todo: say("shell-silent.todo", { effect, minutes }),
        };
      }
      case "shell-trouble": {
        const known = (key: string) =>
          key in shellWords.zh ? shell.say(key as keyof typeof shellWords.zh) : text("trouble");
        return {
          what: say("shell-trouble", {
            name: names.asNamed(text("name")),
            trouble: known(`trouble.${text("trouble")}`),
          }),
          todo: say("device.todo", { todo: known(`do.${text("trouble")}`), since }),
        };
      }
      case "shell-wrong-code":
        return {
          what: say("shell-wrong-code", { name: names.asNamed(text("name")) }),
          todo: say("shell-wrong-code.todo", { since }),
        };
      case "clock-step":
        return { what: say("clock-step", { minutes: text("minutes") }), todo: say("clock-step.todo") };
      case "call-out-of-order":
      case "bad-rating": {
        const values = { counter: names.counter(text("counter")), number: text("number"), since };
        return { what: say(problem.code, values), todo: say(`${problem.code}.todo`, values) };
      }
      case "help":
        return {
          what: say("help", { from: fromWhere(text("page"), text("from")) }),
          todo: say("help.todo", { minutes }),
        };
      case "paper-late":
      case "paper-missing":
      case "results-unclaimed":
      case "results-late":
      case "elsewhere-silent": {
        const values = { count: text("count"), days: text("days"), since: problem.since.slice(5, 10) };
        return { what: say(problem.code, values), todo: say(`${problem.code}.todo`, values) };
      }
      case "limits-late": {
        const values = { count: text("count"), days: text("days"), supervisor: text("supervisor") };
        const todo = problem.severity === "red" ? "limits-late.red" : "limits-late.todo";
        return { what: say("limits-late", values), todo: say(todo, values) };
      }
      case "calendar-missing":
        return {
          what: say("calendar-missing", { year: text("year") }),
          todo: say("calendar-missing.todo"),
        };
      case "storage":
        return { what: say("storage"), todo: say("storage.todo", { since }) };
      default:
        problem.code satisfies never;
        return { what: problem.code, todo: "" };
    }
  };

  function fromWhere(page: string, from: string): string {
    switch (page) {
      case "kiosk":
        return say("from.kiosk", { place: names.kiosk(from) });
      case "screen":
        return say("from.screen", { place: names.screen(from) });
      case "counter":
        return say("from.counter", { place: names.counter(from) });
      case "pad":
        return say("from.pad", { place: names.counter(from) });
      case "phone":
        return say("from.phone");
      default:
        return say("from.other", { place: from });
    }
  }
}
