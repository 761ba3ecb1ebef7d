import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { hearEscape } from "../../kit/desk/hear-escape.ts";
import { Icon } from "../../kit/icon.tsx";
import { commonWords } from "../../words/common.ts";
import { useWords } from "../../words/words.ts";

interface ModalProps {
  title: string;
  /** What happens then, or what is kept. */
  todo?: string | undefined;
  onClose: () => void;
  /** As wide as the page lets it be. */
  isWide?: boolean;
  children: ReactNode;
}

/** A question over the page. Esc leaves it and nothing happens; the focus goes back to where it was. */
export function Modal({ title, todo, onClose, isWide = false, children }: ModalProps) {
  const { say } = useWords(commonWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the node leaves the page: only a dialog that is closed gives the focus back.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={isWide ? "desk-modal desk-modal--wide" : "desk-modal"}
      aria-labelledby={titleId}
      onKeyDown={hearEscape(onClose)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="desk-modal__head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="desk-modal__close" onClick={onClose}>
          <span className="desk-cap">Esc</span>
          <Icon name="close" />
          <span className="unseen">{say("close")}</span>
        </button>
      </header>
      {todo ? <p className="desk-modal__todo">{todo}</p> : null}
      {children}
    </dialog>
  );
}
