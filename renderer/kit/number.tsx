interface NumberProps {
  value: string;
  /** Waiting stands on its bar; called stands plain, since its bar has run out to the counter; stale is an outline. */
  state?: "waiting" | "called" | "stale";
  className?: string;
}

/** A ticket's number, the same on paper, wall, sign and phone. Its size is the font size of the place. */
export function TicketNumber({ value, state = "waiting", className = "" }: NumberProps) {
  const [, letters = "", digits = ""] = /^([A-Z]*)(.*)$/.exec(value) ?? [];
  return (
    <span className={`number number--${state} ${className}`}>
      <span className="number__glyphs">
        <span className="number__letters">{letters}</span>
        {digits}
      </span>
    </span>
  );
}
