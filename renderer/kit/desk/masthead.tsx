import { commonWords } from "../../words/common.ts";
import { deskWords } from "../../words/desk.ts";
import { useWords } from "../../words/words.ts";
import { Brand } from "../brand.tsx";
import { useLocalTime } from "../clock.ts";
import { ownStaffNumber } from "../me.ts";
import { useSession } from "../session.tsx";

interface MastheadProps<Tab extends string> {
  /** Null until the hall was heard. */
  hall: { name: { zh: string; en: string }; isDemonstration: boolean } | null;
  /** What the page is, while the hall's name is not known. */
  system: string;
  tabs: readonly { tab: Tab; name: string }[];
  tab: Tab;
  onTab: (tab: Tab) => void;
  timeZone: string | undefined;
}

/** The head of an office page: the hall, the page's parts, who sits here, the time. */
export function Masthead<Tab extends string>(props: MastheadProps<Tab>) {
  const { hall, system, tabs, tab, onTab, timeZone } = props;
  const { say, pick, language, setLanguage } = useWords(deskWords);
  const common = useWords(commonWords);
  const { leave, page } = useSession();
  const { time, date } = useLocalTime(timeZone);
  const staffNumber = ownStaffNumber(page);
  return (
    <header className="masthead">
      <Brand
        name={hall ? pick(hall.name) : system}
        demonstration={hall?.isDemonstration ? common.say("demonstration") : undefined}
      />
      <nav className="masthead__tabs" aria-label={say("tabs")}>
        {tabs.map((one) => (
          <button
            key={one.tab}
            type="button"
            className="masthead__tab"
            aria-current={one.tab === tab ? "page" : undefined}
            onClick={() => onTab(one.tab)}
          >
            {one.name}
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
