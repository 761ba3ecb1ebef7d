/** What a kiosk's page can do for an application, and what stays in the session's pocket: the card's fields. */

import type { Devices } from "../../../drivers/contract/devices.ts";
import type { IdCard } from "../../../drivers/contract/id-card.ts";
import type { PrintJob, PrintOutcome } from "../../../drivers/contract/print.ts";
import type { CommandRequest, CommandValue } from "../../../hall-server/contract/commands.ts";
import type { ApplicationProgress } from "../../../hall-server/contract/intake.ts";
import type { FormField, Item } from "../../../hall-server/contract/items.ts";
import { newCommandId } from "../../kit/command-id.ts";
import { cardAnswer, nameOnCard } from "../../kit/form/card-value.ts";
import { type Hall, type PageAnswer, type PageError, passes } from "../../kit/hall.ts";
import { type Applying, handedIn } from "./applying.ts";
import { maskedCardValue } from "./card-values.ts";

type Source = NonNullable<FormField["fillFrom"]>;

export interface Submitted {
  number: string;
  queryPassword: string;
  /** What is in. */
  sent: Applying;
  /** It is the one whose answer was lost before; what was changed since then is not in it. */
  isEarlier: boolean;
}

/** Whether it may be in all the same: the hall was not heard, or did not look. */
export function isUnsettled(error: PageError): boolean {
  return error.code === "not-signed-in" || (passes(error) && error.code !== "internal");
}

/** One application on its way. */
interface Sending {
  commandId: string;
  text: string;
  input: Omit<CommandRequest<"application:submit">, "commandId">;
  applying: Applying;
}

export interface ApplyingOffice {
  readonly devices: Devices;
  /** As it may be shown; null where the card does not say it. */
  shown(source: Source): string | null;
  /** One for each item: where an answer was lost, it is asked what became of that one before a changed one is sent. */
  submit(item: Item, applying: Applying): Promise<PageAnswer<Submitted>>;
  /** All that the person of the card handed in. */
  progressByCard(): Promise<PageAnswer<{ applications: ApplicationProgress[] }>>;
  /** 自助取件, for the person of the card. */
  collect(code: string): Promise<PageAnswer<CommandValue<"delivery:collect">>>;
  progress(number: string, password: string): Promise<PageAnswer<ApplicationProgress>>;
  print(job: (jobId: string) => PrintJob): Promise<PrintOutcome>;
  /** The person has left: what they wanted to send goes with them. */
  forget(): void;
}

interface OfficeTools {
  hall: Hall;
  devices: Devices;
  card: () => IdCard | null;
  printOnce: (compose: () => PrintJob) => Promise<PrintOutcome>;
}

export function openOffice({ hall, devices, card, printOnce }: OfficeTools): ApplyingOffice {
  /** By item, until the hall has said what became of it. */
  const underWay = new Map<string, Sending>();
  /** By pickup code: what was handed out without an answer is told, not looked for in vain. */
  const collecting = new Map<string, string>();

  async function send(itemId: string, one: Sending, isEarlier: boolean): Promise<PageAnswer<Submitted>> {
    underWay.set(itemId, one);
    const answer = await hall.send("application:submit", one.input, one.commandId);
    const isOver = answer.ok || !isUnsettled(answer.error);
    // Whoever has left meanwhile has taken it along; it may be another person's by now.
    if (isOver && underWay.get(itemId) === one) underWay.delete(itemId);
    if (!answer.ok) return answer;
    const { application, queryPassword } = answer.value;
    return {
      ok: true,
      value: { number: application.number, queryPassword, sent: one.applying, isEarlier },
    };
  }

  return {
    devices,
    shown: (source) => {
      const laid = card();
      return laid && maskedCardValue(laid, source);
    },
    async submit(item, applying) {
      const laid = card();
      if (!laid) return { ok: false, error: { code: "card-needed", params: {} } };
      const { materials, fields } = handedIn(item, applying);
      const phone = item.form.find(({ fillFrom }) => fillFrom === "phone");
      const input = {
        itemId: item.id,
        applicant: {
          kind: "person" as const,
          holder: {
            name: nameOnCard(laid).slice(0, 60),
            idNumber: laid.idNumber,
            ...(phone && fields[phone.id] ? { phone: fields[phone.id] } : {}),
          },
        },
        fields: { ...filledBy(laid, item.form), ...fields },
        materials,
      };
      const text = JSON.stringify(input);
      const before = underWay.get(item.id);
      if (before) {
        const isEarlier = before.text !== text;
        const answer = await send(item.id, before, isEarlier);
        if (!isEarlier || answer.ok || isUnsettled(answer.error)) return answer;
      }
      return send(item.id, { commandId: newCommandId(), text, input, applying }, false);
    },
    async progressByCard() {
      const laid = card();
      if (!laid) return { ok: false, error: { code: "card-needed", params: {} } };
      const name = nameOnCard(laid).slice(0, 60);
      return hall.ask("applications:ofCard", { holder: { name, idNumber: laid.idNumber } });
    },
    async collect(code) {
      const laid = card();
      if (!laid) return { ok: false, error: { code: "card-needed", params: {} } };
      const name = nameOnCard(laid).slice(0, 60);
      const commandId = collecting.get(code) ?? newCommandId();
      collecting.set(code, commandId);
      const answer = await hall.send(
        "delivery:collect",
        { holder: { name, idNumber: laid.idNumber }, code },
        commandId,
      );
      const isOver = answer.ok || !isUnsettled(answer.error);
      if (isOver && collecting.get(code) === commandId) collecting.delete(code);
      return answer;
    },
    progress: (number, password) => hall.ask("application:progress", { number, password }),
    print: (compose) => printOnce(() => compose(`receipt.${newCommandId()}`)),
    forget: () => {
      underWay.clear();
      collecting.clear();
    },
  };
}

function filledBy(card: IdCard, form: readonly FormField[]): Record<string, string> {
  return Object.fromEntries(
    form.flatMap((field) => {
      const answer = cardAnswer(card, field);
      return answer === null ? [] : [[field.id, answer]];
    }),
  );
}
