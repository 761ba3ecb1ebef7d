interface CounterPlateProps {
  /** The counter's number, or its name where it has none. */
  counter: string;
  /** 号窗口, drawn upright beside the number; left out on small plates. */
  unit?: string;
  className?: string;
}

/** Where to go: white on green, and nothing else is. */
export function CounterPlate({ counter, unit, className = "" }: CounterPlateProps) {
  return (
    <span className={`plate ${className}`}>
      <span>{counter}</span>
      {unit ? <span className="plate__unit">{unit}</span> : null}
    </span>
  );
}
