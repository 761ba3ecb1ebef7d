import type { ReactNode } from "react";
import { Brand } from "../../kit/brand.tsx";
import { useLocalTime } from "../../kit/clock.ts";
import { Icon } from "../../kit/icon.tsx";
import { kioskNameOf, useKiosk, useKioskWords } from "../kiosk-context.tsx";

interface PageProps {
  /** The upper third: what this page is about. Nothing in it is to be touched. */
  lead: ReactNode;
  children: ReactNode;
  nav?: ReactNode;
  className?: string;
  /** False where the page itself says that the connection is lost. */
  warnsOfSilence?: boolean;
}

/** Head, what it is about, what can be done, where to go from here; the same places on every page. */
export function Page({ lead, children, nav, className = "", warnsOfSilence = true }: PageProps) {
  const { state, isStale, alone } = useKiosk();
  const { say } = useKioskWords();
  return (
    <div className={`page ${className} ${state.isElderly ? "page--elderly" : ""}`}>
      <Head />
      <main className="page__main">
        <div className="page__lead">
          {alone && warnsOfSilence ? (
            <p className="stale-strip stale-strip--calm" role="status">
              <Icon name="wifiSlash" />
              {say("aloneStrip")}
            </p>
          ) : null}
          {isStale && !alone && warnsOfSilence ? (
            <p className="stale-strip" role="alert">
              <Icon name="triangle" />
              {say("staleStrip")}
            </p>
          ) : null}
          {lead}
        </div>
        <div className="page__body">{children}</div>
        {nav ? <nav className="page__nav">{nav}</nav> : null}
      </main>
      <Foot />
    </div>
  );
}

function Head() {
  const { hall, state } = useKiosk();
  const { pick } = useKioskWords();
  const { date, time } = useLocalTime(hall.timeZone);
  return (
    <header className="page__head">
      <Brand name={pick(hall.name)} />
      <p className="page__time">
        {state.isElderly ? null : <span>{date}</span>}
        <span className="page__clock digits">{time}</span>
      </p>
    </header>
  );
}

function Foot() {
  const { hall, view } = useKiosk();
  const { say, pick, language } = useKioskWords();
  const kiosk = kioskNameOf(view, hall);
  const hotline = say("footHotline", { hotline: hall.hotline });
  return (
    <footer className="page__foot">
      <span>{hall.isDemonstration ? say("footDemo") : ""}</span>
      <span>{[...(kiosk ? [pick(kiosk)] : []), hotline].join(language === "zh" ? "・" : ", ")}</span>
    </footer>
  );
}
