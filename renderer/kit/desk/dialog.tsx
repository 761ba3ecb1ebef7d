import "./dialog.css";
import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef } from "react";
import { commonWords } from "../../words/common.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";
import type { PageError } from "../hall.ts";
import { Icon } from "../icon.tsx";
import { Notice } from "../notice.tsx";
import { hearEscape } from "./hear-escape.ts";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons along the lower edge. */
  actions?: ReactNode;
  trouble?: PageError | null;
  /** Its step was sent and is not answered: it stays until then, so that a refusal has somebody to be told to. */
  isBusy?: boolean;
  isWide?: boolean;
}

/** The browser's own modal dialog: it keeps the focus inside, closes with Esc and gives the focus back. */
export function Dialog({
  title,
  onClose,
  children,
  actions,
  trouble,
  isBusy = false,
  isWide = false,
}: DialogProps) {
  const { say } = useWords(commonWords);
  const explain = useErrorWords();
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);
  // Before it leaves the page: a dialog that is gone can no longer give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  const close = () => {
    if (!isBusy) onClose();
  };
  const hold = (event: SyntheticEvent) => {
    if (!isBusy) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <dialog
      ref={element}
      className={`dialog ${isWide ? "dialog--wide" : ""}`}
      aria-labelledby={titleId}
      onKeyDown={hearEscape(close)}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div className="dialog__head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="dialog__close" aria-label={say("close")} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <div className="dialog__body">{children}</div>
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      {isBusy ? <p role="status">{say("underWay")}</p> : null}
      {actions ? (
        <div className="dialog__actions" onClickCapture={hold}>
          {actions}
        </div>
      ) : null}
    </dialog>
  );
}
