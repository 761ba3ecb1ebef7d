import { mountPage } from "../kit/mount.tsx";

void mountPage({ page: "manager", entry: "staff", draw: () => null });
