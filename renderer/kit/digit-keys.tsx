import { Icon } from "./icon.tsx";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

interface DigitKeysProps {
  onDigit: (digit: string) => void;
  onErase: () => void;
  /** What the key that takes the last digit away is called. */
  erase: string;
}

/** For a screen that has no keyboard. */
export function DigitKeys({ onDigit, onErase, erase }: DigitKeysProps) {
  const key = (digit: string) => (
    <button key={digit} type="button" className="door__key digits" onClick={() => onDigit(digit)}>
      {digit}
    </button>
  );
  return (
    <div className="door__keys">
      {digits.map(key)}
      <span />
      {key("0")}
      <button type="button" className="door__key" onClick={onErase} aria-label={erase}>
        <Icon name="backspace" />
      </button>
    </div>
  );
}
