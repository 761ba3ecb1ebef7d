import { Icon } from "../kit/icon.tsx";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";
import type { PhoneAlarm } from "./use-alarm.ts";

/** Off until touched: a phone lets a page neither buzz nor ring before that. */
export function AlarmSwitch({ alarm }: { alarm: PhoneAlarm }) {
  const { say } = useWords(phoneWords);
  return (
    <button
      type="button"
      role="switch"
      aria-checked={alarm.isOn}
      className="phone__switch"
      onClick={() => alarm.turn(!alarm.isOn)}
    >
      <Icon name={alarm.mayVibrate ? "vibrate" : "bell"} />
      <span className="phone__switch-text">
        <strong>{say(alarm.mayVibrate ? "buzz" : "ring")}</strong>
        <span>{say(alarm.isOn ? "alarmOn" : "alarmOff")}</span>
      </span>
      <span className="phone__knob" />
    </button>
  );
}
