import { mountPage } from "../kit/mount.tsx";
import { numberInAddress } from "./number-in-address.ts";
import { ProgressPage } from "./progress-page.tsx";

void mountPage({ page: "progress", entry: "nobody", draw: () => <ProgressPage first={numberInAddress()} /> });
