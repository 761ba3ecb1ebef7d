import { mountPage } from "../kit/mount.tsx";
import { PadPage } from "./pad-page.tsx";

void mountPage({ page: "pad", entry: "device", draw: () => <PadPage /> });
