import type { ViewValue } from "../../hall-server/contract/views.ts";
import { Brand } from "../kit/brand.tsx";
import { useLocalTime } from "../kit/clock.ts";
import { useSession } from "../kit/session.tsx";
import { commonWords } from "../words/common.ts";
import { managerWords } from "../words/manager.ts";
import { useWords } from "../words/words.ts";
import { useDescription } from "./hall-names.tsx";
import { type TabName, tabs } from "./tabs.ts";

interface ManagerHeadProps {
  hall: ViewValue<"hall">["hall"] | null;
  tab: TabName;
  onTab: (tab: TabName) => void;
}

export function ManagerHead({ hall, tab, onTab }: ManagerHeadProps) {
  const { say, pick, language, setLanguage } = useWords(managerWords);
  const common = useWords(commonWords);
  const { leave } = useSession();
  const timeZone = useDescription()?.timeZone;
  const { time, date } = useLocalTime(timeZone);
  const staffNumber = readStaffNumber();
  return (
    <header className="masthead">
      <Brand
        name={hall ? pick(hall.name) : "一窗"}
        demonstration={hall?.isDemonstration ? common.say("demonstration") : undefined}
      />
      <nav className="masthead__tabs" aria-label={say("tabs")}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            className="masthead__tab"
            aria-current={one === tab ? "page" : undefined}
            onClick={() => onTab(one)}
          >
            {say(`tab.${one}`)}
          </button>
        ))}
      </nav>
      <div className="masthead__who">
        {staffNumber ? <span>{say("staffNumber", { number: staffNumber })}</span> : null}
        <button
          type="button"
          className="masthead__link"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {say("otherLanguage")}
        </button>
        <button type="button" className="masthead__link" onClick={leave}>
          {common.say("signOut")}
        </button>
      </div>
      <div className="masthead__time">
        <span className="masthead__date">{date}</span>
        <span className="masthead__clock digits">{time}</span>
      </div>
    </header>
  );
}

/** The sign-in form keeps who came in, without the token. */
function readStaffNumber(): string | null {
  try {
    const me = JSON.parse(window.sessionStorage.getItem("yichuang me") ?? "null") as unknown;
    if (typeof me !== "object" || me === null || !("staffNumber" in me)) return null;
    return typeof me.staffNumber === "string" ? me.staffNumber : null;
  } catch {
    return null;
  }
}
