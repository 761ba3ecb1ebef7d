import bank from "@phosphor-icons/core/assets/bold/bank-bold.svg?raw";
import camera from "@phosphor-icons/core/assets/bold/camera-bold.svg?raw";
import question from "@phosphor-icons/core/assets/bold/question-bold.svg?raw";
import warning from "@phosphor-icons/core/assets/bold/warning-bold.svg?raw";
import { SvgIcon } from "../kit/icon.tsx";

const extra = { bank, camera, question, warning } as const;

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
