/** How each command about documents comes to be sent. */
import type { documentCommands } from "../../../hall-server/contract/document-commands.ts";
import { shippedTemplate } from "../../../hall-server/documents/shipped.ts";
import { received } from "./intake-stories.ts";
import type { Story } from "./story.ts";

const changed = (words: string) => `${shippedTemplate("receipt")}\n${words}\n`;

export const documentStories: { [Name in keyof typeof documentCommands]: Story<Name> } = {
  "document:issue": async (stage) => {
    const applicationId = await received(stage);
    return {
      who: "clerk-01",
      other: "clerk-02",
      input: { applicationId, kind: "receipt" },
      otherInput: { applicationId, kind: "application-form" },
    };
  },
  "template:change": async () => ({
    who: "manager-1",
    other: "manager-2",
    input: { kind: "receipt", text: changed("请妥善保管。") },
    otherInput: { kind: "receipt", text: changed("请勿遗失。") },
  }),
  "template:restore": async (stage) => {
    await stage.done("manager-1", "template:change", { kind: "receipt", text: changed("请妥善保管。") });
    return {
      who: "manager-1",
      other: "manager-2",
      input: { kind: "receipt" },
      otherInput: { kind: "acceptance-notice" },
    };
  },
};
