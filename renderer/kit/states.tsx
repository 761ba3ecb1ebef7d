import type { ServiceDoor } from "../../electron/contract/bridge.ts";
import type { PageState } from "../gallery/states.ts";
import { ServicePad } from "./service/service-pad.tsx";

const doors: Record<string, ServiceDoor> = {
  closed: { kind: "closed", attemptsLeft: 5 },
  locked: { kind: "locked", seconds: 3_599 },
  open: { kind: "open", seconds: 60 },
  "no-code": { kind: "no-code" },
};

const sizes: Record<string, [width: number, height: number]> = {
  kiosk: [1080, 1920],
  pad: [1280, 800],
  screen: [1920, 1080],
  counter: [1366, 768],
};

/** The service pad on a kiosk; with its keys, which take most room, on every other screen too. */
export const states: PageState[] = Object.entries(sizes).flatMap(([place, [width, height]]) =>
  Object.entries(doors)
    .filter(([name]) => name === "closed" || place === "kiosk")
    .map(([name, door]) => ({
      name: `service-${name}-on-${place}`,
      width,
      height,
      fixture: { views: {}, now: "2026-11-23T09:41:00+08:00" },
      draw: () => (
        <main className="kit">
          <h1>一窗</h1>
          <ServicePad
            service={{
              door: async () => door,
              unlock: async () => ({ kind: "closed", attemptsLeft: 4 }),
              shut: async () => {},
              leave: async () => "done",
            }}
            onClose={() => {}}
          />
        </main>
      ),
    })),
);
