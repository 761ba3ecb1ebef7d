import { mountPage } from "../kit/mount.tsx";

void mountPage({ page: "kiosk", entry: "device", draw: () => null });
