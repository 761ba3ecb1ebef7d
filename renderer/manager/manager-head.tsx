import type { ViewValue } from "../../hall-server/contract/views.ts";
import { Brand } from "../kit/brand.tsx";
import { useLocalTime } from "../kit/clock.ts";
import { useSession } from "../kit/session.tsx";
import { commonWords } from "../words/common.ts";
import { managerWords } from "../words/manager.ts";
import { useWords } from "../words/words.ts";
import { useDescription } from "./hall-names.tsx";
import { ownStaffNumber } from "./own-staff-number.ts";
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
  const staffNumber = ownStaffNumber();
  return (
    <header className="masthead">
      <Brand
        name={hall ? pick(hall.name) : say("system")}
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
