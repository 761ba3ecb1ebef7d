import type { Devices } from "../../../drivers/contract/devices.ts";
import { OwnLimitsDialog } from "../deadlines/own-limits-dialog.tsx";
import { AddItemDialog } from "./add-item-dialog.tsx";
import { AllKeysDialog } from "./all-keys-dialog.tsx";
import { AsideDialog } from "./aside-dialog.tsx";
import { CallDialog } from "./call-dialog.tsx";
import { CopyDialog } from "./copy-dialog.tsx";
import type { DialogKind, DialogProps } from "./dialog.ts";
import { FinishDialog } from "./finish-dialog.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { SetAsideDialog } from "./set-aside-dialog.tsx";
import { ShowPersonDialog } from "./show-person-dialog.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";

interface OpenDialogProps extends DialogProps {
  kind: DialogKind;
  devices: Devices;
  /** Names of what was begun and not taken in. */
  unfinished: readonly string[];
}

export function OpenDialog({ kind, devices, unfinished, ...props }: OpenDialogProps) {
  switch (kind) {
    case "skip":
    case "hold":
    case "pause":
      return <SetAsideDialog kind={kind} {...props} />;
    case "transfer":
      return <TransferDialog {...props} />;
    case "call":
      return <CallDialog {...props} />;
    case "addItem":
      return <AddItemDialog {...props} />;
    case "showPerson":
      return <ShowPersonDialog {...props} />;
    case "aside":
      return <AsideDialog {...props} />;
    case "copy":
      return <CopyDialog devices={devices} {...props} />;
    case "finish":
      return <FinishDialog unfinished={unfinished} {...props} />;
    case "leave":
      return <LeaveDialog unfinished={unfinished} {...props} />;
    case "limits":
      return <OwnLimitsDialog {...props} />;
    case "allKeys":
      return <AllKeysDialog {...props} />;
    default:
      return kind satisfies never;
  }
}
