import { type ReactNode, useEffect, useRef } from "react";

interface OverProps {
  title: string;
  children: ReactNode;
  /** By Escape. */
  onClose: () => void;
}

/** Over the page: one thing to read, one or two to press. The page below cannot be reached meanwhile. */
export function Over({ title, children, onClose }: OverProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="declare-dialog"
      aria-labelledby="over-title"
      onKeyDown={(event) => {
        // It leaves this, and not the page below as well.
        if (event.key === "Escape") event.nativeEvent.stopImmediatePropagation();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="over-title" className="declare-dialog__title">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
