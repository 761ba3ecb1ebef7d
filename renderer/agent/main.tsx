import { KitTheme } from "../kit/desk/kit-theme.tsx";
import { mountPage } from "../kit/mount.tsx";
import { AgentPage } from "./agent-page.tsx";

void mountPage({
  page: "agent",
  entry: "staff",
  draw: ({ devices }) => (
    <KitTheme>
      <AgentPage devices={devices} />
    </KitTheme>
  ),
});
