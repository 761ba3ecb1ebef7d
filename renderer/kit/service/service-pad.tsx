import "./service-pad.css";
import { useEffect, useId, useLayoutEffect, useRef } from "react";
import type { ServiceBridge } from "../../../electron/contract/bridge.ts";
import { serviceWords } from "../../words/service.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { Notice } from "../notice.tsx";
import { CodeKeys } from "./code-keys.tsx";
import { type DoorHands, type DoorState, useServiceDoor } from "./use-service-door.ts";

/** Somebody who came here by chance goes away: the page under it is a citizen's again. */
const leftAloneMs = 30_000;

interface ServicePadProps {
  service: Omit<ServiceBridge, "listen">;
  onClose: () => void;
}

/** Over whatever the page shows: the code, then what may be done for a minute. */
export function ServicePad({ service, onClose }: ServicePadProps) {
  const { say, language, setLanguage } = useWords(serviceWords);
  const door = useServiceDoor(service);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the node leaves the page: only a dialog that is closed gives the focus back.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    // Not one of its buttons: Enter behind a typed code would press that one.
    opened?.focus();
    return () => opened?.close();
  }, []);
  useCloseWhenLeftAlone(onClose);

  return (
    <dialog
      ref={dialog}
      className="service"
      tabIndex={-1}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="service__head">
        <h2 id={titleId}>{say("title")}</h2>
        <button
          type="button"
          className="service__language"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {say("otherLanguage")}
        </button>
        <button type="button" className="service__close" onClick={onClose}>
          <Icon name="close" />
          {say("close")}
        </button>
      </header>
      <Door {...door} />
    </dialog>
  );
}

function Door({ door, secondsLeft, just, unlock, leave }: DoorState & DoorHands) {
  const { say } = useWords(serviceWords);
  if (door === null) return null;
  if (just === "restart" || just === "quit") return <Notice kind="said" what={say(`leaving.${just}`)} />;
  switch (door.kind) {
    case "closed":
      return (
        <>
          {just === "wrong" ? (
            <Notice kind="wrong" what={say("wrong", { left: door.attemptsLeft })} todo={say("wrong.todo")} />
          ) : (
            <p>{just === "late" ? say("late") : say("code.todo")}</p>
          )}
          <CodeKeys isChecking={just === "checking"} onCode={unlock} />
        </>
      );
    case "locked":
      return (
        <Notice kind="wrong" what={say("locked", { time: clockOf(secondsLeft) })} todo={say("locked.todo")} />
      );
    case "no-code":
      return <Notice kind="attention" what={say("none")} todo={say("none.todo")} />;
    case "open":
      return (
        <>
          <Notice kind="said" what={say("open", { seconds: secondsLeft })} />
          {(["restart", "quit"] as const).map((what) => (
            <div key={what} className="service__act">
              <Button kind={what === "restart" ? "next" : "danger"} onPress={() => leave(what)}>
                {say(what)}
              </Button>
              <p>{say(`${what}.note`)}</p>
            </div>
          ))}
        </>
      );
    default:
      return door satisfies never;
  }
}

/** `3:05` */
function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function useCloseWhenLeftAlone(onClose: () => void): void {
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    let timer = setTimeout(() => latest.current(), leftAloneMs);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), leftAloneMs);
    };
    const signs = ["pointerdown", "keydown"] as const;
    for (const sign of signs) window.addEventListener(sign, again, true);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, again, true);
    };
  }, []);
}
