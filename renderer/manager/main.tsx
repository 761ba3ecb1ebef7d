import { mountPage } from "../kit/mount.tsx";
import { KitTheme } from "./kit-theme.tsx";
import { ManagerPage } from "./manager-page.tsx";

void mountPage({
  page: "manager",
  entry: "staff",
  draw: () => (
    <KitTheme>
      <ManagerPage />
    </KitTheme>
  ),
});
