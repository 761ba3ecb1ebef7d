import "./in-shell.css";
import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import type { ServiceBridge } from "../../../electron/contract/bridge.ts";
import { serviceWords } from "../../words/service.ts";
import { useWords } from "../../words/words.ts";
import { ServicePad } from "./service-pad.tsx";

/** Beside the page, under a root of its own: the way out is there also when the page has failed. */
export function mountService(service: ServiceBridge): void {
  document.documentElement.classList.add("in-shell");
  const place = document.createElement("div");
  document.body.append(place);
  createRoot(place).render(
    <StrictMode>
      <Service service={service} />
    </StrictMode>,
  );
}

function Service({ service }: { service: ServiceBridge }) {
  const { language, setLanguage } = useWords(serviceWords);
  const [pageLanguage, setPageLanguage] = useState<typeof language | null>(null);
  useEffect(
    () =>
      service.listen(() =>
        setPageLanguage((before) => before ?? (document.documentElement.lang === "en" ? "en" : "zh")),
      ),
    [service],
  );
  if (pageLanguage === null) return null;
  const close = () => {
    void service.shut();
    // The page goes on in the language that its own reader chose.
    setLanguage(pageLanguage);
    setPageLanguage(null);
  };
  return <ServicePad service={service} onClose={close} />;
}
