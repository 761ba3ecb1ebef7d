import { KitTheme } from "../kit/desk/kit-theme.tsx";
import { mountPage } from "../kit/mount.tsx";
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
