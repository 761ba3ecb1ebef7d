import type { Devices } from "../../../drivers/contract/devices.ts";
import type { Desk } from "../dialogs/dialog.ts";
import { FindDialog } from "./find-dialog.tsx";
import { GapsDialog } from "./gaps-dialog.tsx";
import { MatterDialog } from "./matter-dialog.tsx";
import { PromiseDialog } from "./promise-dialog.tsx";
import { RefuseDialog } from "./refuse-dialog.tsx";
import { ScanDialog } from "./scan-dialog.tsx";
import { SignDialog } from "./sign-dialog.tsx";
import { TellMissingDialog } from "./tell-missing-dialog.tsx";
import type { Intake } from "./use-intake.ts";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

export interface IntakeDialogProps {
  desk: Desk;
  devices: Devices;
  intake: Intake;
  onClose: () => void;
}

export function IntakeDialogs(props: Omit<IntakeDialogProps, "onClose">) {
  const { intake } = props;
  const shown = intake.dialog;
  // What it began may end when another question is open: that one stays.
  const all = { ...props, onClose: () => intake.closeDialog(shown) };
  switch (intake.dialog) {
    case null:
      return null;
    case "tellMissing":
      return <TellMissingDialog {...all} />;
    case "gaps":
      return <GapsDialog {...all} />;
    case "refuse":
      return <RefuseDialog {...all} />;
    case "promise":
      return <PromiseDialog {...all} />;
    case "scan":
      return <ScanDialog {...all} />;
    case "sign":
      return <SignDialog {...all} />;
    case "find":
      return <FindDialog {...all} />;
    case "withdraw":
      return <WithdrawDialog {...all} />;
    case "matter":
      return <MatterDialog {...all} />;
    default:
      return intake.dialog satisfies never;
  }
}
