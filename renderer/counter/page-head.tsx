import { Brand } from "../kit/brand.tsx";
import { useLocalTime } from "../kit/clock.ts";
import { CounterPlate } from "../kit/counter-plate.tsx";
import { Icon } from "../kit/icon.tsx";
import { commonWords } from "../words/common.ts";
import { type CounterWord, counterWords } from "../words/counter.ts";
import { useWords } from "../words/words.ts";
import { OwnLimitsButton } from "./deadlines/own-limits-button.tsx";
import type { Desk } from "./dialogs/dialog.ts";

interface PageHeadProps {
  desk: Desk;
  onLimits: () => void;
  onLeave: () => void;
  leaveKey: string;
}

export function PageHead({ desk, onLimits, onLeave, leaveKey }: PageHeadProps) {
  const { view, names, description } = desk;
  const common = useWords(commonWords);
  const { say, pick, language, setLanguage } = useWords(counterWords);
  const { time } = useLocalTime(description?.timeZone);
  const { staff } = view.counter;
  const who = [
    names.group(view.counter.id),
    staff?.name ?? "",
    staff ? say("counter.staff", { number: staff.number }) : "",
  ].filter(Boolean);
  return (
    <header className="desk-head">
      <h1 className="unseen">{`${say("page")} ${names.counter(view.counter.id)}`}</h1>
      <Brand
        name={pick(view.hall.name)}
        demonstration={view.hall.isDemonstration ? common.say("demonstration") : undefined}
      />
      <CounterPlate className="desk-head__plate" counter={names.counter(view.counter.id)} />
      <p className="desk-head__who">{who.join(say("dot"))}</p>
      <Devices devices={view.devices} />
      <OwnLimitsButton onOpen={onLimits} />
      <button
        type="button"
        className="desk-plain"
        lang={language === "zh" ? "en" : "zh-CN"}
        onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
      >
        {say("otherLanguage")}
      </button>
      <button type="button" className="desk-plain" aria-keyshortcuts="Alt+Q" onClick={onLeave}>
        <span className="desk-cap">{leaveKey}</span> {say("more.leave")}
      </button>
      <span className="desk-head__time digits">{time}</span>
    </header>
  );
}

const knownStatuses: Record<string, CounterWord> = {
  "paper-near-end": "device.paper-near-end",
  "ink-low": "device.ink-low",
  "paper-out": "device.paper-out",
  "cover-open": "device.cover-open",
  absent: "device.absent",
  lost: "device.lost",
  opening: "device.opening",
};

/** A device that works is named quietly; one that does not says what is wrong. */
function Devices({ devices }: { devices: Desk["view"]["devices"] }) {
  const { say } = useWords(counterWords);
  const nameOf = (kind: string) =>
    kind === "id-card-reader" || kind === "ticket-printer" || kind === "call-keypad" || kind === "led-sign"
      ? say(`device.${kind}`)
      : say("device.other", { kind });
  return (
    <ul className="desk-head__devices">
      {devices.map(({ deviceId, kind, status, health }) => {
        const device = nameOf(kind);
        if (health === "ok") {
          return (
            <li key={deviceId} className="desk-device">
              <Icon name="checkCircle" />
              {device}
            </li>
          );
        }
        const isDown = health === "down";
        const word = knownStatuses[status] ?? (isDown ? "device.down" : "device.attention");
        return (
          <li key={deviceId} className={`desk-device desk-device--${isDown ? "down" : "attention"}`}>
            <Icon name={isDown ? "octagon" : "triangle"} />
            {say(word, { device })}
          </li>
        );
      })}
    </ul>
  );
}
