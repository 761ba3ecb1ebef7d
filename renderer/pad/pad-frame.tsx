import type { ReactNode } from "react";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { Brand } from "../kit/brand.tsx";
import { useHallDescription } from "../kit/hall-context.tsx";
import { useTouchedTwice } from "../kit/touched-twice.ts";
import { commonWords } from "../words/common.ts";
import { padWords } from "../words/pad.ts";
import { useWords } from "../words/words.ts";

interface PadFrameProps {
  pad: ViewValue<"pad"> | null;
  children: ReactNode;
}

/** Whose hall and which counter, above every step. */
export function PadFrame({ pad, children }: PadFrameProps) {
  const { say } = useWords(padWords);
  const counter = useCounterNames(pad);
  const passBy = useTouchedTwice();
  return (
    <div className="pad" onClickCapture={passBy}>
      <header className="pad__head">
        {pad ? <PadBrand pad={pad} /> : null}
        {counter ? (
          <p>
            {counter.group ? say("atCounter", { counter: counter.name, group: counter.group }) : counter.name}
          </p>
        ) : null}
      </header>
      <main className="pad__main">{children}</main>
    </div>
  );
}

export function PadBrand({ pad }: { pad: ViewValue<"pad"> }) {
  const { say, pick } = useWords(commonWords);
  return (
    <Brand
      name={pick(pad.hall.name)}
      demonstration={pad.hall.isDemonstration ? say("demonstration") : undefined}
    />
  );
}

interface CounterNames {
  name: string;
  /** 综合受理; empty until the hall's description is there. */
  group: string;
  /** Queues that are called here, where they say more than the group. */
  queues: string[];
}

export function useCounterNames(pad: ViewValue<"pad"> | null): CounterNames | null {
  const { pick } = useWords(padWords);
  const description = useHallDescription();
  if (!pad) return null;
  const { counter } = pad;
  const place = description?.counters.find((one) => one.id === counter.id);
  const group = place ? pick(place.group) : "";
  const queues = (description?.queues ?? [])
    .filter((queue) => queue.counterIds.includes(counter.id))
    .map((queue) => pick(queue.name))
    .filter((name) => name !== group);
  return { name: pick({ zh: counter.name, en: counter.nameEn }), group, queues };
}
