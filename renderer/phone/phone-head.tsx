import { Brand } from "../kit/brand.tsx";
import { Button } from "../kit/button.tsx";
import { commonWords } from "../words/common.ts";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";
import type { Ticket } from "./alarm.ts";

export function PhoneHead({ ticket, hasLanguage = true }: { ticket: Ticket | null; hasLanguage?: boolean }) {
  const { say, language, setLanguage } = useWords(phoneWords);
  const { say: sayCommon, pick } = useWords(commonWords);
  return (
    <header className="phone__head">
      {ticket ? (
        <Brand
          name={pick(ticket.hall.name)}
          demonstration={ticket.hall.isDemonstration ? sayCommon("demonstration") : undefined}
        />
      ) : (
        <span />
      )}
      {hasLanguage ? (
        <Button onPress={() => setLanguage(language === "zh" ? "en" : "zh")} className="phone__language">
          {say("language")}
        </Button>
      ) : null}
    </header>
  );
}
