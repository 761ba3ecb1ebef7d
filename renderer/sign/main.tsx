import { mountPage } from "../kit/mount.tsx";
import { SignPage } from "./sign-page.tsx";

void mountPage({ page: "sign", entry: "device", draw: () => <SignPage /> });
