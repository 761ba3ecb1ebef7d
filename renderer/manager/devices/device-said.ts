import { deviceWords } from "../../words/manager-devices.ts";
import { useWords } from "../../words/words.ts";

interface DeviceWords {
  kind: (kind: string) => string;
  status: (status: string) => string;
  /** For some kinds a state wants something else to be done. */
  todo: (status: string, kind: string) => string;
}

/** Kinds and states as people say them; a code that this page does not know is shown as it came, to be looked at. */
export function useDeviceWords(): DeviceWords {
  const { say } = useWords(deviceWords);
  const sayIfKnown = (key: string): string | null =>
    key in deviceWords.zh ? say(key as keyof typeof deviceWords.zh) : null;
  return {
    kind: (kind) => sayIfKnown(`kind.${kind}`) ?? kind,
    status: (status) => sayIfKnown(`status.${status}`) ?? status,
    todo: (status, kind) => {
      if (status === "ready" || status === "ok") return "";
      return sayIfKnown(`do.${status}.${kind}`) ?? sayIfKnown(`do.${status}`) ?? say("do.other");
    },
  };
}
