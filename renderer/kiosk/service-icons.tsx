import baby from "@phosphor-icons/core/assets/bold/baby-bold.svg?raw";
import bank from "@phosphor-icons/core/assets/bold/bank-bold.svg?raw";
import briefcase from "@phosphor-icons/core/assets/bold/briefcase-bold.svg?raw";
import camera from "@phosphor-icons/core/assets/bold/camera-bold.svg?raw";
import car from "@phosphor-icons/core/assets/bold/car-bold.svg?raw";
import flower from "@phosphor-icons/core/assets/bold/flower-tulip-bold.svg?raw";
import school from "@phosphor-icons/core/assets/bold/graduation-cap-bold.svg?raw";
import handHeart from "@phosphor-icons/core/assets/bold/hand-heart-bold.svg?raw";
import heartbeat from "@phosphor-icons/core/assets/bold/heartbeat-bold.svg?raw";
import houseLine from "@phosphor-icons/core/assets/bold/house-line-bold.svg?raw";
import card from "@phosphor-icons/core/assets/bold/identification-card-bold.svg?raw";
import walk from "@phosphor-icons/core/assets/bold/person-simple-walk-bold.svg?raw";
import plant from "@phosphor-icons/core/assets/bold/plant-bold.svg?raw";
import question from "@phosphor-icons/core/assets/bold/question-bold.svg?raw";
import storefront from "@phosphor-icons/core/assets/bold/storefront-bold.svg?raw";
import warning from "@phosphor-icons/core/assets/bold/warning-bold.svg?raw";
import { SvgIcon } from "../kit/icon.tsx";

const extra = { bank, camera, question, warning } as const;

/** Life events by their id in the hall's catalogue; one without a picture of its own gets the hand. */
const events: Record<string, string> = {
  birth: baby,
  health: heartbeat,
  work: briefcase,
  home: houseLine,
  business: storefront,
  retirement: walk,
  identity: card,
  support: handHeart,
  school,
  farming: plant,
  bereavement: flower,
  transport: car,
};

export function EventIcon({ id }: { id: string }) {
  return <SvgIcon source={events[id] ?? handHeart} />;
}

export function ServiceIcon({ name }: { name: keyof typeof extra }) {
  return <SvgIcon source={extra[name]} />;
}

/** Ours: a card above a reader. */
export function CardPicture() {
  return (
    <svg className="card-picture" viewBox="0 0 222 230" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="8" strokeLinecap="round" strokeLinejoin="round">
        <rect x="4" y="4" width="214" height="134" rx="12" />
        <path d="M32 39h76M32 67h76M32 110h150" />
        <rect x="140" y="34" width="48" height="60" rx="5" />
        <path d="M111 160v64M81 194l30 30 30-30" />
      </g>
    </svg>
  );
}
