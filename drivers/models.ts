import { callKeypadModels } from "./call-keypad/models.ts";
import { codeScannerModels } from "./code-scanner/models.ts";
import { documentCameraModels } from "./document-camera/models.ts";
import { documentPrinterModels } from "./document-printer/models.ts";
import { idCardReaderModels } from "./id-card-reader/models.ts";
import { ledSignModels } from "./led-sign/models.ts";
import type { DeviceModel } from "./model.ts";
import { ratingPadModels } from "./rating-pad/models.ts";
import { speakerModels } from "./speaker/models.ts";
import { ticketPrinterModels } from "./ticket-printer/models.ts";

/** Every model that is known; each kind's folder has its own rows. */
export const models: readonly DeviceModel[] = [
  ...idCardReaderModels,
  ...documentCameraModels,
  ...documentPrinterModels,
  ...speakerModels,
  ...ticketPrinterModels,
  ...ratingPadModels,
  ...codeScannerModels,
  ...ledSignModels,
  ...callKeypadModels,
];
