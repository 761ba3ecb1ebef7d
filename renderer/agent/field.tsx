import type { ReactNode } from "react";

interface FieldProps {
  id: string;
  name: string;
  hint?: string;
  children: ReactNode;
}

/** A line to fill in, under its name. */
export function Field({ id, name, hint, children }: FieldProps) {
  return (
    <div className="dialog__field">
      <label htmlFor={id}>{name}</label>
      {children}
      {hint ? <p className="agent__hint">{hint}</p> : null}
    </div>
  );
}
