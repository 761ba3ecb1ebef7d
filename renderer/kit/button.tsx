import type { ReactNode } from "react";

interface ButtonProps {
  children: ReactNode;
  onPress: () => void;
  /** `next` is green, and there is one on a page. */
  kind?: "plain" | "next" | "danger" | "soft" | "chosen";
  /** A button that cannot be pressed says why, and stays readable. */
  disabledBecause?: string | null | undefined;
  className?: string;
  /** What a screen reader says, where the visible words are not enough. */
  label?: string;
  isPressed?: boolean;
}

export function Button(props: ButtonProps) {
  const { children, onPress, kind = "plain", disabledBecause, className = "", label, isPressed } = props;
  const isDisabled = Boolean(disabledBecause);
  return (
    <button
      type="button"
      className={`button button--${kind} ${className}`}
      aria-disabled={isDisabled}
      aria-label={label}
      aria-pressed={isPressed}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      {isDisabled ? (
        <span className="button__stack">
          {children}
          <span className="button__why">{disabledBecause}</span>
        </span>
      ) : (
        children
      )}
    </button>
  );
}
