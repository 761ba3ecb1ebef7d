import { type ReactNode, useEffect, useRef } from "react";

/** Over everything: one thing to read and one or two to press. The page below cannot be reached meanwhile. */
export function Overlay({ title, children }: { title: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="overlay"
      aria-labelledby="overlay-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="overlay-title">{title}</h2>
      {children}
    </dialog>
  );
}
