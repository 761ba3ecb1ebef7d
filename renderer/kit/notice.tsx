import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

interface NoticeProps {
  kind: "said" | "attention" | "wrong";
  /** What happened. */
  what: string;
  /** What to do next, or what is safe. */
  todo?: ReactNode;
  icon?: IconName;
}

const icons: Record<NoticeProps["kind"], IconName> = {
  said: "checkCircle",
  attention: "triangle",
  wrong: "octagon",
};

export function Notice({ kind, what, todo, icon }: NoticeProps) {
  return (
    <div className={`notice notice--${kind}`} role={kind === "said" ? "status" : "alert"}>
      <span className="notice__icon">
        <Icon name={icon ?? icons[kind]} />
      </span>
      <div>
        <p className="notice__what">{what}</p>
        {todo ? <div className="notice__todo">{todo}</div> : null}
      </div>
    </div>
  );
}
