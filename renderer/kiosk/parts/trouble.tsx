import type { ReactNode } from "react";
import { Icon } from "../../kit/icon.tsx";
import { CardPicture } from "../service-icons.tsx";
import { Nav } from "./nav.tsx";
import { Page } from "./page.tsx";

interface TroubleProps {
  /** Red: something is wrong. Amber: see to it. Green: the next step is the person's. */
  kind: "wrong" | "attention" | "next";
  /** What happened. */
  what: string;
  /** What to do next. */
  todo: string;
  /** What else is worth knowing. */
  more?: string;
  /** The things that can be done now, largest first. */
  children?: ReactNode;
  picture?: "card";
  hasBack?: boolean;
  nav?: ReactNode;
}

/** Every page on which something does not go on: what happened, what to do, and a person. */
export function Trouble({ kind, what, todo, more, children, picture, hasBack = true, nav }: TroubleProps) {
  return (
    <Page
      className={`trouble trouble--${kind}`}
      warnsOfSilence={false}
      nav={nav ?? <Nav hasBack={hasBack} />}
      lead={
        <div className="trouble__poster" role={kind === "next" ? undefined : "alert"}>
          <div className="trouble__words">
            {kind === "next" ? null : (
              <Icon name={kind === "wrong" ? "octagon" : "triangle"} className="trouble__icon" />
            )}
            <h1>{what}</h1>
            <p>{todo}</p>
          </div>
          {picture === "card" ? (
            <div className="poster__picture">
              <CardPicture />
            </div>
          ) : null}
        </div>
      }
    >
      {more ? <p className="trouble__more">{more}</p> : null}
      <div className="trouble__ways">{children}</div>
    </Page>
  );
}
