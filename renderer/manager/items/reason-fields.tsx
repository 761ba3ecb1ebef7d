import { DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { Button } from "../../kit/button.tsx";
import { useHall } from "../../kit/hall-context.tsx";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { useHallClock } from "../use-hall-clock.ts";

/** From when and why: asked for by every step that changes the catalogue. */
export interface Wish {
  isLater: boolean;
  from: string | null;
  reason: string;
}

export const noWish: Wish = { isLater: false, from: null, reason: "" };

export type WishFault = "reasonMissing" | "fromMissing";

export function faultOf(wish: Wish): WishFault | null {
  if (wish.reason.trim() === "") return "reasonMissing";
  return wish.isLater && wish.from === null ? "fromMissing" : null;
}

interface ReasonFieldsProps {
  wish: Wish;
  fault: WishFault | null;
  onChange: (wish: Wish) => void;
}

export function ReasonFields({ wish, fault, onChange }: ReasonFieldsProps) {
  const { say } = useWords(managerItemWords);
  const hall = useHall();
  const clock = useHallClock();
  const today = clock(hall.now()).slice(0, 10);
  return (
    <div className="wish">
      <div className="wish__when">
        {[false, true].map((isLater) => (
          <Button
            key={String(isLater)}
            className="sheet__small"
            kind={wish.isLater === isLater ? "chosen" : "plain"}
            isPressed={wish.isLater === isLater}
            onPress={() => onChange({ ...wish, isLater })}
          >
            {say(isLater ? "saveLater" : "saveNow")}
          </Button>
        ))}
        {wish.isLater ? (
          <DatePicker
            aria-label={say("from")}
            placeholder={say("from")}
            value={wish.from === null ? null : dayjs(wish.from)}
            disabledDate={(date) => date.format("YYYY-MM-DD") <= today}
            onChange={(date) => onChange({ ...wish, from: date ? date.format("YYYY-MM-DD") : null })}
          />
        ) : null}
      </div>
      <label htmlFor="wish-reason">
        {say("reason")} <small>{say("reasonHint")}</small>
      </label>
      <Input.TextArea
        id="wish-reason"
        value={wish.reason}
        maxLength={500}
        rows={2}
        aria-invalid={fault === "reasonMissing"}
        onChange={({ target }) => onChange({ ...wish, reason: target.value })}
      />
      {fault ? (
        <p className="item-field__wrong" role="alert">
          {say(fault)}
        </p>
      ) : null}
    </div>
  );
}
