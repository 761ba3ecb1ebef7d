import "./progress-page.css";
import type { ReactNode } from "react";
import { Brand } from "../kit/brand.tsx";
import { Button } from "../kit/button.tsx";
import { useHallDescription } from "../kit/hall-context.tsx";
import { AskProgress, type AskProgressProps } from "../kit/progress/ask-form.tsx";
import { commonWords } from "../words/common.ts";
import { progressWords } from "../words/progress.ts";
import { useWords } from "../words/words.ts";

/** 查进度 on a phone: the receipt's code leads here. */
export function ProgressPage(props: AskProgressProps) {
  return (
    <Frame>
      <AskProgress {...props} />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const hall = useHallDescription();
  const { say, pick, language, setLanguage } = useWords(progressWords);
  const { say: sayCommon } = useWords(commonWords);
  return (
    <div className="progress">
      <header>
        {hall ? (
          <Brand
            name={pick(hall.name)}
            demonstration={hall.isDemonstration ? sayCommon("demonstration") : undefined}
          />
        ) : (
          <span />
        )}
        <Button onPress={() => setLanguage(language === "zh" ? "en" : "zh")}>{say("language")}</Button>
      </header>
      <main>{children}</main>
    </div>
  );
}
