import arrowDown from "@phosphor-icons/core/assets/bold/arrow-down-bold.svg?raw";
import arrowLeft from "@phosphor-icons/core/assets/bold/arrow-left-bold.svg?raw";
import arrowRight from "@phosphor-icons/core/assets/bold/arrow-right-bold.svg?raw";
import arrowUp from "@phosphor-icons/core/assets/bold/arrow-up-bold.svg?raw";
import backspace from "@phosphor-icons/core/assets/bold/backspace-bold.svg?raw";
import bell from "@phosphor-icons/core/assets/bold/bell-ringing-bold.svg?raw";
import book from "@phosphor-icons/core/assets/bold/book-open-text-bold.svg?raw";
import calendar from "@phosphor-icons/core/assets/bold/calendar-check-bold.svg?raw";
import check from "@phosphor-icons/core/assets/bold/check-bold.svg?raw";
import clock from "@phosphor-icons/core/assets/bold/clock-bold.svg?raw";
import house from "@phosphor-icons/core/assets/bold/house-bold.svg?raw";
import card from "@phosphor-icons/core/assets/bold/identification-card-bold.svg?raw";
import search from "@phosphor-icons/core/assets/bold/magnifying-glass-bold.svg?raw";
import megaphone from "@phosphor-icons/core/assets/bold/megaphone-bold.svg?raw";
import pause from "@phosphor-icons/core/assets/bold/pause-bold.svg?raw";
import printer from "@phosphor-icons/core/assets/bold/printer-bold.svg?raw";
import speaker from "@phosphor-icons/core/assets/bold/speaker-high-bold.svg?raw";
import speakerOff from "@phosphor-icons/core/assets/bold/speaker-slash-bold.svg?raw";
import textAa from "@phosphor-icons/core/assets/bold/text-aa-bold.svg?raw";
import ticket from "@phosphor-icons/core/assets/bold/ticket-bold.svg?raw";
import translate from "@phosphor-icons/core/assets/bold/translate-bold.svg?raw";
import user from "@phosphor-icons/core/assets/bold/user-bold.svg?raw";
import users from "@phosphor-icons/core/assets/bold/users-three-bold.svg?raw";
import vibrate from "@phosphor-icons/core/assets/bold/vibrate-bold.svg?raw";
import wifiSlash from "@phosphor-icons/core/assets/bold/wifi-slash-bold.svg?raw";
import close from "@phosphor-icons/core/assets/bold/x-bold.svg?raw";
import checkCircle from "@phosphor-icons/core/assets/fill/check-circle-fill.svg?raw";
import triangle from "@phosphor-icons/core/assets/fill/warning-fill.svg?raw";
import octagon from "@phosphor-icons/core/assets/fill/warning-octagon-fill.svg?raw";

/** Phosphor (MIT), bold; filled for alarms: octagon = red, triangle = amber. */
const sources = {
  arrowDown,
  arrowLeft,
  arrowRight,
  arrowUp,
  backspace,
  bell,
  book,
  calendar,
  card,
  check,
  checkCircle,
  clock,
  close,
  house,
  megaphone,
  octagon,
  pause,
  printer,
  search,
  speaker,
  speakerOff,
  textAa,
  ticket,
  translate,
  triangle,
  user,
  users,
  vibrate,
  wifiSlash,
} as const;

export type IconName = keyof typeof sources;

/** The path alone, so that no markup is ever put into a page as text. */
function pathOf(source: string): string {
  return [...source.matchAll(/ d="([^"]+)"/g)].map((match) => match[1]).join("");
}

const paths = Object.fromEntries(
  Object.entries(sources).map(([name, source]) => [name, pathOf(source)]),
) as Record<IconName, string>;

export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 256 256" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** A Phosphor drawing that only one page needs; takes its file's text (`?raw`). */
export function SvgIcon({ source, className = "" }: { source: string; className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 256 256" aria-hidden="true" focusable="false">
      <path d={pathOf(source)} />
    </svg>
  );
}
