import { createContext, useContext, useMemo } from "react";
import type { Devices } from "../../drivers/contract/devices.ts";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { officeWords } from "../words/office.ts";
import { useWords } from "../words/words.ts";

export type OfficeView = ViewValue<"office">;

export interface Office {
  work: OfficeView;
  isStale: boolean;
  description: HallDescription | null;
  /** Of this place, for its printer. */
  devices: Devices;
  /** What was written in a question and is not sent, by case and step. */
  written: Map<string, string>;
  /** Who sits here. */
  staffNumber: string;
}

export const OfficeContext = createContext<Office | null>(null);

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (!office) throw new Error("No office around this part of the page.");
  return office;
}

/** Names of departments and people, in the page's language; what is not known is named by its id. */
export function useOfficeNames() {
  const { work, staffNumber } = useOffice();
  const { say, pick, language } = useWords(officeWords);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` and `pick` are new at every drawing and follow `language`.
  return useMemo(() => {
    const units = new Map(work.units.map((unit) => [unit.id, unit.name]));
    const people = new Map(work.people.map((person) => [person.staffNumber, person.name]));
    return {
      unit: (id: string | null) => {
        if (id === null) return "–";
        const name = units.get(id);
        return name ? pick(name) : id;
      },
      /** `工号 0502 · 王示例`, or “me”. */
      person: (number: string | null) => {
        if (number === null) return say("nobody");
        if (number === staffNumber) return say("you");
        const name = people.get(number);
        return name ? `${name} ${number}` : say("staff", { number });
      },
    };
  }, [work.units, work.people, staffNumber, language]);
}
