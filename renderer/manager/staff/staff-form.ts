import { type RefObject, useEffect, useRef, useState } from "react";
import type { PageError } from "../../kit/hall.ts";

export const staffFields = ["user", "staffNumber", "name", "password", "again"] as const;
export type StaffField = (typeof staffFields)[number];

/** `wrong`: the hall does not take it; the field's rule says what it takes. */
export type Fault = "missing" | "differs" | "taken" | "wrong";
export type Faults = Partial<Record<StaffField, Fault>>;

interface StaffForm {
  form: RefObject<HTMLFormElement | null>;
  faults: Faults;
  /** What stands in a field now. A password is read where it is typed and kept nowhere else. */
  read: (name: StaffField | "role") => string;
  /** Looks for what is empty or differs; true when the form may be sent. */
  isReady: () => boolean;
  /** Shows what the hall says of a field at that field. */
  blame: (error: PageError) => void;
}

/** What both dialogs share: fields are read when they are sent, faults stand at their field, the first has the focus. */
export function useStaffForm(fields: readonly StaffField[]): StaffForm {
  const form = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState<Faults>({});
  const [beginning] = fields;
  // After the dialog has opened: until then it would give the focus to its first button.
  useEffect(() => {
    if (beginning) focus(form.current, beginning);
  }, [beginning]);
  const read = (name: StaffField | "role") => {
    const value = form.current ? new FormData(form.current).get(name) : null;
    if (typeof value !== "string") return "";
    return name === "password" || name === "again" ? value : value.trim();
  };
  const show = (found: Faults) => {
    setFaults(found);
    const first = fields.find((field) => found[field] !== undefined);
    if (first) focus(form.current, first);
  };
  return {
    form,
    faults,
    read,
    isReady: () => {
      const found: Faults = {};
      for (const field of fields) if (read(field) === "") found[field] = "missing";
      if (!found.password && !found.again && read("password") !== read("again")) found.again = "differs";
      show(found);
      return Object.keys(found).length === 0;
    },
    blame: (error) => {
      const field = blamedField(error);
      if (field) show({ [field]: error.params.because === "taken" ? "taken" : "wrong" });
    },
  };
}

/** The field that the hall means; null when it refused for another reason. */
export function blamedField(error: PageError | null): StaffField | null {
  if (error?.code !== "invalid-input") return null;
  return staffFields.find((field) => field === error.params.field) ?? null;
}

function focus(form: HTMLFormElement | null, field: StaffField): void {
  const element = form?.elements.namedItem(field);
  if (element instanceof HTMLInputElement) element.focus();
}
