import { useState } from "react";
import { deliveryWords } from "../../words/delivery.ts";
import { useDeliveryTroubles } from "../../words/delivery-troubles.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { handToBrowser } from "../desk/hand-to-browser.ts";
import { useHall } from "../hall-context.tsx";
import { Notice } from "../notice.tsx";

/** The register of these days as a workbook, streamed. */
export function ExportRegister({ span }: { span: { from?: string; to?: string } }) {
  const { say, language } = useWords(deliveryWords);
  const explain = useDeliveryTroubles();
  const hall = useHall();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const take = async () => {
    setBusy(true);
    setTrouble(null);
    const asked = new URLSearchParams({ ...span, lang: language });
    const answer = await hall.download(`/api/reports/register?${asked}`);
    setBusy(false);
    if (answer.ok) handToBrowser(answer.value, `register-${span.from ?? ""}-${span.to ?? ""}.xlsx`);
    else setTrouble(explain(answer.error));
  };
  return (
    <>
      <Button
        className="sheet__end"
        disabledBecause={isBusy ? say("register.exporting") : null}
        onPress={() => void take()}
      >
        {say("register.export")}
      </Button>
      {trouble ? <Notice kind="wrong" what={trouble} /> : null}
    </>
  );
}
