import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";

/** 上一步, the other language, 请人帮忙: at the same place on every page but the first. */
export function Nav({ hasBack = true, ...back }: { hasBack?: boolean } & BackProps) {
  const { state } = useKiosk();
  return (
    <>
      {hasBack ? <BackButton {...back} /> : null}
      {state.isElderly ? null : <LanguageButton />}
      <HelpButton />
    </>
  );
}

interface BackProps {
  /** Where a page has steps of its own; else the flow knows. */
  onBack?: (() => void) | undefined;
  cannotBack?: string | null;
}

export function BackButton({ onBack, cannotBack }: BackProps) {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  return (
    <Button disabledBecause={cannotBack} onPress={onBack ?? (() => dispatch({ event: "back" }))}>
      <Icon name="arrowLeft" />
      {say("back")}
    </Button>
  );
}

export function LanguageButton() {
  const { say, language, setLanguage } = useKioskWords();
  const other = language === "zh" ? "en" : "zh";
  return (
    <Button onPress={() => setLanguage(other)}>
      <Icon name="translate" />
      <span lang={other === "zh" ? "zh-CN" : "en"}>{say("otherLanguage")}</span>
    </Button>
  );
}

/** Not while the hall is closed: nobody would come. */
export function HelpButton() {
  const { dispatch, view } = useKiosk();
  const { say } = useKioskWords();
  if (!view.hall.isOpen) return null;
  return (
    <Button onPress={() => dispatch({ event: "call-help" })}>
      <Icon name="bell" />
      {say("help")}
    </Button>
  );
}
