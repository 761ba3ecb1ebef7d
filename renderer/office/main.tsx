import { KitTheme } from "../kit/desk/kit-theme.tsx";
import { mountPage } from "../kit/mount.tsx";
import { OfficePage } from "./office-page.tsx";

void mountPage({
  page: "office",
  entry: "staff",
  draw: ({ devices }) => (
    <KitTheme>
      <OfficePage devices={devices} />
    </KitTheme>
  ),
});
