import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { counterDialogWords } from "../../words/counter-dialogs.ts";
import { useWords } from "../../words/words.ts";
import type { DialogProps } from "./dialog.ts";
import { Finder, type Found } from "./finder.tsx";
import { Modal } from "./modal.tsx";
import { ReasonChoice } from "./reason-choice.tsx";

type Target = { toQueueId: string } | { toCounterId: string };
const refreshMs = 5_000;

/** First where to, then why. Only a counter that is open or paused can take somebody. */
export function TransferDialog({ desk, acting, onClose }: DialogProps) {
  const { view, names, description } = desk;
  const { say } = useWords(counterDialogWords);
  const counters = useAsked("counters:list", {}, refreshMs).value?.counters ?? null;
  const [target, setTarget] = useState<Target | null>(null);
  const number = view.current?.ticket.number ?? "";
  const key = `transfer ${view.current?.ticket.id ?? ""}`;

  const places: Found[] = [
    ...(description?.queues ?? [])
      .filter((queue) => queue.counterIds.length > 0)
      .map((queue) => {
        const row = view.queues.find((one) => one.id === queue.id);
        return {
          id: `queue ${queue.id}`,
          mark: say("transfer.queue"),
          name: `${queue.code} ${names.queue(queue.id)}`,
          detail: row ? say("transfer.waiting", { count: row.waiting }) : undefined,
        };
      }),
    ...(counters ?? [])
      .filter((counter) => counter.state !== "closed" && counter.id !== view.counter.id)
      .map((counter) => ({
        id: `counter ${counter.id}`,
        mark: say("transfer.counter"),
        name: names.counter(counter.id),
        detail: say(counter.state === "paused" ? "transfer.counterPaused" : "transfer.counterOpen", {
          staff: counter.staffNumber ?? "",
        }),
      })),
  ];
  if (target) {
    const name = "toQueueId" in target ? names.queue(target.toQueueId) : names.counter(target.toCounterId);
    const go = async (reason: string) => {
      onClose();
      const answer = await acting.act("counter:transfer", { ...target, reason });
      if (!answer?.ok) return;
      acting.written.delete(key);
      acting.tell({ word: "notice.transferred", values: { number } });
    };
    return (
      <Modal
        title={say("transfer.reason", { number, target: name })}
        todo={say("transfer.todo")}
        onClose={onClose}
      >
        <ReasonChoice
          description={description}
          occasion="transfer"
          label={say("transfer.reason", { number, target: name })}
          keptIn={{ written: acting.written, key }}
          onChoose={go}
        />
        <Button className="desk-modal__back" onPress={() => setTarget(null)}>
          {say("transfer.back")}
        </Button>
      </Modal>
    );
  }
  return (
    <Modal
      title={say("transfer.title", { number })}
      todo={counters === null ? say("transfer.counters") : undefined}
      onClose={onClose}
    >
      <Finder
        label={say("transfer.find")}
        find={(text) => places.filter((one) => one.name.toLowerCase().includes(text))}
        onPick={(picked) => {
          const [kind, id = ""] = picked.split(" ", 2);
          setTarget(kind === "queue" ? { toQueueId: id } : { toCounterId: id });
        }}
      />
    </Modal>
  );
}
