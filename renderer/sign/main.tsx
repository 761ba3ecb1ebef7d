import { mountPage } from "../kit/mount.tsx";

void mountPage({ page: "sign", entry: "device", draw: () => null });
