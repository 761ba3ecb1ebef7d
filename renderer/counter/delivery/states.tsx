import type { ReactNode } from "react";
import { AfterPressing, InEnglish } from "../../gallery/acting.tsx";
import { modelHall, modelNow } from "../../gallery/model-hall.ts";
import type { PageState } from "../../gallery/states.ts";
import { noDevices } from "../../kit/devices.ts";
import { resultAnswers } from "../../kit/results/model-results.ts";
import { DeliveryPage, type DeliveryTab } from "./delivery-page.tsx";

interface Wanted {
  tab: DeliveryTab;
  answers: Record<string, unknown>;
  /** Buttons that are pressed one after the other, by how their words begin. */
  press?: string[];
  isEnglish?: boolean;
  isSmall?: boolean;
}

const { handOut, post, machine, settling } = resultAnswers;

const wanted: Record<string, Wanted> = {
  "delivery-find": { tab: "hand-out", answers: handOut },
  "delivery-remind": { tab: "hand-out", answers: handOut, press: ["提醒"] },
  "delivery-post": { tab: "post", answers: post },
  "delivery-post-dialog": { tab: "post", answers: post, press: ["寄出"] },
  "delivery-machine": { tab: "machine", answers: machine },
  "delivery-machine-dialog": { tab: "machine", answers: machine, press: ["放进自助机"] },
  "delivery-code": { tab: "machine", answers: machine, press: ["取件码"] },
  "delivery-handover": { tab: "handover", answers: handOut },
  "delivery-handover-receive": { tab: "handover", answers: handOut, press: ["看清单 2026-11-23/3"] },
  "delivery-handover-settle": { tab: "handover", answers: settling, press: ["看清单 2026-11-23/2"] },
  "delivery-elsewhere": { tab: "elsewhere", answers: handOut },
  "delivery-elsewhere-send": { tab: "elsewhere", answers: handOut, press: ["寄给外地大厅"] },
  "delivery-elsewhere-take-in": { tab: "elsewhere", answers: handOut, press: ["收外地寄来的"] },
  "delivery-elsewhere-report": { tab: "elsewhere", answers: handOut, press: ["登记进展"] },
  "delivery-elsewhere-import": { tab: "elsewhere", answers: handOut, press: ["导入进展"] },
  "delivery-register": { tab: "register", answers: handOut },
  "delivery-english": { tab: "post", answers: post, isEnglish: true },
  "delivery-small": { tab: "handover", answers: handOut, isSmall: true },
};

export const deliveryStates: PageState[] = Object.entries(wanted).map(([name, one]) => ({
  name,
  width: one.isSmall ? 1366 : 1920,
  height: one.isSmall ? 768 : 1080,
  fixture: { views: {}, now: modelNow, answers: one.answers, files: { "/api/hall": modelHall } },
  draw: () => drawn(one),
}));

function drawn({ tab, press = [], isEnglish = false }: Wanted): ReactNode {
  const page = (
    <AfterPressing words={press}>
      <DeliveryPage devices={noDevices} onLeave={() => {}} start={tab} />
    </AfterPressing>
  );
  return isEnglish ? <InEnglish>{page}</InEnglish> : page;
}
