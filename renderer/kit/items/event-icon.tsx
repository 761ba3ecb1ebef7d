import baby from "@phosphor-icons/core/assets/bold/baby-bold.svg?raw";
import briefcase from "@phosphor-icons/core/assets/bold/briefcase-bold.svg?raw";
import car from "@phosphor-icons/core/assets/bold/car-bold.svg?raw";
import flower from "@phosphor-icons/core/assets/bold/flower-tulip-bold.svg?raw";
import school from "@phosphor-icons/core/assets/bold/graduation-cap-bold.svg?raw";
import handHeart from "@phosphor-icons/core/assets/bold/hand-heart-bold.svg?raw";
import heartbeat from "@phosphor-icons/core/assets/bold/heartbeat-bold.svg?raw";
import houseLine from "@phosphor-icons/core/assets/bold/house-line-bold.svg?raw";
import card from "@phosphor-icons/core/assets/bold/identification-card-bold.svg?raw";
import walk from "@phosphor-icons/core/assets/bold/person-simple-walk-bold.svg?raw";
import plant from "@phosphor-icons/core/assets/bold/plant-bold.svg?raw";
import storefront from "@phosphor-icons/core/assets/bold/storefront-bold.svg?raw";
import { SvgIcon } from "../icon.tsx";

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
