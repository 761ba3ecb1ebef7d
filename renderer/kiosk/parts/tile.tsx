import type { ReactNode } from "react";
import { Icon } from "../../kit/icon.tsx";

interface TileProps {
  /** `take` has the green block, `side` a mint one, `list` none; `soft` is mint all over. */
  kind: "take" | "side" | "list" | "soft";
  icon?: ReactNode;
  title: ReactNode;
  more?: ReactNode;
  hasArrow?: boolean;
  onPress: () => void;
  className?: string;
}

/** A large button with a picture, a name and what is behind it. */
export function Tile({ kind, icon, title, more, hasArrow = false, onPress, className = "" }: TileProps) {
  return (
    <button type="button" className={`tile tile--${kind} ${className}`} onClick={onPress}>
      {icon ? <span className="tile__icon">{icon}</span> : null}
      <span className="tile__words">
        <span className="tile__title">{title}</span>
        {more ? <span className="tile__more">{more}</span> : null}
      </span>
      {hasArrow ? <Icon name="arrowRight" className="tile__arrow" /> : null}
    </button>
  );
}
