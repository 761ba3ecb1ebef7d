import { mountPage } from "../kit/mount.tsx";
import { KioskPage } from "./kiosk-page.tsx";

void mountPage({ page: "kiosk", entry: "device", draw: (tools) => <KioskPage {...tools} /> });
